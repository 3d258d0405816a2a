import { describe, expect, it } from 'vitest'

import { cmakeDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/cmake-diagnostics.ts'
import { told } from '../told.ts'

describe('what CMake prints', () => {
  it.each([
    {
      log: ['CMake Error at door/CMakeLists.txt:12 (find_package):', '  No lock.', ''],
      tells: ['1: cmake error - door/CMakeLists.txt:12 No lock. «door/CMakeLists.txt»'],
    },
    {
      log: ['CMake Warning (dev) at door.cmake:3 (x):', '', '  Odd.'],
      tells: ['1: cmake warning - door.cmake:3 Odd. «door.cmake»'],
    },
    {
      log: ['CMake Deprecation Warning at CMakeLists.txt:1 (x):', 'no message'],
      tells: [
        '1: cmake warning - CMakeLists.txt:1 CMake Deprecation Warning at CMakeLists.txt:1 (x): «CMakeLists.txt»',
      ],
    },
    {
      log: ['CMake Error in CMakeLists.txt:', '  No lock.'],
      tells: ['1: cmake error - CMakeLists.txt:- No lock. «CMakeLists.txt»'],
    },
    {
      log: ['CMake Error: no such folder'],
      tells: ['1: cmake error - -:- no such folder «no such folder»'],
    },
    { log: ['CMake is here'], tells: [] },
  ])('is read from $log', ({ log, tells }) => expect(told(cmakeDiagnostics, ...log)).toEqual(tells))
})
