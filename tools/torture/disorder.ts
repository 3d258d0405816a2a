import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { openStore } from '../../src/adapters/store/open-store.ts'
import { type IncidentFleet, startIncidentFleet, type Told } from './disorder/incident-fleet.ts'
import { seededDice, shuffled } from './disorder/seeded-dice.ts'
import { startUnpacedApp } from './disorder/unpaced-app.ts'
import type { Drill, DrillResult } from './drill-result.ts'

type Size = {
  readonly repositories: number
  readonly incidents: number
  readonly deliveries: number
  readonly seeds: { readonly from: number; readonly to: number }
}

const whole: Size = { repositories: 50, incidents: 200, deliveries: 10_000, seeds: { from: 1, to: 20 } }
const short: Size = { repositories: 4, incidents: 12, deliveries: 240, seeds: { from: 1, to: 1 } }

/** So many of all deliveries are sent once more. */
const duplicated = 0.3

/** How many deliveries GitHub has under way at once. */
const atOnce = 16

type State = {
  readonly issues: number
  readonly cases: number
  /** One for each issue and each case, in a fixed order. */
  readonly lines: readonly string[]
}

/** What was not taken comes again, as GitHub's list of failed deliveries is swept. */
const tries = 10

/** What is there in the end, the same whatever the numbers that GitHub gave. */
async function stateOf(
  fleet: IncidentFleet,
  store: Awaited<ReturnType<typeof startUnpacedApp>>['store'],
): Promise<State> {
  const { double, repositories } = fleet
  const lines: string[] = []
  let cases = 0
  for (const { owner, name, issues, deployments } of repositories) {
    for (const { title, body, state, comments } of issues) {
      // Calls and seconds differ from run to run; so does nothing else that people read.
      const words = (body ?? '').replaceAll(/\d+(?:\.\d+)? (?:ms|s|seconds?|API calls?|calls?)\b/g, 'some')
      lines.push(`${owner}/${name} ${state} ${comments.length} ${title} ${words}`)
    }
    const installation = double.world.installations.find(({ account }) => account === owner)
    const tenancy = store.forInstallation(String(installation?.id))
    for (const environment of new Set(deployments.map((one) => one.environment))) {
      const failing = {
        kind: 'deployment',
        environment,
        deploymentId: '',
        task: 'deploy',
        runId: null,
      } as const
      for (const { verdict, state, issueUrl } of await tenancy.cases.openFor({ owner, name }, failing)) {
        cases += 1
        lines.push(`${owner}/${name} ${environment} ${state} ${JSON.stringify(verdict)} ${issueUrl !== null}`)
      }
    }
  }
  const issues = repositories.flatMap((one) => one.issues).length
  return { issues, cases, lines: lines.toSorted() }
}

/** Sends all of it; `order` says which is sent when, by its place in `told`, and some come again under their guid. */
async function play(fleet: IncidentFleet, order: readonly number[], fresh: string): Promise<State> {
  const directory = mkdtempSync(join(tmpdir(), 'prime-suspect-disorder-'))
  cpSync(fresh, directory, { recursive: true })
  fleet.reset()
  const app = await startUnpacedApp(fleet.double, { kind: 'embedded', directory })
  const to = { to: app.webhook, secret: app.secret, timeout: 60_000 }
  const waiting = [...order].reverse()
  const refused: number[] = []
  const deliver = async (next: number, { event, payload }: Told): Promise<number> => {
    const sent = { ...to, guid: guidOf(next), unchecked: true }
    return (await fleet.double.deliver(event, payload, sent)).status ?? 0
  }
  const sender = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const told: Told | undefined = fleet.told[next]
      if (told === undefined) continue
      let status = 0
      for (let n = 0; n < tries && status !== 202; n += 1) status = await deliver(next, told)
      if (status !== 202) refused.push(status)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  await app.idle()
  const state = await stateOf(fleet, app.store)
  await app.stop()
  rmSync(directory, { recursive: true, force: true })
  if (refused.length > 0) throw new Error(`The App did not take ${refused.length} deliveries: ${refused[0]}`)
  return state
}

const guidOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** All of them once, some twice, in any order. */
function disordered(distinct: number, deliveries: number, seed: number): readonly number[] {
  const dice = seededDice(seed)
  const once = Array.from({ length: distinct }, (_, n) => n)
  return shuffled([...once, ...shuffled(once, dice).slice(0, deliveries - distinct)], dice)
}

async function drill({ repositories, incidents, deliveries, seeds }: Size): Promise<DrillResult> {
  const distinct = Math.round(deliveries * (1 - duplicated))
  const fleet = await startIncidentFleet({ repositories, incidents, distinct })
  const fresh = mkdtempSync(join(tmpdir(), 'prime-suspect-disorder-'))
  await (await openStore({ kind: 'embedded', directory: fresh }, { note: () => {} })).close()
  const inOrder = Array.from({ length: distinct }, (_, n) => n)
  const calm = await play(fleet, inOrder, fresh)
  const wrong: string[] = []
  for (let seed = seeds.from; seed <= seeds.to; seed++) {
    const { issues, cases, lines } = await play(fleet, disordered(distinct, deliveries, seed), fresh)
    const because =
      issues === incidents && cases === incidents
        ? difference(calm.lines, lines)
        : `${issues} issues, ${cases} cases`
    if (because !== null) wrong.push(`seed ${seed}: ${because}`)
    console.error(`${new Date().toISOString()} seed ${seed}: ${because ?? 'the state of the ordered run'}`)
  }
  rmSync(fresh, { recursive: true, force: true })
  await fleet.close()
  const isCalmRight = calm.issues === incidents && calm.cases === incidents
  return {
    drill: 'duplicates and disorder',
    bar: `${incidents} incidents, ${incidents} issues, the state of the ordered run, for each seed`,
    measured: [
      `${deliveries} deliveries, ${deliveries - distinct} of them duplicates, seeds ${seeds.from} to ${seeds.to}: ${seeds.to - seeds.from + 1 - wrong.length} right; in order ${calm.issues} issues, ${calm.cases} incidents`,
      ...wrong,
    ].join('\n'),
    ok: wrong.length === 0 && isCalmRight,
  }
}

/** Where two final states part first: the first lines of text that differ; null where they do not. */
function difference(calm: readonly string[], other: readonly string[]): string | null {
  const at = calm.findIndex((one, n) => one !== other[n])
  if (at === -1 && calm.length === other.length) return null
  const [one, two] = [calm[at] ?? '', other[Math.max(at, 0)] ?? ''].map((text) => text.split('\n'))
  const line = one?.findIndex((text, n) => text !== two?.[n]) ?? 0
  const differ = calm.filter((text, n) => text !== other[n]).length
  return `${differ} differ; ${one?.[0]?.slice(0, 100)}: instead of "${one?.[line]?.slice(0, 400)}" there is "${two?.[line]?.slice(0, 400)}"`
}

/** Deliveries that come twice, late and in any order leave what deliveries in order leave. */
export const disorder: Drill = async (options) => {
  const size = options.short ? short : whole
  return [await drill({ ...size, seeds: options.seeds ?? size.seeds })]
}
