import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

/**
 * A place alone on its line, as Next prints it: `./src/app/page.tsx:12:7`, of what has no line `./src/app/page.tsx`; or
 * as svelte-check does: `/w/src/routes/+page.svelte:12:7`.
 */
const PLACE =
  /^(?:(\.\/[^\s:"'()]{1,400}\.\w{1,8})(?::(\d{1,7}):\d{1,6})?|(\/[^\s:"'()]{1,400}\.svelte):(\d{1,7}):\d{1,6})$/
const MESSAGE =
  /^((?:Type|Syntax|Unhandled|Parsing|Build|Module) [Ee]rror|SyntaxError|Error|Module not found|Module parse failed|ReactServerComponentsError): (.{1,2000})$/

/** Next's build, webpack and what is built on them, svelte-check: the place first, the message on the line below. */
export const placedAbove: Extractor = {
  name: 'placed-above',
  sees: { needs: ['\n./', '.svelte:'], after: 1 },
  read: (lines) => {
    const drafts: Draft[] = []
    lines.forEach((line, at) => {
      const below = lines[at + 1]
      const place = /^\.?\//.test(line.text) ? PLACE.exec(line.text) : null
      const said = place === null || below === undefined ? null : MESSAGE.exec(below.text)
      if (place === null || said === null || below === undefined) return
      const symptom = diagnostic({
        tool: place[3] === undefined ? 'bundler' : 'svelte-check',
        path: place[1] ?? place[3],
        line: place[2] ?? place[4],
        message: said[0],
      })
      drafts.push({ line: below, about: said[2] ?? '', symptom })
    })
    return drafts
  },
}
