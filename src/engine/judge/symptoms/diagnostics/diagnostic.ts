import type { DraftOf } from '../draft.ts'
import { numberOf } from '../line-rules.ts'

type Parts = {
  readonly tool: string
  readonly severity?: string | undefined
  readonly code?: string | undefined
  readonly message: string | undefined
  readonly path?: string | null | undefined
  readonly line?: string | undefined
}

/** A compiler's or linter's finding from its printed parts. What is not called a warning or less is an error. */
export const diagnostic = (parts: Parts): DraftOf<'diagnostic'> => ({
  kind: 'diagnostic',
  tool: parts.tool,
  severity: /^(?:warn|note|info|notice|deprecat|strict|hint|remark|w$|r$|c$)/i.test(parts.severity ?? '')
    ? 'warning'
    : 'error',
  code: parts.code || null,
  message: (parts.message ?? '').trim(),
  path: parts.path || null,
  line: numberOf(parts.line),
})
