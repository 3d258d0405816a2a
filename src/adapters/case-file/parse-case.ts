import type { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'
import { type CaseAnswer, caseSchema, type OpenCase } from './case-schema.ts'

/** A case taken apart, so that who ranks cannot be handed the answer by mistake. */
export type ParsedCase = { readonly open: OpenCase; readonly answer: CaseAnswer | null }

const FORMAT = 'Mend that line. docs/generated/case.schema.json says what a case holds.'
const SHOWN_ISSUES = 3

/**
 * Reads one line of a case file. `where` names the file and the line for the message.
 * @throws Refusal `bad-input` naming the key that is wrong
 */
export function parseCase(line: string, where: string): ParsedCase {
  // Code made for this schema would take as long as thousands of cases without it.
  const parsed = caseSchema.safeParse(parseJson(line, where), { jitless: true })
  if (!parsed.success) throw new Refusal('bad-input', `${where}: ${describe(parsed.error)}`, FORMAT)
  const { answer, ...open } = parsed.data
  return { open, answer: answer ?? null }
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch (cause) {
    throw new Refusal(
      'bad-input',
      `${where}: this is not JSON`,
      'A case file is JSON Lines: one complete JSON object a line, UTF-8, optionally gzipped.',
      { cause },
    )
  }
}

function describe(error: z.ZodError): string {
  const said = error.issues.map(describeIssue)
  const more = said.length > SHOWN_ISSUES ? `; and ${said.length - SHOWN_ISSUES} more` : ''
  return said.slice(0, SHOWN_ISSUES).join('; ') + more
}

function describeIssue(issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => JSON.stringify(key.slice(0, 80))).join(', ')
    return `unknown key ${keys}${at === '' ? '' : ` in ${at}`}`
  }
  if (at !== '') return `${at}: ${issue.message}`
  // Our own messages go on with a sentence; the schema's begin one.
  return issue.code === 'custom' ? `the case ${issue.message}` : `the case: ${issue.message}`
}
