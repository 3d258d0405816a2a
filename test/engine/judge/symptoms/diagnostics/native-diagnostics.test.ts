import { describe, expect, it } from 'vitest'

import { nativeDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/native-diagnostics.ts'
import { told } from '../told.ts'

describe('what compilers, linkers and sanitizers of C and C++ print', () => {
  it.each([
    {
      log: ["❌  /w/Sources/Door.swift:12:9: cannot find 'lock' in scope"],
      tells: [
        "1: xcode error - /w/Sources/Door.swift:12 cannot find 'lock' in scope «cannot find 'lock' in scope»",
      ],
    },
    {
      log: ['src/a.c:12:3: runtime error: signed integer overflow'],
      tells: ['1: ubsan error - src/a.c:12 signed integer overflow «signed integer overflow»'],
    },
    {
      log: ['F0102 03:04:05.678901   123 src/door.cc:12] Check failed: key == 3 (2 vs. 3)'],
      tells: [
        '1: check error - src/door.cc:12 Check failed: key == 3 (2 vs. 3) «Check failed: key == 3 (2 vs. 3)»',
      ],
    },
    {
      log: ['[1234:5678:0102/030405.678:FATAL:door.cc(12)] Check failed: key.'],
      tells: ['1: check error - door.cc:12 Check failed: key. «Check failed: key.»'],
    },
    {
      log: [
        'door.lib(lock.obj) : error LNK2019: unresolved external symbol key [C:\\w\\door.vcxproj]',
        '/usr/bin/ld: cannot find -llock: No such file or directory',
      ],
      tells: [
        '1: msvc-link error LNK2019 door.lib:- unresolved external symbol key «unresolved external symbol key»',
        '2: ld error - -:- cannot find -llock: No such file or directory «cannot find -llock: No such file or directory»',
      ],
    },
    {
      log: [
        '    44>EXEC : error : no binary for lock/1.0 [C:\\w\\door.vcxproj]',
        "CSC : error CS5001: Program does not contain a 'Main' method [/w/src/Door.csproj]",
        "c1xx: fatal error C1083: Cannot open source file: 'lock.cpp'",
      ],
      tells: [
        '1: msbuild error - C:\\w\\door.vcxproj:- no binary for lock/1.0 «no binary for lock/1.0»',
        "2: msbuild error CS5001 /w/src/Door.csproj:- Program does not contain a 'Main' method «Program does not contain a 'Main' method»",
        "3: msbuild error C1083 -:- Cannot open source file: 'lock.cpp' «Cannot open source file: 'lock.cpp'»",
      ],
    },
    {
      log: [
        '/w/src/door.cc:12:(.text+0x1a): undefined reference to `lock()`',
        '/usr/bin/ld: door.cc:9:(.text._ZN4DoorC2Ev[_ZN4DoorC5Ev]+0x1a): undefined reference to `key()`',
      ],
      tells: [
        '1: ld error - /w/src/door.cc:12 undefined reference to `lock()` «undefined reference to `lock()`»',
        '2: ld error - door.cc:9 undefined reference to `key()` «undefined reference to `key()`»',
      ],
    },
    {
      log: ['arch/door.dts:12.3-14.5: ERROR (duplicate_label): /door: Duplicate label'],
      tells: [
        '1: dtc error duplicate_label arch/door.dts:12 /door: Duplicate label «/door: Duplicate label»',
      ],
    },
    {
      log: ["door: src/door.c:12: open: Assertion `key != NULL' failed."],
      tells: [
        "1: assert error - src/door.c:12 door: src/door.c:12: open: Assertion `key != NULL' failed. «src/door.c»",
      ],
    },
    {
      log: ['Assertion failed: (key), function open, file src/door.c, line 12.'],
      tells: [
        '1: assert error - src/door.c:12 Assertion failed: (key), function open, file src/door.c, line 12. «src/door.c»',
      ],
    },
    {
      log: ["/usr/bin/ld: src/door.c:12: undefined reference to `lock'"],
      tells: ["1: ld error - src/door.c:12 undefined reference to `lock' «undefined reference to `lock'»"],
    },
    {
      log: ["/usr/bin/ld: door.o:(.text+0x1d): undefined reference to `lock'"],
      tells: ["1: ld error - door.o:- undefined reference to `lock' «undefined reference to `lock'»"],
    },
    {
      log: ['ld.lld: error: undefined symbol: lock'],
      tells: ['1: lld error - -:- undefined symbol: lock «undefined symbol: lock»'],
    },
    {
      log: ['>>> referenced by src/door.c:12'],
      tells: ['1: lld error - src/door.c:12 >>> referenced by src/door.c:12 «src/door.c»'],
    },
    {
      log: ["/usr/bin/ld: a.o: multiple definition of `lock'; b.o: first defined here"],
      tells: [
        "1: ld error - -:- multiple definition of `lock'; b.o: first defined here «multiple definition of `lock'; b.o: first defined here»",
      ],
    },
    {
      log: ['24>..\\src\\door.cpp(9,2): fatal error C1083: Cannot open include file'],
      tells: ['1: msvc error C1083 ..\\src\\door.cpp:9 Cannot open include file «Cannot open include file»'],
    },
    {
      log: ['src\\door.cpp(9): warning C4101: unreferenced'],
      tells: ['1: msvc warning C4101 src\\door.cpp:9 unreferenced «unreferenced»'],
    },
    {
      log: ['src/door.cpp(9) : note : see declaration'],
      tells: ['1: msvc warning - src/door.cpp:9 see declaration «see declaration»'],
    },
    {
      log: ['src/door.c:12:3: error: expected identifier'],
      tells: ['1: compiler error - src/door.c:12 expected identifier «expected identifier»'],
    },
    {
      log: ['src/door.c:12: warning: unused variable [-Wunused-variable]'],
      tells: ['1: compiler warning -Wunused-variable src/door.c:12 unused variable «unused variable»'],
    },
    {
      log: ['  "_door_open", referenced from:', '      src/door.c:12:10: fatal error: lock.h: No such file'],
      tells: [
        '1: ld error - -:- undefined symbol _door_open «_door_open»',
        '2: compiler error - src/door.c:12 lock.h: No such file «lock.h: No such file»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nativeDiagnostics, ...log)).toEqual(tells)
  })

  it.each([{ log: ['src/door.c:12:3: note: declared here'] }])('are not seen in $log', ({ log }) => {
    expect(told(nativeDiagnostics, ...log)).toEqual([])
  })
})

describe('complaints behind what a runner puts before them', () => {
  it.each([
    {
      log: ['[   LINE   ] --- /w/tests/door.c:77: error: Failure!'],
      tells: ['1: compiler error - /w/tests/door.c:77 Failure! «Failure!»'],
    },
    {
      log: ['# | /w/tests/door.test:14:10: error: CHECK: expected string not found in input'],
      tells: [
        '1: compiler error - /w/tests/door.test:14 CHECK: expected string not found in input «CHECK: expected string not found in input»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(nativeDiagnostics, ...log)).toEqual(tells)
  })

  it.each([{ log: ['unknown location(0): fatal error: in "opens": std::runtime_error: oil'] }])(
    'are not seen in $log',
    ({ log }) => {
      expect(told(nativeDiagnostics, ...log)).toEqual([])
    },
  )
})
