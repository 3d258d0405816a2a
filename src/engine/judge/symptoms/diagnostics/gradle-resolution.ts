import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const LACKS = /^\s{0,12}> (Could not (find|resolve) [\w.-]{1,200}:[\w.-]{1,200}:[\w.+-]{1,100}\.?)$/
/** Nobody was there to ask: nothing is wrong with what was asked for. */
const REFUSED = /^\s{0,24}> Could not (?:get resource|GET|HEAD|download) /
/** Lines in which it says why it could not resolve something. */
const REACH = 3

/** Gradle, of what it was asked for and could not find. What no repository could be asked for is no finding. */
export const gradleResolution: Extractor = {
  name: 'gradle-resolution',
  sees: { needs: ['> Could not find ', '> Could not resolve '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const found = line.text.includes('> Could not ') ? LACKS.exec(line.text) : null
      if (found === null) continue
      const reasons = lines.slice(at + 1, at + 1 + REACH)
      if (found[2] === 'resolve' && reasons.some(({ text }) => REFUSED.test(text))) continue
      const message = found[1] ?? ''
      drafts.push({ line, about: message, symptom: diagnostic({ tool: 'gradle', message }) })
    }
    return drafts
  },
}
