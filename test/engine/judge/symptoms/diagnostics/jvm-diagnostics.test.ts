import { describe, expect, it } from 'vitest'

import { jvmDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/jvm-diagnostics.ts'
import { told } from '../told.ts'

describe('what javac, Checkstyle, scalac and kotlinc print', () => {
  it.each([
    {
      log: ['[ERROR] /w/src/Door.java:[12,3] cannot find symbol'],
      tells: ['1: javac error - /w/src/Door.java:12 cannot find symbol «/w/src/Door.java»'],
    },
    {
      log: ['[WARNING] src/Door.java:[12] deprecated'],
      tells: ['1: javac warning - src/Door.java:12 deprecated «src/Door.java»'],
    },
    {
      log: ['[ERROR] src/Door.java:12:3: Line is too long. [LineLength]'],
      tells: ['1: javac error - src/Door.java:12 Line is too long. [LineLength] «src/Door.java»'],
    },
    {
      log: ['[warn] src/Door.scala:12: unused'],
      tells: ['1: javac warning - src/Door.scala:12 unused «src/Door.scala»'],
    },
    {
      log: ['e: file:///w/src/Door.kt:12:3 Unresolved reference: lock'],
      tells: ['1: kotlinc error - /w/src/Door.kt:12 Unresolved reference: lock «Unresolved reference: lock»'],
    },
    {
      log: ["e: [ksp] 'acme.Lock' could not be resolved.", 'e: [ksp] /w/src/Door.kt:12: no key'],
      tells: [
        "1: ksp error - -:- 'acme.Lock' could not be resolved. «'acme.Lock' could not be resolved.»",
        '2: ksp error - /w/src/Door.kt:12 no key «no key»',
      ],
    },
    {
      log: [
        '[ERROR] PMD Failure: acme.Door$Lock:12 Rule:UnusedPrivateField Priority:3 Avoid unused fields.',
        '[ERROR] High: Null pointer dereference in acme.Door.open() [acme.Door] At Door.java:[line 9] NP_NULL',
      ],
      tells: [
        '1: pmd error UnusedPrivateField acme/Door.java:12 Avoid unused fields. «Avoid unused fields.»',
        '2: spotbugs error NP_NULL acme/Door.java:9 Null pointer dereference in acme.Door.open() «Null pointer dereference in acme.Door.open()»',
      ],
    },
    {
      log: ['w: src/Door.kt: (12, 3): unused'],
      tells: ['1: kotlinc warning - src/Door.kt:12 unused «unused»'],
    },
    {
      log: [
        'src/Door.kt:12:5: The door is too long [LongDoor]',
        'src/Door.kts:1:1: Odd indent (6) (standard:indent)',
      ],
      tells: [
        '1: detekt error LongDoor src/Door.kt:12 The door is too long «The door is too long»',
        '2: detekt error standard:indent src/Door.kts:1 Odd indent (6) «Odd indent (6)»',
      ],
    },
    {
      log: ['[error] -- [E006] Not Found Error: src/Door.scala:12:16 ----', '-- Warning: src/Door.scala:3:1'],
      tells: [
        '1: scalac error E006 src/Door.scala:12 Not Found Error «Not Found Error»',
        '2: scalac warning - src/Door.scala:3 Warning «Warning»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(jvmDiagnostics, ...log)).toEqual(tells)
  })
})
