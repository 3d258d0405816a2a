import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const HEAD = /^[│|\s]{0,6}(Error|Warning): (.{1,2000})$/
const PLACE = /^[│|\s]{0,6}on ([^\s:"']{1,400}\.tf(?:vars)?(?:\.json)?) line (\d{1,7})(?:, in .{1,300})?:?$/
/** Lines between a message and its place. */
const REACH = 8

/** Terraform and OpenTofu: the message, and the place some lines below it, in a box or without one. */
export const terraformDiagnostics: Extractor = {
  name: 'terraform-diagnostics',
  sees: { needs: ['.tf'], before: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let head: { readonly said: RegExpExecArray; readonly at: number } | null = null
    for (const [at, line] of lines.entries()) {
      const said = line.text.includes(': ') ? HEAD.exec(line.text) : null
      if (said !== null) head = { said, at }
      const place = line.text.includes('on ') ? PLACE.exec(line.text) : null
      if (place === null || head === null || at - head.at > REACH) continue
      const parts = { severity: head.said[1], message: head.said[2], path: place[1], line: place[2] }
      drafts.push({ line, about: place[1] ?? '', symptom: diagnostic({ tool: 'terraform', ...parts }) })
      head = null
    }
    return drafts
  },
}
