import { rules } from '@secretlint/secretlint-rule-preset-recommend'

import { markSpans, type SecretSpan } from './redaction-spans.ts'

/**
 * The rules of secretlint, asked one by one. Its runner (`lintSource`) is left out on purpose: it answers later, keeps
 * about 36 kB of profiling marks for ever with each text, and reports ranges that end too early where a rule names a
 * setting before its value (AWS secret keys). A rule itself is a pure function of the text.
 */
type Rule = (typeof rules)[number]
type RuleContext = Parameters<Rule['create']>[0]
type Report = Parameters<RuleContext['report']>[0]
type SourceCode = Parameters<NonNullable<ReturnType<Rule['create']>['file']>>[0]

/** One obeys comments in the text, which anybody can write, and switches rules off; the other reads key files from disk. */
const unused = /-(?:filter-comments|gcp)$/u

const scanners: readonly Rule[] = rules.filter(({ meta }) => !unused.test(meta.id))

/** Replaces what the library takes for a secret by what `mark` gives for it; everything else stays. */
export function redactByLibrary(text: string, mark: (kind: string, secret: string) => string): string {
  const source = sourceOf(text)
  const spans = scanners.flatMap((rule) => spansOf(rule, source))
  return markSpans(text, spans, mark)
}

function spansOf(rule: Rule, source: SourceCode): readonly SecretSpan[] {
  const kind = `${rule.meta.id.replace(/^.*-rule-/u, '')}-secret`
  const spans: SecretSpan[] = []
  const context: RuleContext = {
    sharedOptions: {},
    createTranslator: () => (messageId, data) => ({ message: '', messageId: String(messageId), data }),
    report: (report) => {
      spans.push({ kind, ...secretIn(source.content, report) })
    },
    ignore: () => {},
  }
  // Nothing to await: the one rule that reads a file is not among them.
  void rule.create(context, {}).file?.(source)
  return spans
}

/** The reported range, or where the secret that the message quotes stands, should that be another place. */
function secretIn(text: string, { message, range }: Report): Omit<SecretSpan, 'kind'> {
  const [start, end] = range
  const quoted = Object.values<unknown>(message.data ?? {}).filter((value) => typeof value === 'string')
  if (quoted.includes(text.slice(start, end))) return { start, end }
  const found = quoted
    .map((secret) => ({ start: text.indexOf(secret, start), length: secret.length }))
    .filter((place) => place.start !== -1)
    .sort((a, b) => b.length - a.length)[0]
  return found === undefined ? { start, end } : { start: found.start, end: found.start + found.length }
}

/** A text that is no file. Positions are asked for by comments only. */
function sourceOf(content: string): SourceCode {
  const position = { line: 1, column: 0 }
  return {
    content,
    hasBOM: false,
    contentType: 'text',
    ext: '.txt',
    filePath: undefined,
    physicalFilePath: undefined,
    getFilePath: () => undefined,
    getPhysicalFilePath: () => undefined,
    locationToRange: () => [0, 0],
    rangeToLocation: () => ({ start: position, end: position }),
    positionToIndex: () => 0,
    indexToPosition: () => position,
  }
}
