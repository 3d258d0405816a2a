import type { Draft, Extractor } from '../draft.ts'
import { failingTest } from './failing-test.ts'

/** busted's terminal reports: `Failure → spec/cart_spec.lua @ 12`, and on the next line the test's name. */
const HEADED = /^(?:Failure|Error) (?:→|->) ([^\s:"'()]{1,400}\.(?:lua|moon)) @ (\d{1,7})$/
/** Its report in GoogleTest's form. */
const BRACKETED =
  /^\[ {1,3}(?:FAILED|ERROR) {1,3}\] ([^\s:"'()]{1,400}\.(?:lua|moon)) @ (\d{1,7}): (.{1,400}?)(?: \(\d{1,9}\.\d{1,9} ms\))?$/

/** plenary, for Neovim: `Testing: <tab>path`, `Fail<tab>||<tab>name`. */
const TESTING = /^Testing:\s{1,12}(\S{1,400}\.lua)$/
const PLENARY = /^Fail\s{1,8}\|\|\s{1,8}(\S.{0,400})$/

/** busted, for Lua and MoonScript, and plenary. */
export const luaTests: Extractor = {
  name: 'lua-tests',
  sees: { needs: ['.lua @ ', '.moon @ ', '\nTesting:', '\nFail'], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    let testing: string | null = null
    for (const [at, line] of lines.entries()) {
      if (line.text.startsWith('Testing:')) testing = TESTING.exec(line.text)?.[1] ?? testing
      const failed = line.text.startsWith('Fail') ? PLENARY.exec(line.text)?.[1] : undefined
      if (failed !== undefined)
        drafts.push({ line, about: failed, symptom: failingTest(failed, { path: testing }) })
      if (!line.text.includes(' @ ')) continue
      const headed = HEADED.exec(line.text)
      const match = headed ?? BRACKETED.exec(line.text)
      if (match === null) continue
      const below = lines[at + 1]
      const name = headed === null ? match[3] : below?.text.trim()
      if (name === undefined || name === '') continue
      const symptom = failingTest(name, { path: match[1], line: match[2] })
      drafts.push({ line: headed === null || below === undefined ? line : below, about: name, symptom })
    }
    return drafts
  },
}
