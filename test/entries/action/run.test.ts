import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import type { ActionEngine } from '../../../src/compose/compose-action.ts'
import type { Performed } from '../../../src/engine/model/act.ts'
import { composeReport } from '../../../src/engine/report/report.ts'
import type { Inputs } from '../../../src/entries/action/inputs.ts'
import { run } from '../../../src/entries/action/run.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aJudgement, aSilentVerdict, aSuspect, someEvidence } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { runnerFiles, type RunnerFiles } from './runner-files.ts'
import { runnerCommands } from './runner-grammar.ts'

const target = { what: { kind: 'run', runId: '7001' }, good: null, bad: null } as const
const issue = 'https://github.com/acme/shop/issues/77'

let files: RunnerFiles
let printed: string

// The toolkit remembers the summary's path for the life of the process.
beforeAll(() => {
  files = runnerFiles()
})

afterAll(() => {
  files[Symbol.dispose]()
})

beforeEach(() => {
  files.clear()
  for (const [name, path] of Object.entries(files.environment)) vi.stubEnv(name, path)
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed += String(chunk)
    return true
  })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  process.exitCode = undefined
})

/** An engine that finds this. */
function engineOf({
  dossier = aDossier(),
  judgement = aJudgement(),
  performed = [] as readonly Performed[],
} = {}): ActionEngine {
  const plan = aPlan()
  const report = composeReport(dossier, judgement, plan, aCost())
  return {
    find: () =>
      Promise.resolve({ kind: 'incident', incident: dossier.incident, issue: null, wish: null, react: null }),
    triage: () => Promise.resolve({ dossier, judgement, plan, report, performed }),
  }
}

function runWith(engine: ActionEngine, failOn: Inputs['fail-on'] = 'never'): Promise<void> {
  return run(target, engine, failOn, 'https://github.com')
}

describe('a culprit', () => {
  test('stands in the outputs with its address and probability, and nothing in words', async () => {
    await runWith(engineOf({ performed: [{ kind: 'done', url: issue }] }))
    const { verdict, suspects = '', 'issue-url': url } = files.outputs()
    expect({ verdict, url }).toEqual({ verdict: 'culprit', url: issue })
    expect(JSON.parse(suspects)).toEqual([
      { pull: 12, sha: aChange().commits[0], url: 'https://github.com/acme/shop/pull/12', probability: 0.81 },
    ])
  })

  test('stands in the summary and in the log with its evidence', async () => {
    await runWith(engineOf())
    for (const text of [files.summary(), printed]) {
      expect(text).toContain('#12')
      expect(text).toContain('return lines.sumOf(tax)')
    }
  })

  test('is pointed at in its file', async () => {
    await runWith(engineOf())
    expect(printed).toContain(
      '::notice title=Suspect #12 (81%25),file=src/cart/total.ts,line=41::It rewrote line 41',
    )
  })
})

test('a direct push has the address of its commit', async () => {
  const pushed = aChange({ pull: null })
  const judgement = aJudgement({
    ranking: { suspects: [aSuspect({ id: pushed.id })], noneProbability: 0.19 },
    verdict: { kind: 'culprit', id: pushed.id },
  })
  await runWith(engineOf({ dossier: aDossier({ changes: [pushed] }), judgement }))
  expect(JSON.parse(files.outputs()['suspects'] ?? '')).toMatchObject([
    { pull: null, url: `https://github.com/acme/shop/commit/${pushed.commits[0]}` },
  ])
})

test('a silent verdict names nobody', async () => {
  await runWith(engineOf({ judgement: aJudgement({ verdict: aSilentVerdict() }) }))
  expect(files.outputs()).toEqual({ verdict: 'silent', suspects: '[]', 'issue-url': '' })
  expect(runnerCommands(printed)).toEqual([])
})

test('the summary stands before a language model is asked, and is that of the last word in the end', async () => {
  const engine = engineOf()
  const found = await engine.find(target)
  if (found.kind === 'nothing') throw new Error('the engine finds an incident')
  const first = await engineOf({ judgement: aJudgement({ verdict: aSilentVerdict() }) }).triage(found, null)
  let early = ''
  await runWith({
    ...engine,
    triage: async (incident, good, beforeAsking) => {
      await beforeAsking?.(first)
      early = files.summary()
      return await engine.triage(incident, good)
    },
  })
  expect(early).toMatch(/No change .{0,8}named/u)
  expect(files.summary()).not.toMatch(/No change .{0,8}named/u)
  expect(files.summary()).toContain('#12')
})

test('an event that tells of no failure ends well with nothing to tell', async () => {
  await runWith({
    ...engineOf(),
    find: () => Promise.resolve({ kind: 'nothing', because: 'The run has not ended.' }),
  })
  expect(files.outputs()).toEqual({ verdict: 'nothing', suspects: '[]', 'issue-url': '' })
  expect(files.summary()).toBe('')
  expect(printed).toContain('The run has not ended.')
})

test('an issue that may not be written leaves the report in the summary and says so', async () => {
  await runWith(engineOf({ performed: [{ kind: 'refused', because: 'the token lacks issues: write' }] }))
  expect(files.outputs()).toMatchObject({ verdict: 'culprit', 'issue-url': '' })
  expect(files.summary()).toContain('#12')
  expect(files.summary()).toContain('The issue was not written')
  expect(printed).toContain('::warning::The issue was not written: the token lacks issues: write')
  expect(process.exitCode).toBeUndefined()
})

test('at most ten lines are pointed at', async () => {
  const evidence = Array.from({ length: 30 }, (_, index) => someEvidence({ line: index + 1 }))
  const [suspect] = aJudgement().ranking.suspects
  const ranking = { suspects: [aSuspect({ ...suspect, evidence })], noneProbability: 0.19 }
  await runWith(engineOf({ judgement: aJudgement({ ranking }) }))
  expect(runnerCommands(printed)).toHaveLength(10)
})

describe('fail-on', () => {
  const shortlist = aJudgement({ verdict: { kind: 'shortlist', ids: [aChange().id] } })
  test.each([
    ['never', aJudgement(), undefined],
    ['culprit', aJudgement(), 1],
    ['culprit', shortlist, undefined],
    ['suspects', shortlist, 1],
    ['suspects', aJudgement({ verdict: aSilentVerdict() }), undefined],
  ] as const)('%s', async (failOn, judgement, exitCode) => {
    await runWith(engineOf({ judgement }), failOn)
    expect(process.exitCode).toBe(exitCode)
    expect(files.outputs()['verdict']).toBe(judgement.verdict.kind)
  })
})

test('words of others give the runner no command and reach no output', async () => {
  const hostile = [
    '::error::x',
    '##[add-mask]shop',
    'a\r\n::set-output name=verdict::silent',
    '%0A::error::x',
    '::endgroup::',
  ]
  for (const text of hostile) {
    const change = aChange({ title: text, body: text })
    const evidence = [someEvidence({ says: `It says ${text}`, quote: text, file: `${text}.ts` })]
    const [suspect] = aJudgement().ranking.suspects
    const judgement = aJudgement({
      ranking: { suspects: [aSuspect({ ...suspect, evidence })], noneProbability: 0.19 },
    })
    const dossier = aDossier({
      incident: anIncident({ title: text }),
      changes: [change, ...bystanders(2)],
      failures: [aFailure({ name: text, log: `${text}\n${text}` })],
    })
    await runWith(engineOf({ dossier, judgement, performed: [{ kind: 'refused', because: text }] }))
    expect(Object.keys(files.outputs())).toEqual(['verdict', 'suspects', 'issue-url'])
    expect(JSON.stringify(files.outputs())).not.toMatch(/error|mask|endgroup/u)
  }
  const commands = runnerCommands(printed).map(({ command }) => command)
  expect(new Set(commands)).toEqual(new Set(['notice', 'warning']))
  expect(commands).toHaveLength(hostile.length * 2)
})
