import { describe, expect, it } from 'vitest'

import { openAiModel } from '../../src/adapters/language-model/openai-model.ts'
import { heardQuestions } from '../../src/compose/heard-questions.ts'
import { terminalPolicy } from '../../src/compose/terminal-policy.ts'
import { redactFacts } from '../../src/engine/gather/redaction.ts'
import { consult } from '../../src/engine/judge/consult.ts'
import { judge } from '../../src/engine/judge/judge.ts'
import { completion, scriptedServer, send } from '../adapters/language-model/scripted-server.ts'
import { aChange, aFile } from '../builders/a-change.ts'
import { aDossier } from '../builders/a-dossier.ts'
import { aFailure } from '../builders/a-failure.ts'

const secret = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`
const changes = ['src/cart.ts', 'src/tax.ts', 'docs/guide.md'].map((path, index) =>
  aChange({
    title: `Touch ${path} with ${secret}`,
    files: [aFile({ path, patch: `@@ -1,1 +1,2 @@\n a\n+const key${index} = '${secret}'\n` })],
  }),
)
const dossier = aDossier({
  changes,
  failures: [aFailure({ log: `TypeError: ${secret} is no tax\n    at tax (src/tax.ts:1:1)\n` })],
})

/** Votes for the first change of the list. */
function firstOf(user: string): string {
  const { changes: shown } = JSON.parse(user) as { readonly changes: readonly { readonly id: string }[] }
  return JSON.stringify({ ranking: shown.slice(0, 1).map(({ id }) => id) })
}

describe('what would be sent to a language model', () => {
  it('holds no secret, and each question has a hash of its own', async () => {
    const { questions, because } = await heardQuestions(dossier, terminalPolicy)
    expect(because).toBeNull()
    expect(questions.length).toBeGreaterThan(0)
    expect(JSON.stringify(questions)).not.toContain(secret)
    expect(JSON.stringify(questions)).toContain('[redacted github-token]')
    expect(new Set(questions.map(({ sha256 }) => sha256)).size).toBe(questions.length)
    expect(questions.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true)
  })

  it('is what is sent, to the byte', async () => {
    await using server = await scriptedServer((asked, response) =>
      send(response, 200, completion(firstOf(asked.messages.at(-1)?.content ?? ''))),
    )
    const clean = { ...dossier, ...redactFacts(dossier) }
    const model = openAiModel({ apiKey: '', baseUrl: server.baseUrl, model: 'm' })
    const election = {
      candidates: 20,
      repeats: 2,
      influence: 'bounded',
      weight: 0.5,
      explains: false,
    } as const
    const policy = { ...terminalPolicy, election }
    await consult(clean, judge(clean, policy), policy, model)
    const { questions } = await heardQuestions(dossier, policy)
    const sent = server.asked.map(({ messages }) => messages.map(({ content }) => content))
    expect(sent.length).toBe(2)
    expect(new Set(sent.map(String))).toEqual(
      new Set(questions.map(({ system, user }) => String([system, user]))),
    )
  })

  it('is nothing where nobody would be asked, and that is said', async () => {
    const heard = await heardQuestions({ ...dossier, changes: changes.slice(0, 1) }, terminalPolicy)
    expect(heard.questions).toEqual([])
    expect(heard.because).toMatch(/\w/)
  })
})
