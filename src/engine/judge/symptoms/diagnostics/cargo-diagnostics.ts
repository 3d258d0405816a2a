import type { Draft, Extractor } from '../draft.ts'
import type { LogLine } from '../log-lines.ts'
import { diagnostic } from './diagnostic.ts'

const HEAD =
  /^error: ((?:failed to (?:select a version|get `|load manifest|resolve)|no matching package|package `|cyclic package|failed to parse manifest at `).{0,1000})$/
const PACKAGE = /`[\w-]{1,100} v[^\s()]{1,60} \(([^\s()]{1,400})\)`/
const MANIFEST = /`([^`]{1,400}Cargo\.toml)`/
/** Lines below an error in which cargo says for which package it was. */
const REACH = 12

const manifestBelow = (lines: readonly LogLine[], at: number): string | null => {
  for (const { text } of lines.slice(at, at + REACH)) {
    if (text.startsWith('error: ') && text !== lines[at]?.text) break
    const asked = PACKAGE.exec(text)?.[1]
    if (asked !== undefined && !asked.includes('://')) return `${asked}/Cargo.toml`
    const named = text.startsWith('error: ') ? MANIFEST.exec(text)?.[1] : undefined
    if (named !== undefined) return named
  }
  return null
}

/** Cargo's errors about dependencies and manifests, with the manifest of the package that asked. */
export const cargoDiagnostics: Extractor = {
  name: 'cargo-diagnostics',
  sees: { needs: ['\nerror: '], after: REACH },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const [at, line] of lines.entries()) {
      const message = line.text.startsWith('error: ') ? HEAD.exec(line.text)?.[1] : undefined
      if (message === undefined) continue
      const symptom = diagnostic({ tool: 'cargo', message, path: manifestBelow(lines, at) })
      drafts.push({ line, about: message, symptom })
    }
    return drafts
  },
}
