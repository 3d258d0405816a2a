import type { Change } from '../../../model/change.ts'

const definition =
  /\b(?:function|class|def|fn|func|fun|interface|type|struct|enum|trait|module|const|let|var|val|sub|record|object|proc|macro_rules!)\s{1,4}([A-Za-z_$][\w$]{2,60})/
const longestLine = 400
const longestPatch = 65_536
const mostSymbols = 12

/**
 * Names that a change defines, redefines or removes: those of changed lines first, then those that its hunks stand in.
 * A cheap reading of the diff that works in most languages and claims no more than that.
 */
export function changedSymbols({ files }: Change): readonly string[] {
  const changed = new Set<string>()
  const around = new Set<string>()
  for (const { patch } of files) {
    for (const line of (patch ?? '').slice(0, longestPatch).split('\n')) {
      const [kind] = line
      if (kind !== '+' && kind !== '-' && kind !== '@') continue
      const name = definition.exec(line.slice(0, longestLine))?.[1]
      if (name !== undefined) (kind === '@' ? around : changed).add(name)
      if (changed.size >= mostSymbols) return [...changed]
    }
  }
  return [...new Set([...changed, ...around])].slice(0, mostSymbols)
}
