import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'

const textsOf = (...lines: readonly string[]) => logLines(lines.join('\n')).map(({ text }) => text)

describe('the names of branches that run at once', () => {
  it('go from before what each printed', () => {
    const log = ['[Pipeline] { (Branch: unit)', '[Pipeline] [end to end] { (Branch: end to end)']
    expect(textsOf(...log, '[unit] --- FAIL: Opens', '[end to end]     at open', '[unit]').slice(2)).toEqual([
      '--- FAIL: Opens',
      '    at open',
      '',
    ])
  })

  it('stay where the log did not introduce them', () => {
    expect(textsOf('[Pipeline] { (Branch: unit)', '[ERROR] no', '[units] no').slice(1)).toEqual([
      '[ERROR] no',
      '[units] no',
    ])
    expect(textsOf('[Pipeline] { (Test)', '[unit] no').slice(1)).toEqual(['[unit] no'])
  })
})
