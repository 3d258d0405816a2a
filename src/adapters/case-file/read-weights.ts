import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'

const byName = z.record(z.string().min(1).max(100), z.number().min(-1000).max(1000))

/** A file of ranker weights: by feature name, of changes and of "none of these", and where they come from. */
const weightsSchema = z.strictObject({ provenance: z.string(), change: byName, none: byName }).readonly()

export type WeightsFile = z.infer<typeof weightsSchema>

const MEND = 'Give a file that `prime-suspect train --out` wrote.'
const SHOWN_ISSUES = 3

/**
 * Reads the text of a file of weights; `where` names the file for the message. Names are not looked up here.
 * @throws Refusal `bad-input` when it is none
 */
export function readWeights(text: string, where: string): WeightsFile {
  const parsed = weightsSchema.safeParse(jsonOf(text, where))
  if (parsed.success) return parsed.data
  const said = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'the file'}: ${message}`,
  )
  throw new Refusal(
    'bad-input',
    `${where}: these are no weights: ${said.slice(0, SHOWN_ISSUES).join('; ')}`,
    MEND,
  )
}

function jsonOf(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal('bad-input', `${where}: this is not JSON`, MEND, { cause })
  }
}
