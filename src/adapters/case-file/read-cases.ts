import { Refusal } from '../../engine/model/refusal.ts'
import type { OpenCase } from './case-schema.ts'
import { parseCase } from './parse-case.ts'
import { readLines } from './read-lines.ts'

/**
 * The cases of a case file in order, read as they are asked for and without their answers.
 * @throws Refusal at the first line that is no case, or repeats an id; the message names file, line and key
 */
export async function* readCases(path: string): AsyncGenerator<OpenCase> {
  const lineOf = new Map<string, number>()
  for await (const { number, text } of readLines(path)) {
    const where = `${path}, line ${number}`
    const { open } = parseCase(text, where)
    const before = lineOf.get(open.id)
    if (before !== undefined) throw repeated(open.id, where, before)
    lineOf.set(open.id, number)
    yield open
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
