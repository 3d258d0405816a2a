import { describe, expect, it } from 'vitest'

import { playwrightFlakes } from '../../../../../src/engine/judge/symptoms/tests/playwright-flakes.ts'
import { told } from '../told.ts'

const entry = (browser: string, title: string) => `    [${browser}] › a.spec.ts:1:1 › ${title} ───`
const flake = (at: number, title: string) =>
  `${at}: {"kind":"flaky-test","name":"a.spec.ts › ${title}","suite":null,"path":null} «${title}»`

describe('Playwright’s list of flaky tests', () => {
  it('is read to its end', () => {
    const lists = ['  2 flaky', entry('chromium', 'opens'), entry('webkit', 'shuts'), '  3 passed (9.1s)']
    expect(told(playwrightFlakes, ...lists, entry('chromium', 'locks'))).toEqual([
      flake(2, 'opens'),
      flake(3, 'shuts'),
    ])
  })

  it('hides no failure in another browser', () => {
    const failed = ['  1 failed', entry('webkit', 'opens')]
    const flaky = ['  2 flaky', entry('chromium', 'opens'), entry('chromium', 'shuts')]
    expect(told(playwrightFlakes, ...failed, ...flaky)).toEqual([flake(5, 'shuts')])
  })
})
