import { parseAst } from 'rolldown/parseAst'

import { type Edit, editsOf, type SyntaxNode } from './mutation-rules.ts'

/** One file with one small fault put in. */
export type Mutant = {
  /** `path:line:column rule`: names the mutant as long as its file stays as it is. */
  readonly id: string
  readonly path: string
  /** The whole text of the file with the fault. */
  readonly text: string
  /** The faulty line before and after, for people. */
  readonly shows: string
  /** False where the fault is no program at all, so that no test could tell anything. */
  readonly isProgram: boolean
}

/** Every mutant of one file in the order of the text. Types, imports, comments and regular expressions stay whole. */
export function mutantsOf(path: string, source: string): readonly Mutant[] {
  const edits: Edit[] = []
  walk(syntaxOf(source), source, edits)
  return edits.toSorted((a, b) => a.start - b.start).map((edit) => mutantOf(path, source, edit))
}

/** Type nodes hold nothing that runs, save the expression that a cast is about; tagged text is a pattern. */
function walk(node: SyntaxNode, source: string, edits: Edit[]): void {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return
  if (!node.type.startsWith('TS')) edits.push(...editsOf(node, source))
  const isOnlyType = node.type.startsWith('TS')
  for (const [key, value] of Object.entries(node)) {
    if (isOnlyType && key !== 'expression') continue
    if (key === 'quasi') continue
    const isName = key === 'key' || (key === 'property' && node['computed'] !== true)
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child) && !(isName && child.type === 'Literal')) walk(child, source, edits)
    }
  }
}

function mutantOf(path: string, source: string, { rule, start, end, instead }: Edit): Mutant {
  const text = source.slice(0, start) + instead + source.slice(end)
  const before = source.slice(0, start)
  const line = before.split('\n').length
  const column = start - before.lastIndexOf('\n')
  return {
    id: `${path}:${line}:${column} ${rule}`,
    path,
    text,
    shows: `${oneLine(source.slice(start, end))}  →  ${oneLine(instead) || 'nothing'}`,
    isProgram: isProgram(text),
  }
}

function oneLine(text: string): string {
  const flat = text.replaceAll(/\s{1,1000}/g, ' ')
  return flat.length > 90 ? `${flat.slice(0, 87)}…` : flat
}

function isProgram(text: string): boolean {
  try {
    syntaxOf(text)
    return true
  } catch {
    return false
  }
}

function syntaxOf(source: string): SyntaxNode {
  return parseAst(source, { lang: 'ts', sourceType: 'module' }) as unknown as SyntaxNode
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
