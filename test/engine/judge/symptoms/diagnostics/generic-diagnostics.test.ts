import { describe, expect, it } from 'vitest'

import { genericDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/generic-diagnostics.ts'
import { told } from '../told.ts'

describe('what a tool prints that nobody knows', () => {
  it.each([
    {
      log: ['src/door.zig:12:3: error: no lock'],
      tells: ['1: generic error - src/door.zig:12 no lock «src/door.zig»'],
    },
    {
      log: ['tool: src/door.css:12: Fatal error: bad'],
      tells: ['1: generic error - src/door.css:12 bad «src/door.css»'],
    },
    {
      log: ['[error] src/door.md:12 no title'],
      tells: ['1: generic error - src/door.md:12 no title «src/door.md»'],
    },
    {
      log: [
        "lua5.3: src/door.lua:12: unexpected symbol near '='",
        "\t./src/key.lua:7: 'end' expected near <eof>",
      ],
      tells: [
        "1: lua error - src/door.lua:12 unexpected symbol near '=' «unexpected symbol near '='»",
        "2: lua error - ./src/key.lua:7 'end' expected near <eof> «'end' expected near <eof>»",
      ],
    },
    {
      log: ['WARN "src/door.yml":12 odd'],
      tells: ['1: generic warning - src/door.yml:12 odd «src/door.yml»'],
    },
    {
      log: ['src/door.cu: fatal error: no file'],
      tells: ['1: generic error - src/door.cu:- no file «no file»'],
    },
    {
      log: [
        'src/door.css:12:1: [ERROR]: bad',
        'ERROR at src/door.gni:76:5: no lock',
        'error: door.vk:7 (shut): no',
      ],
      tells: [
        '1: generic error - src/door.css:12 bad «src/door.css»',
        '2: generic error - src/door.gni:76 no lock «src/door.gni»',
        '3: generic error - door.vk:7 (shut): no «door.vk»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(genericDiagnostics, ...log)).toEqual(tells)
  })
})
