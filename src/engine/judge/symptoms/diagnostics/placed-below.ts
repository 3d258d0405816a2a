import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

/** A finding's message; its place follows on a line below. */
type Head = {
  readonly tool: string
  readonly severity: string | undefined
  readonly code?: string | undefined
  readonly message: string
  readonly at: number
}

const RUSTC = /^(error|warning)(?:\[([A-Z]?\d{1,6})\])?: (.{1,2000})$/
const SOLC = /^(?:([A-Z][A-Za-z]{0,40}Error|Error|Warning)|(Error|Warning) \((\d{4})\)): (.{1,2000})$/
const RUFF = /^([A-Z]{1,5}\d{1,5}) (\S.{0,1000})$/
const ESBUILD = /^\s{0,4}(?:✘|▲|X) \[(ERROR|WARNING)\] (.{1,2000})$/
const MIETTE = /^\s{1,8}(x|×|⚠) (.{1,2000})$/
const ROLLDOWN = /^\[([A-Z][A-Z_]{2,60})\] (Error|Warning): (.{1,2000})$/
const ROLLUP = /^(\[!\]|\(!\)) (?:\(plugin [^()]{1,80}\) )?(?:[A-Z]\w{0,40}Error: |Error: )?(.{1,2000})$/

const ARROW = /^\s{0,12}(?:-->|┌─) ([^\s:"'()]{1,400}):(\d{1,7}):\d{1,6}:?$/
const BRACKET = /^\s{0,12}(?:,-|╭─)\[ ?([^\s:"'()\]]{1,400}):(\d{1,7}):\d{1,6} ?\]$/
const GRAPHQL = /^(?:\[FAILED\] )?\s{0,12}Error \d{1,4}: (.{1,2000})$/
const NIX = /^\s{7,14}error: (.{1,2000})$/
const AT = /^(?:\[FAILED\] )?\s{0,16}at ([^\s:"'()]{1,400}\.\w{1,8}):(\d{1,7}):\d{1,6}:?$/

// A part of a file is asked for behind a question mark: `src/Door.vue?vue&type=script: (12:3)`.
const ROUND = /^([^\s:"'()?]{1,400}\.\w{1,8})(?:\?[^\s()]{0,300}?)?:? \((\d{1,7}):\d{1,6}\):?$/
const LONE = /^ {4}([^\s:"'()]{1,400}\.\w{1,8}):(\d{1,7}):\d{1,6}:$/

/** Lines between a message and its place. */
const REACH = 3

const PLACES = ['--> ', '┌─ ', '-[', '─[']
/** What heads a place that stands alone on its line: nothing in the place itself is telling enough to look for. */
const HEADS = [
  '\nerror',
  '\nwarning',
  '[ERROR] ',
  '[WARNING] ',
  '× ',
  '⚠ ',
  '\n[!] ',
  '\n(!) ',
  'Error 0: ',
  '[FAILED] Error ',
  '       error: ',
]

/** Of the tools that bundle scripts: the rule in brackets, or a mark. */
const bundlerHead = (text: string, at: number): Head | null => {
  const rolldown = ROLLDOWN.exec(text)
  if (rolldown !== null)
    return { tool: 'rolldown', severity: rolldown[2], code: rolldown[1], message: rolldown[3] ?? '', at }
  const rollup = ROLLUP.exec(text)
  if (rollup === null) return null
  return { tool: 'rollup', severity: rollup[1] === '(!)' ? 'warning' : 'error', message: rollup[2] ?? '', at }
}

const solcHead = (text: string, at: number): Head | null => {
  const solc = SOLC.exec(text)
  if (solc === null) return null
  return { tool: 'solc', severity: solc[1] ?? solc[2], code: solc[3], message: solc[4] ?? '', at }
}

const headOf = (text: string, at: number): Head | null => {
  const rustc = text.startsWith('error') || text.startsWith('warning') ? RUSTC.exec(text) : null
  if (rustc !== null)
    return { tool: 'rustc', severity: rustc[1], code: rustc[2], message: rustc[3] ?? '', at }
  const ruff = /^[A-Z]{1,5}\d/.test(text) ? RUFF.exec(text) : null
  if (ruff !== null) return { tool: 'ruff', severity: 'error', code: ruff[1], message: ruff[2] ?? '', at }
  const graphql = text.includes('Error ') ? GRAPHQL.exec(text) : null
  if (graphql !== null) return { tool: 'graphql', severity: 'error', message: graphql[1] ?? '', at }
  const nix = text.startsWith('       ') ? NIX.exec(text) : null
  if (nix !== null) return { tool: 'nix', severity: 'error', message: nix[1] ?? '', at }
  if (text.startsWith('[') || text.startsWith('(')) return bundlerHead(text, at)
  if (/^[A-Z][A-Za-z]/.test(text)) return solcHead(text, at)
  const esbuild = text.includes('] ') ? ESBUILD.exec(text) : null
  if (esbuild !== null) return { tool: 'esbuild', severity: esbuild[1], message: esbuild[2] ?? '', at }
  const miette = /^\s{1,8}[x×⚠] /.test(text) ? MIETTE.exec(text) : null
  if (miette === null) return null
  return { tool: 'swc', severity: miette[1] === '⚠' ? 'warning' : 'error', message: miette[2] ?? '', at }
}

/** A place alone on its line is esbuild's way; below another tool's message it belongs to something else. */
const placeOf = (text: string, { tool }: Head): RegExpExecArray | null => {
  if (text.includes('--> ') || text.includes('┌─ ')) return ARROW.exec(text)
  if (text.includes('-[') || text.includes('─[')) return BRACKET.exec(text)
  if (tool === 'graphql' || tool === 'nix') return text.includes('at ') ? AT.exec(text) : null
  if (tool === 'rollup') return text.endsWith(')') || text.endsWith('):') ? ROUND.exec(text) : null
  return tool === 'esbuild' && text.endsWith(':') && text.startsWith('    ') ? LONE.exec(text) : null
}

/**
 * Tools that print the message first and `--> file:line:column` or the like below it: rustc, clippy, ruff, swc, oxc, Biome,
 * esbuild, Rollup, Rolldown and what is built on them, solc, Nix, GraphQL's code generator. A place without its message close above is a note's.
 */
export const placedBelow: Extractor = {
  name: 'placed-below',
  sees: { needs: [...HEADS, ...PLACES], before: REACH, after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    let head: Head | null = null
    for (const line of lines) {
      head = headOf(line.text, line.number) ?? head
      const place = head === null || line.number - head.at > REACH ? null : placeOf(line.text, head)
      if (place === null || head === null) continue
      const { at: _, ...said } = head
      const symptom = diagnostic({ ...said, path: place[1], line: place[2] })
      drafts.push({ line, about: place[1] ?? '', symptom })
      head = null
    }
    return drafts
  },
}
