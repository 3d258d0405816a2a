import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { zstdDecompressSync } from 'node:zlib'

import { readDossier } from '../src/adapters/case-file/read-dossier.ts'
import { terminalPolicy } from '../src/compose/terminal-policy.ts'
import { consult, electable } from '../src/engine/judge/consult.ts'
import { judge } from '../src/engine/judge/judge.ts'
import { ballotFor } from '../src/engine/judge/ranking/election/ballot.ts'
import { fuseVote } from '../src/engine/judge/ranking/election/fuse-vote.ts'
import { heatSize } from '../src/engine/judge/ranking/election/seed-heats.ts'
import type { Change } from '../src/engine/model/change.ts'
import type { Dossier } from '../src/engine/model/dossier.ts'
import type { Judgement } from '../src/engine/model/judgement.ts'
import { defaultElection, type ElectionPolicy } from '../src/engine/model/opinion.ts'
import { bootstrapInterval } from '../src/learn/measure/bootstrap-interval.ts'
import { isCulprit } from '../src/learn/measure/is-culprit.ts'
import { fitVoteWeight, type VotedCase } from '../src/learn/vote/fit-vote-weight.ts'
import { biasedMind, type IsCulprit, judgeInProcess, mediocreMind, type Mind } from '../test/judges/minds.ts'

// What an election adds to the statistical ranker, on answered dossiers: files of one JSON object
// `{"id", "repo", "culprits": [...], "dossier": {...}}`, plain or zstd, in the folders named. Judges are the documented
// stand-ins of test/judges: a noisy oracle that knows the answer in 60 of 100 heats, and one that looks at the top of
// the list only. The weight for `fitted` comes from the other half of the repositories. Differences are paired; their
// 95% intervals are bootstrapped over cases. `node tools/bench-election.ts [--repeats=N] FOLDER...`

type Case = {
  readonly repo: string
  readonly culprits: readonly string[]
  readonly dossier: Dossier
  readonly judged: Judgement
}

const repeatsArgument = process.argv.find((one) => one.startsWith('--repeats='))
const repeats = Number(repeatsArgument?.slice('--repeats='.length) ?? defaultElection.repeats)
const folders = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const election: ElectionPolicy = { ...defaultElection, repeats, explains: false }

async function readCase(path: string): Promise<Case | null> {
  const bytes = await readFile(path)
  const text = (path.endsWith('.zst') ? zstdDecompressSync(bytes) : bytes).toString('utf8')
  const read = JSON.parse(text) as { repo: string; culprits: readonly string[]; dossier: unknown }
  const dossier = readDossier(JSON.stringify(read.dossier), path)
  const judged = judge(dossier, terminalPolicy)
  if (judged.verdict.kind === 'silent' && judged.verdict.because !== 'weak-evidence') return null
  // So that every case is put to the vote, the doubtful ones too.
  const verdict = { kind: 'shortlist', ids: judged.ranking.suspects.slice(0, 5).map(({ id }) => id) } as const
  return { repo: read.repo, culprits: read.culprits, dossier, judged: { ...judged, verdict } }
}

/** Knows the culprit by what the ballot shows of it; two changes that look alike are both it. */
function culpritIn({ dossier, judged, culprits }: Case): IsCulprit {
  const shown = new Set(
    dossier.changes
      .filter(({ id }) => isCulprit(id, culprits))
      .map((change) => looksOf(dossier, judged, change)),
  )
  return (seen) => shown.has(JSON.stringify([seen.title, seen.paths, seen.linesAdded, seen.linesRemoved]))
}

function looksOf(dossier: Dossier, { reading }: Judgement, change: Change): string {
  const { question } = ballotFor(dossier, reading, [change], { seed: '', detail: 'full' })
  const { changes } = JSON.parse(question.user) as {
    changes: readonly { title: string; paths: readonly string[]; linesAdded: number; linesRemoved: number }[]
  }
  const [seen] = changes
  return JSON.stringify([seen?.title, seen?.paths, seen?.linesAdded, seen?.linesRemoved])
}

type Places = {
  readonly repo: string
  readonly before: number
  readonly bounded: number
  readonly fitted: number
}

function placeOf(ids: readonly string[], culprits: readonly string[]): number {
  const at = ids.findIndex((id) => isCulprit(id, culprits))
  return at === -1 ? Number.POSITIVE_INFINITY : at
}

type Voted = { readonly one: Case; readonly voted: Judgement }

async function vote(one: Case, mind: (isCulprit: IsCulprit) => Mind, policy: ElectionPolicy): Promise<Voted> {
  const model = judgeInProcess(mind(culpritIn(one)), one.dossier.incident.id)
  const { judgement } = await consult(one.dossier, one.judged, { ...terminalPolicy, election: policy }, model)
  return { one, voted: judgement }
}

function votedCase({ one, voted }: Voted): VotedCase | null {
  const { opinion } = voted
  if (opinion === undefined) return null
  const { suspects, noneProbability } = one.judged.ranking
  const shares = new Map<string, number>(opinion.shares.map(({ id, share }) => [id, share]))
  return {
    probabilities: [...suspects.map(({ probability }) => probability), noneProbability],
    shares: [...suspects.map(({ id }) => shares.get(id) ?? 0), opinion.noneShare],
    agreement: (opinion.agreement ?? 1) * (opinion.influence === 'halved' ? 0.5 : 1),
    right:
      one.culprits.length === 0
        ? [suspects.length]
        : suspects.flatMap(({ id }, at) => (isCulprit(id, one.culprits) ? [at] : [])),
  }
}

/** Which half a repository is in: the weight for one half is fitted on the other. */
function halfOf(repo: string): number {
  return Buffer.from(repo).reduce((sum, byte) => sum + byte, 0) % 2
}

function placesOf(voted: readonly Voted[]): readonly Places[] {
  const weights = [0, 1].map((half) => {
    const others = voted.filter(({ one }) => halfOf(one.repo) !== half)
    return fitVoteWeight(others.flatMap((one) => votedCase(one) ?? [])).weight
  })
  process.stdout.write(
    `  weight fitted on the other half: ${weights.map((one) => one.toFixed(2)).join(', ')}\n`,
  )
  return voted.map(({ one, voted: { ranking, opinion } }) => {
    const weight = weights[halfOf(one.repo)] ?? 0
    const fitted =
      opinion === undefined
        ? ranking
        : fuseVote(one.judged.ranking, opinion, { ...election, influence: 'fitted', weight })
    const place = ({ suspects }: Judgement['ranking']): number =>
      placeOf(
        suspects.map(({ id }) => id),
        one.culprits,
      )
    return {
      repo: one.repo,
      before: place(one.judged.ranking),
      bounded: place(ranking),
      fitted: place(fitted),
    }
  })
}

function tell(name: string, places: readonly Places[]): void {
  for (const first of [1, 5]) {
    const share = (of: 'before' | 'bounded' | 'fitted'): number =>
      places.filter((one) => one[of] < first).length / Math.max(1, places.length)
    const gain = (of: 'before' | 'bounded' | 'fitted'): string => {
      const mean = (some: readonly Places[]): number =>
        some.reduce((sum, one) => sum + Number(one[of] < first) - Number(one.before < first), 0) /
        Math.max(1, some.length)
      const interval = bootstrapInterval(places, mean, { seed: 1, samples: 2_000 })
      return interval === null
        ? ''
        : `${signed(interval.value)} [${signed(interval.low)}, ${signed(interval.high)}]`
    }
    process.stdout.write(
      `  ${name} Acc@${first}: ranker ${share('before').toFixed(3)}, bounded ${share('bounded').toFixed(3)} (${gain('bounded')}), fitted ${share('fitted').toFixed(3)} (${gain('fitted')})\n`,
    )
  }
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(3)}`
}

/** Among the first five by the vote alone: in an election, and asked once about one long list by the same judge. */
async function underBias(cases: readonly Case[]): Promise<void> {
  const all = { ...election, candidates: 200 }
  let [asElection, asList, asked] = [0, 0, 0]
  for (const one of cases) {
    const running = electable(one.dossier, one.judged, { ...terminalPolicy, election: all })
    if (running.length <= heatSize || !running.some(({ id }) => isCulprit(id, one.culprits))) continue
    asked += 1
    const { voted } = await vote(one, (culprit) => biasedMind(culprit), { ...all, repeats: 3 })
    const shares = voted.opinion?.shares.slice(0, 5) ?? []
    if (shares.some(({ id }) => isCulprit(id, one.culprits))) asElection += 1
    // The long list stands in the order of the range, as such lists do; only its first changes are looked at.
    const list = one.dossier.changes.filter(({ id }) => running.some((change) => change.id === id))
    const seen = list.map(({ id }) => ({ id, title: id, paths: [], linesAdded: 0, linesRemoved: 0 }))
    let drawn = 0
    const mind = biasedMind(({ id }) => isCulprit(id, one.culprits))
    const { ranking } = mind(seen, (below) => ((drawn += 617), (asked * 7_919 + drawn) % below)) as {
      ranking: readonly string[]
    }
    if (ranking.some((id) => isCulprit(id, one.culprits))) asList += 1
  }
  process.stdout.write(
    `  position-biased judge, ${asked} ranges of more than ${heatSize}: among its first five in an election with repeats ${asElection}, in one long list ${asList}\n`,
  )
}

for (const folder of folders) {
  const cases: Case[] = []
  for (const name of (await readdir(folder)).toSorted()) {
    if (!/\.json(?:\.zst)?$/.test(name)) continue
    const one = await readCase(join(folder, name))
    if (one !== null) cases.push(one)
  }
  process.stdout.write(`${folder}: ${cases.length} cases put to the vote\n`)
  const voted: Voted[] = []
  for (const one of cases) voted.push(await vote(one, (culprit) => mediocreMind(culprit), election))
  tell('noisy oracle', placesOf(voted))
  await underBias(cases)
}
