import { describe, expect, it } from 'vitest'

import { raisedErrors } from '../../../../../src/engine/judge/symptoms/messages/raised-errors.ts'
import { told } from '../told.ts'

describe('what ends a traceback', () => {
  it('is taken whatever it is called', () => {
    expect(
      told(
        raisedErrors,
        'Traceback (most recent call last):',
        '  File "/app/door/settings.py", line 12, in <module>',
        '    KEY = required("DOOR_KEY")',
        '          ^^^^^^^^^^^^^^^^^^^^',
        '  File "/app/door/conf.py", line 3, in required',
        '    raise ImproperlyConfigured(name)',
        'django.core.exceptions.ImproperlyConfigured: set DOOR_KEY',
      ),
    ).toEqual(['7: django.core.exceptions.ImproperlyConfigured: set DOOR_KEY «set DOOR_KEY»'])
  })

  it('is taken where no line is indented, and where it has no message', () => {
    expect(
      told(
        raisedErrors,
        'File "/app/door/hinge.py", line 12, in swing',
        'raise StopSwinging',
        'StopSwinging',
      ),
    ).toEqual(['3: StopSwinging:  «»'])
  })

  it.each([
    ['the source line', ['  File "/app/door.py", line 12, in open', '    Door: int = 3']],
    [
      'what a chained one is told by',
      ['  File "/app/a.py", line 1, in b', '', 'During handling of the above'],
    ],
    ['what is said later', ['  File "/app/a.py", line 1, in b', '  x', 'a b', 'a b', 'a b', 'Door: shut']],
    ['what follows no frame', ['Door: shut']],
  ])('is not %s', (_, log) => {
    expect(told(raisedErrors, ...log)).toEqual([])
  })
})
