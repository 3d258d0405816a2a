import { Refusal } from '../../engine/model/refusal.ts'
import { type ParsedCase, parseCase } from './parse-case.ts'
import { readLines } from './read-lines.ts'

/**
 * The cases of a case file in order, read as they are asked for, each with its place for messages.
 * @throws Refusal at the first line that is no case, or repeats an id; the message names file, line and key
 */
export async function* readParsedCases(
  path: string,
): AsyncGenerator<ParsedCase & { readonly where: string }> {
  const lineOf = new Map<string, number>()
  for await (const { number, text } of readLines(path)) {
    const where = `${path}, line ${number}`
    const parsed = parseCase(text, where)
    const { id } = parsed.open
    const before = lineOf.get(id)
    if (before !== undefined) throw repeated(id, where, before)
    lineOf.set(id, number)
    yield { ...parsed, where }
  }
  if (lineOf.size === 0) {
    throw new Refusal('bad-input', `${path}: holds no case`, 'Give a file with at least one case in it.')
  }
}

function repeated(id: string, where: string, before: number): Refusal {
  return new Refusal(
    'bad-input',
    `${where}: the id ${JSON.stringify(id)} already stands in line ${before}`,
    'Give every case of a file its own id.',
  )
}
