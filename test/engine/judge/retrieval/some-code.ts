import type { Context, FileSyntax } from '../../../../src/engine/model/context.ts'
import { aContext } from '../../../builders/a-dossier.ts'

type Sketch = { readonly uses?: readonly string[]; readonly text: string }

const definition = /^(?:function|class|const) (\w+)/

/** Sources with their syntax. A definition begins with its keyword at the line's start and ends before a blank line. */
export function someCode(files: Readonly<Record<string, Sketch>>): Context {
  const sources = Object.entries(files).map(([path, { text }]) => ({
    path,
    text,
    completeness: { kind: 'complete' as const },
  }))
  const syntax = Object.entries(files).map(([path, { uses = [], text }]): FileSyntax => {
    const lines = text.split('\n')
    const definitions = lines.flatMap((line, index) => {
      const name = definition.exec(line)?.[1]
      const blank = lines.indexOf('', index)
      return name === undefined ? [] : [{ name, start: index + 1, end: blank === -1 ? lines.length : blank }]
    })
    return { path, uses, definitions, completeness: { kind: 'complete' } }
  })
  return aContext({ sources, syntax })
}
