import type { Draft, Extractor } from '../../../../src/engine/judge/symptoms/draft.ts'
import { logLines } from '../../../../src/engine/judge/symptoms/log-lines.ts'

const shown = (value: string | number | null): string => (value === null ? '-' : String(value))

const sentence = ({ line, symptom, about }: Draft): string => {
  const start = `${line.number}:`
  const end = about === undefined ? '' : ` «${about}»`
  switch (symptom.kind) {
    case 'diagnostic': {
      const { tool, severity, code, message, path, line } = symptom
      return `${start} ${tool} ${severity} ${shown(code)} ${shown(path)}:${shown(line)} ${message}${end}`
    }
    case 'stack-frame': {
      const { path, line, symbol, trace, depth, origin } = symptom
      return `${start} ${trace}.${depth} ${shown(symbol)} ${path}:${shown(line)} ${origin}`
    }
    case 'failing-test': {
      const { name, suite, path, line } = symptom
      return `${start} ${name} of ${shown(suite)} in ${shown(path)}:${shown(line)}${end}`
    }
    case 'error-message':
      return `${start} ${shown(symptom.type)}: ${symptom.text}${end}`
    case 'infrastructure-sign':
      return `${start} ${symptom.sign}${end}`
    default:
      return `${start} ${JSON.stringify(symptom)}${end}`
  }
}

/**
 * What an extractor reads out of a log, one sentence a symptom: `line: tool severity code path:line message «about»`,
 * `line: trace.depth symbol path:line origin`, `line: name of suite in path:line «about»`, `line: type: text «about»`,
 * `line: sign «about»`; `-` for what is not known.
 */
export const told = (extractor: Extractor, ...lines: readonly string[]): readonly string[] =>
  extractor.read(logLines(lines.join('\n'))).map(sentence)
