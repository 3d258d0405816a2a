import { describe, expect, it } from 'vitest'

import { otherDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/other-diagnostics.ts'
import { told } from '../told.ts'

describe('what Nim, D, Solidity, Verilator, Meson and the resources of Android print', () => {
  it.each([
    {
      log: ["/w/src/door.nim(12, 3) Error: undeclared identifier: 'lock'"],
      tells: [
        "1: nim error - /w/src/door.nim:12 undeclared identifier: 'lock' «undeclared identifier: 'lock'»",
      ],
    },
    {
      log: ['source/door.d(12,3): Error: undefined identifier `lock`', 'source/door.d(9): Deprecation: old'],
      tells: [
        '1: dmd error - source/door.d:12 undefined identifier `lock` «undefined identifier `lock`»',
        '2: dmd warning - source/door.d:9 old «old»',
      ],
    },
    {
      log: [
        'contracts/Door.sol:12:9: DeclarationError: Undeclared identifier.',
        'contracts/Door.sol:14:9: Warning: Unused local variable.',
      ],
      tells: [
        '1: solc error - contracts/Door.sol:12 Undeclared identifier. «Undeclared identifier.»',
        '2: solc warning - contracts/Door.sol:14 Unused local variable. «Unused local variable.»',
      ],
    },
    {
      log: [
        "%Error: ../rtl/door.sv:12:8: syntax error, unexpected '.'",
        "%Error: rtl/door.v:12: syntax error, unexpected ';'",
        '%Warning-WIDTH: rtl/door.v:9:5: Operator ASSIGN expects 8 bits',
        '%Error: Exiting due to 2 error(s)',
      ],
      tells: [
        "1: verilator error - ../rtl/door.sv:12 syntax error, unexpected '.' «syntax error, unexpected '.'»",
        "2: verilator error - rtl/door.v:12 syntax error, unexpected ';' «syntax error, unexpected ';'»",
        '3: verilator warning WIDTH rtl/door.v:9 Operator ASSIGN expects 8 bits «Operator ASSIGN expects 8 bits»',
      ],
    },
    {
      log: ['../door/meson.build:9:0: ERROR: Dependency "lock" not found, tried pkgconfig'],
      tells: [
        '1: meson error - ../door/meson.build:9 Dependency "lock" not found, tried pkgconfig «Dependency "lock" not found, tried pkgconfig»',
      ],
    },
    {
      log: [
        '     /w/app/build/intermediates/debug/AndroidManifest.xml:12: AAPT: error: attribute android:lock not found.',
        '  Output:  /w/app/src/main/res/layout/door.xml:9: error: resource font/lock not found.',
        'ERROR:/w/app/src/main/res/values/door.xml:13:5-61: AAPT: error: resource attr/lock not found.',
      ],
      tells: [
        '1: aapt error - /w/app/build/intermediates/debug/AndroidManifest.xml:12 attribute android:lock not found. «attribute android:lock not found.»',
        '2: aapt error - /w/app/src/main/res/layout/door.xml:9 resource font/lock not found. «resource font/lock not found.»',
        '3: aapt error - /w/app/src/main/res/values/door.xml:13 resource attr/lock not found. «resource attr/lock not found.»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(otherDiagnostics, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['/w/src/door.nim(12, 3) Hint: unused import [UnusedImport]'] },
    { log: ['/w/src/door.nim(12) open'] },
    { log: ['%Error: Command Failed /usr/bin/verilator_bin -cc door.v'] },
    { log: ['Reading meson.build'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(otherDiagnostics, ...log)).toEqual([])
  })
})
