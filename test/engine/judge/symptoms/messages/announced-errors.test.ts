import { describe, expect, it } from 'vitest'

import { announcedErrors } from '../../../../../src/engine/judge/symptoms/messages/announced-errors.ts'
import { told } from '../told.ts'

describe('errors announced on the line above', () => {
  it.each([
    { log: ["thread 'main' panicked at src/a.rs:1:2:", 'shut'], tells: ['2: panic: shut'] },
    { log: ['Unhandled exception:', 'no key'], tells: ['2: -: no key'] },
    {
      log: ['     Failure/Error: open(door)', '', '     Acme::LockError:', '       no key for the door'],
      tells: ['4: Acme::LockError: no key for the door'],
    },
    {
      log: [
        '     Failure/Error: expect(door).to be_open',
        '       lib/door.rb has no hinge',
        '     # ./a.rb:1',
      ],
      tells: ['2: assertion: lib/door.rb has no hinge'],
    },
    {
      log: ["Execution failed for task ':door:copy'.", "> Could not copy file 'door.yml'."],
      tells: ["2: -: > Could not copy file 'door.yml'."],
    },
    {
      log: ["Execution failed for task ':door:test'.", '> There were failing tests. See the report'],
      tells: [],
    },
    {
      log: [
        '* What went wrong:',
        "Plugin [id: 'acme.lock'] was not found in any of the following sources:",
        '* What went wrong:',
        "A problem occurred evaluating project ':door'.",
        '> Could not find method lok() for arguments [key].',
        '* What went wrong:',
        "Could not determine the dependencies of task ':door:compile'.",
        '> SDK location not found.',
      ],
      tells: [
        "2: -: Plugin [id: 'acme.lock'] was not found in any of the following sources:",
        '5: -: > Could not find method lok() for arguments [key].',
        '8: -: > SDK location not found.',
      ],
    },
    {
      log: [
        "Execution failed for task ':door:link'.",
        '> A failure occurred while executing acme.gradle.LinkTask',
        '   > Resource linking failed',
      ],
      tells: ['3: -: > Resource linking failed'],
    },
    {
      log: [
        'ResolvePackageNotFound:',
        '  - lock==1.2',
        'The following packages are not available from current channels:',
        '',
        '  - key=9.9',
      ],
      tells: ['2: ResolvePackageNotFound: - lock==1.2', '5: PackagesNotFoundError: - key=9.9'],
    },
    {
      log: ['Test door-opens condition:', '    (void-function hinge)'],
      tells: ['2: -: (void-function hinge)'],
    },
    {
      log: [
        '***************************',
        'APPLICATION FAILED TO START',
        '***************************',
        '',
        'Description:',
        '',
        "Field lock in shop.Door required a bean of type 'shop.Lock' that could not be found.",
      ],
      tells: ["7: -: Field lock in shop.Door required a bean of type 'shop.Lock' that could not be found."],
    },
    {
      log: ['    error: 2 errors occurred:', '    \t* services "door" already exists', '    \t* no lock'],
      tells: ['2: -: * services "door" already exists'],
    },
    {
      log: ['could not validate: 1 error(s) occurred:', '', '* "region": required field is not set'],
      tells: ['3: -: * "region": required field is not set'],
    },
    { log: ['  Message:', '    TypeError: no key'], tells: ['2: -: TypeError: no key'] },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(announcedErrors, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['Unhandled exception:'] },
    { log: ['Unhandled exception:', ''] },
    { log: ['     NoMethodError:', '     # ./lib/door.rb:12'] },
    { log: ['     Failure/Error: open(door)', '', '     # ./lib/door.rb:12'] },
    { log: ['Test door-opens condition:', '    (ert-test-failed'] },
  ])('need a message: $log', ({ log }) => {
    expect(told(announcedErrors, ...log)).toEqual([])
  })
})
