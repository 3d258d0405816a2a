import { resolveUses } from '../../../../src/engine/gather/syntax/resolve-uses.ts'
import { indexTree } from '../../../../src/engine/gather/syntax/tree-index.ts'
import type { Reference, SourceLanguage } from '../../../../src/engine/model/parsed-source.ts'

/** A reference as `kind text`: `module cart.total`. */
export type Written = `${Reference['kind']} ${string}`

/** What a file of this language uses, given what it says and the paths beside it. */
export function usesOf(
  language: SourceLanguage,
  path: string,
  says: readonly Written[],
  paths: readonly string[],
  repository = 'shop',
): readonly string[] {
  const references = says.map((written): Reference => {
    const space = written.indexOf(' ')
    return { kind: written.slice(0, space) as Reference['kind'], text: written.slice(space + 1) }
  })
  const file = { path, language, references, definitions: [], completeness: { kind: 'complete' } as const }
  return resolveUses(file, indexTree([path, ...paths]), repository)
}
