import { getInput, setSecret } from '@actions/core'
import { z } from 'zod'

import { Refusal } from '../../engine/model/refusal.ts'

const word = z.string().trim()
const words = z.string().transform((text) => text.split(/[\s,]+/u).filter((one) => one !== ''))

const inputsSchema = z
  .object({
    'github-token': word.min(1, 'is empty; leave it out to use the token of the job'),
    mode: z.enum(['observe', 'report']),
    environment: word,
    'run-id': word.regex(/^\d{0,20}$/u, 'is not the number of a workflow run'),
    good: word,
    bad: word,
    'max-suspects': z
      .string()
      .regex(/^(?:|[1-9]|1\d|20)$/u, 'is not a number from 1 to 20')
      .transform((text) => (text === '' ? null : Number(text))),
    'fail-on': z.enum(['never', 'culprit', 'suspects']),
    login: word.min(1, 'is empty; leave it out where the token is the job’s own'),
    'log-hosts': words.pipe(
      z.array(z.string().regex(/^[\w.-]{1,253}(?::\d{1,5})?$/u, 'holds something that is not a host name')),
    ),
    'openai-api-key': word,
    'openai-base-url': z.union([z.literal(''), z.url({ protocol: /^https?$/u })]),
    'openai-model': word,
  })
  .superRefine((inputs, context) => {
    const [model, way] = [inputs['openai-model'], inputs['openai-api-key'] || inputs['openai-base-url']]
    const wrong =
      model === '' && way !== ''
        ? 'must name the model where openai-api-key or openai-base-url is given'
        : model !== '' && way === ''
          ? 'needs openai-api-key, or openai-base-url for a server without keys'
          : null
    if (wrong !== null) context.addIssue({ code: 'custom', path: ['openai-model'], message: wrong })
  })

/** All inputs of `action.yml` after checking; what was left empty is an empty string. */
export type Inputs = z.infer<typeof inputsSchema>

/** Reads and checks the inputs, and has keys masked in the job's log. Throws {@link Refusal} naming each bad input. */
export function readInputs(): Inputs {
  // Written out one by one, so that an input of the schema that is not read here does not compile.
  const given: Record<keyof Inputs, string> = {
    'github-token': getInput('github-token'),
    mode: getInput('mode'),
    environment: getInput('environment'),
    'run-id': getInput('run-id'),
    good: getInput('good'),
    bad: getInput('bad'),
    'max-suspects': getInput('max-suspects'),
    'fail-on': getInput('fail-on'),
    login: getInput('login'),
    'log-hosts': getInput('log-hosts'),
    'openai-api-key': getInput('openai-api-key'),
    'openai-base-url': getInput('openai-base-url'),
    'openai-model': getInput('openai-model'),
  }
  for (const key of [given['github-token'], given['openai-api-key']]) if (key !== '') setSecret(key)
  const read = inputsSchema.safeParse(given)
  if (read.success) return read.data
  const problems = read.error.issues.map(({ path, message }) => `input ${String(path[0])}: ${message}`)
  throw new Refusal('bad-input', problems.join('; '), 'See the inputs in docs/action.md.')
}
