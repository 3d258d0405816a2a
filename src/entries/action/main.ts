import { debug } from '@actions/core'

import { type ActionSettings, composeAction } from '../../compose/compose-action.ts'
import { readEvent, targetOf } from './event.ts'
import { readInputs } from './inputs.ts'
import { run } from './run.ts'
import { fail } from './say.ts'
import { sentenceOf } from './sentence-of.ts'
import { readSurroundings } from './surroundings.ts'

async function main(): Promise<void> {
  const inputs = readInputs()
  const { repo, apiUrl, forgeUrl } = readSurroundings(process.env)
  const target = targetOf(inputs, readEvent(process.env))
  const engine = await composeAction({
    token: inputs['github-token'],
    login: inputs.login,
    apiUrl,
    forgeUrl,
    repo,
    mode: inputs.mode,
    maxSuspects: inputs['max-suspects'],
    logHosts: inputs['log-hosts'],
    model: modelOf(inputs),
    clone: process.env['GITHUB_WORKSPACE'] ?? null,
    journal: { note: (what, details = {}) => debug(`${what} ${JSON.stringify(details)}`) },
  })
  await run(target, engine, inputs['fail-on'], forgeUrl)
}

function modelOf(inputs: ReturnType<typeof readInputs>): ActionSettings['model'] {
  const { 'openai-model': model, 'openai-api-key': apiKey, 'openai-base-url': baseUrl } = inputs
  return model === '' ? null : { model, apiKey, baseUrl: baseUrl || null }
}

try {
  await main()
} catch (thrown) {
  fail(sentenceOf(thrown))
}
