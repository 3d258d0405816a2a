import type { Drill, DrillResult } from './drill-result.ts'
import type { Flow } from './faults/flow.ts'
import { type CellEnd, strikeCells, type Struck } from './faults/strike-cells.ts'
import { triageFlow } from './faults/triage-flows.ts'
import { writingFlow, writingFlowNames } from './faults/writing-flows.ts'

/** One cell of so many is struck in each kind of flow; 1 strikes all. */
type Every = { readonly triage: number; readonly wideTriage: number; readonly writing: number }

const all: Every = { triage: 1, wideTriage: 1, writing: 1 }
/** A sample of some hundred cells; odd strides meet all faults and places. */
const sample: Every = { triage: 7, wideTriage: 61, writing: 11 }

const good: readonly CellEnd[] = ['unharmed', 'told', 'refused']

type Planned = { readonly start: () => Promise<Flow>; readonly every: number }

/** Two hundred changes and more make three pages of everything that has pages. */
function planned(every: Every): readonly Planned[] {
  const few = { commits: 4, mergeMethod: 'mixed', directPushes: [2] } as const
  const many = { commits: 205, directPushes: [100], bulky: [100, 110] } as const
  const triages: readonly Planned[] = [
    { start: () => triageFlow({ name: 'run', of: 'run', story: few }), every: every.triage },
    { start: () => triageFlow({ name: 'check', of: 'check', story: few }), every: every.triage },
    { start: () => triageFlow({ name: 'deployment', of: 'deployment', story: few }), every: every.triage },
    { start: () => triageFlow({ name: 'wide', of: 'deployment', story: many }), every: every.wideTriage },
  ]
  return [
    ...triages,
    ...writingFlowNames.map((name) => ({ start: () => writingFlow(name), every: every.writing })),
  ]
}

/**
 * Every endpoint that the App calls, under every fault, at the first, a middle and the last of its calls, and at all
 * of them: whatever happens is told, nothing breaks, nothing is written twice, and a later go mends it.
 */
export const faultMatrix: Drill = async ({ short }) => [await strikeAll(short ? sample : all)]

async function strikeAll(every: Every): Promise<DrillResult> {
  const ends: Struck[] = []
  for (const { start, every: stride } of planned(every)) {
    const flow = await start()
    const struck = await strikeCells(flow, stride)
    await flow.close()
    ends.push(...struck)
  }
  const bad = ends.filter(({ end }) => !good.includes(end))
  const endpoints = new Set(ends.map(({ cell }) => cell.endpoint)).size
  const faults = new Set(ends.map(({ cell }) => cell.fault.name)).size
  const counted = good.map((kind) => `${kind} ${ends.filter(({ end }) => end === kind).length}`)
  return {
    drill: 'faults of GitHub',
    bar: 'no crash, no unflagged gap, no write twice, mended by a later go',
    measured: [
      `${ends.length} cells of ${endpoints} endpoints and ${faults} faults: ${counted.join(', ')}, bad ${bad.length}`,
      ...bad.map(({ flow, cell, end, says }) => {
        const { endpoint, fault, place } = cell
        return `${end}: ${flow}, ${endpoint}, ${fault.name}, ${place}: ${says}`
      }),
    ].join('\n'),
    ok: bad.length === 0 && ends.length > 0,
  }
}
