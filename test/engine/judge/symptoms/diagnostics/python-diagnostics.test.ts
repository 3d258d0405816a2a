import { describe, expect, it } from 'vitest'

import { pythonDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/python-diagnostics.ts'
import { told } from '../told.ts'

describe('what mypy, pyright, ruff and flake8 print', () => {
  it.each([
    {
      log: ['src/door.py:12: error: Incompatible types  [assignment]'],
      tells: ['1: mypy error assignment src/door.py:12 Incompatible types «Incompatible types»'],
    },
    {
      log: ['  src/door.py:12:3 - warning: "key" is unused (reportUnused)'],
      tells: ['1: mypy warning reportUnused src/door.py:12 "key" is unused «"key" is unused»'],
    },
    {
      log: ['src/door.py:12:3: F401 `os` imported but unused'],
      tells: ['1: flake8 error F401 src/door.py:12 `os` imported but unused «`os` imported but unused»'],
    },
    {
      log: ['src/door.pyi:12:3: E501: line too long'],
      tells: ['1: flake8 error E501 src/door.pyi:12 line too long «line too long»'],
    },
    {
      log: ['src/door.py:12: note: see here'],
      tells: ['1: mypy warning - src/door.py:12 see here «see here»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(pythonDiagnostics, ...log)).toEqual(tells)
  })
})
