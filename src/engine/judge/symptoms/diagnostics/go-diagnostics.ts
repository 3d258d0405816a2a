import type { Draft, Extractor } from '../draft.ts'
import { diagnostic } from './diagnostic.ts'

const PLACE =
  /^(?:vet: |# |\s{0,4}Error: |level=error msg="[^":]{0,80}typechecking error: )?([^\s:"'()]{1,400}\.go):(\d{1,7}):(\d{1,6}): (.{1,2000}?)"?$/
const LINTER = / \(([a-z][\w-]{1,40})\)$/

/** go build, go vet, staticcheck and golangci-lint: `file.go:12:3: message`, findings named at the end in brackets. */
export const goDiagnostics: Extractor = {
  name: 'go-diagnostics',
  sees: { needs: ['.go:'] },
  read: (lines) => {
    const drafts: Draft[] = []
    for (const line of lines) {
      if (!line.text.includes('.go:')) continue
      const match = PLACE.exec(line.text)
      if (match === null) continue
      const message = match[4] ?? ''
      const linter = LINTER.exec(message)?.[1]
      const parts = { path: match[1], line: match[2], message, code: linter }
      const tool = linter === undefined ? 'go' : 'golangci-lint'
      drafts.push({ line, about: message, symptom: diagnostic({ tool, ...parts }) })
    }
    return drafts
  },
}
