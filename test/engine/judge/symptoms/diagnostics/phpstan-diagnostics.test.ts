import { describe, expect, it } from 'vitest'

import { phpstanDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/phpstan-diagnostics.ts'
import { told } from '../told.ts'

describe('what PHPStan prints', () => {
  it('is read from its table', () => {
    expect(
      told(
        phpstanDiagnostics,
        '  3      Not yet in a table.',
        '  Line   src/Door.php (in context of class Acme\\Door)',
        ' ------ ----------',
        '  12     No lock.',
        '         door.lock',
        '  :30    No key.',
      ),
    ).toEqual([
      '4: phpstan error - src/Door.php:12 No lock. «No lock.»',
      '6: phpstan error - src/Door.php:30 No key. «No key.»',
    ])
  })
})
