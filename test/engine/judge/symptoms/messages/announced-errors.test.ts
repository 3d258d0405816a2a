import { describe, expect, it } from 'vitest'

import { announcedErrors } from '../../../../../src/engine/judge/symptoms/messages/announced-errors.ts'
import { told } from '../told.ts'

describe('errors announced on the line above', () => {
  it('are read for Rust and Dart', () => {
    expect(
      told(
        announcedErrors,
        "thread 'main' panicked at src/a.rs:1:2:",
        'shut',
        'Unhandled exception:',
        'no key',
      ),
    ).toEqual(['2: panic: shut', '4: -: no key'])
  })

  it('need a message', () => {
    expect(told(announcedErrors, 'Unhandled exception:')).toEqual([])
    expect(told(announcedErrors, 'Unhandled exception:', '')).toEqual([])
  })
})
