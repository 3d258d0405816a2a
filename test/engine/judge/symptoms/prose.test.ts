import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'
import { isProse } from '../../../../src/engine/judge/symptoms/prose.ts'

const stamped = '05-12 23:42:28.637 22836 22861 F SwiftShader: vkCreateInstance'

describe('a description by a person', () => {
  it.each([
    ['words alone', ['The door does not open.', '', 'It did before.']],
    ['lines of a log pasted into it', ['Breaks the door:', stamped, stamped]],
    ['a trace pasted into it', ['Breaks the door:', '    at open (door.js:3:1)']],
  ])('is known: %s', (_, lines) => {
    expect(isProse(logLines(lines.join('\n')))).toBe(true)
  })

  it.each([
    ['time stamps from the beginning', [stamped, 'and more']],
    ['colours', ['The door', '\u001b[31mdoes not open\u001b[0m']],
    ['what a tool prints', ['Breaks the door:', 'npm ERR! code 1']],
    ['too many lines', Array.from({ length: 70 }, (_, at) => `Line ${at}.`)],
    ['nothing', ['']],
  ])('is not taken for one: %s', (_, lines) => {
    expect(isProse(logLines(lines.join('\n')))).toBe(false)
  })
})
