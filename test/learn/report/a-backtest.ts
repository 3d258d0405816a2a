import type { ChangeId, Instant } from '../../../src/engine/model/ids.ts'
import { baselines } from '../../../src/learn/baselines/baselines.ts'
import type { Mined, MinedCase } from '../../../src/learn/mine/mined-case.ts'
import type { BacktestOutcome } from '../../../src/learn/report/backtest-outcome.ts'
import type { Backtest } from '../../../src/learn/report/compose-backtest-report.ts'
import { aJudgedCase } from '../a-judged-case.ts'
import { shaOf } from '../mine/a-history.ts'

type Words = {
  readonly text: string
  readonly title: string
  readonly because: string
  readonly repo: string
}

const plain: Words = {
  text: 'Totals are wrong.',
  title: 'Charge islands',
  because: 'names total.ts',
  repo: 'acme/shop',
}

function aMinedCase(number: number, over: Partial<MinedCase> = {}): MinedCase {
  return {
    id: `acme/shop@${number}`,
    source: 'revert',
    words: 'vague',
    text: plain.text,
    window: { kind: 'fixed', good: shaOf(1), bad: shaOf(2), exclude: [], candidates: 3 },
    at: '2024-01-01T00:00:00.000Z' as Instant,
    culprit: { id: 'b' as ChangeId, title: plain.title },
    toldBy: { sha: shaOf(3), title: 'Revert it' },
    ...over,
  }
}

type Judged = Extract<BacktestOutcome, { kind: 'judged' }>

function anOutcome(
  probabilities: Readonly<Record<string, number>>,
  over: Partial<Judged> = {},
  words: Words = plain,
): BacktestOutcome {
  const ours = aJudgedCase(probabilities, [])
  return {
    kind: 'judged',
    ours,
    baselines: baselines.map(() => aJudgedCase({ c: 0.6, a: 0.3, b: 0.1 }, [])),
    kept: ours.ranking.map(({ id }) => id),
    suspects: ours.ranking.map(({ id, probability }) => ({
      id,
      title: words.title,
      probability,
      because: [words.because],
    })),
    milliseconds: 100,
    ...over,
  }
}

/** Three cases: the culprit `b` comes first, second, and wrongly after a named one; and one that could not be ranked. */
export function aBacktest(words: Words = plain): Backtest {
  const own = { text: words.text, culprit: { id: 'b' as ChangeId, title: words.title } }
  const named = anOutcome({ a: 0.9, b: 0.05, c: 0.05 }, { kept: ['a' as ChangeId], milliseconds: 900 }, words)
  const ranked: Backtest['ranked'] = [
    {
      mined: aMinedCase(1, own),
      outcome: anOutcome({ b: 0.5, a: 0.3, c: 0.1 }, { milliseconds: 200 }, words),
    },
    {
      mined: aMinedCase(2, {
        ...own,
        words: 'told',
        window: { ...aMinedCase(2).window, kind: 'release', candidates: 40 },
      }),
      outcome: anOutcome({ a: 0.5, b: 0.3, c: 0.1 }, {}, words),
    },
    {
      mined: aMinedCase(3, { ...own, source: 'fix' }),
      outcome:
        named.kind === 'judged'
          ? { ...named, ours: { ...named.ours, verdict: { kind: 'culprit', id: 'a' as ChangeId } } }
          : named,
    },
    { mined: aMinedCase(4, own), outcome: { kind: 'unrankable', id: 'acme/shop@4', says: words.text } },
  ]
  const mined: Mined = {
    cases: ranked.map((one) => one.mined),
    messages: 9,
    leftOut: [{ because: 'nothing-to-go-by', count: 5 }],
    commits: 100,
    landings: 90,
    releases: 2,
  }
  return { repo: words.repo, windows: { size: 100, place: 'uniform' }, mined, isWhole: true, ranked }
}

/** The same where language models were asked too, each two questions a case, one in vain. */
export function withModels(names: readonly string[]): Backtest {
  const backtest = aBacktest()
  const ranked = backtest.ranked.map(({ mined, outcome }) => {
    if (outcome.kind !== 'judged') return { mined, outcome }
    const { ours: judged } = outcome
    const models = names.map((model) => ({ model, judged, vote: null, asked: 2, failed: 1, tokens: 9 }))
    return { mined, outcome: { ...outcome, models } }
  })
  return { ...backtest, ranked }
}
