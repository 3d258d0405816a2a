import { appendFile, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'

import { z } from 'zod'

import type { CaseOutcome } from '../../../compose/rank-case.ts'
import { Refusal } from '../../../engine/model/refusal.ts'

export type Trouble = { readonly id: string; readonly kind: 'unrankable' | 'crashed' }

/** The lines of a run that is not done yet, in OUT.partial, and beside it what the run is about and its troubles. */
export type PartialRun = {
  /** How many cases were done when it was opened. */
  readonly done: number
  /** Cases that could not be ranked, also those of the interrupted run. */
  readonly troubles: Trouble[]
  readonly add: (id: string, outcome: CaseOutcome) => Promise<void>
  /** Puts the lines in place of OUT, in one step. */
  readonly finish: () => Promise<void>
  readonly close: () => Promise<void>
}

const troubleLine = z.object({ id: z.string(), kind: z.enum(['unrankable', 'crashed']) })
const rankedLine = z.object({ id: z.string() })

/**
 * Opens the partial run of `out`: goes on with the one that is there where `about` (one line) is the same and
 * `mayContinue`, else begins a new one. `ids` are those of the cases in order.
 * @throws Refusal when the folder of `out` cannot be written
 */
export async function openPartialRun(
  out: string,
  about: string,
  { ids, mayContinue }: { readonly ids: readonly string[]; readonly mayContinue: boolean },
): Promise<PartialRun> {
  const lines = `${out}.partial`
  const notes = `${out}.partial.notes`
  const before = mayContinue ? await leftBehind({ lines, notes }, about, ids) : null
  const troubles = before?.troubles ?? []
  await refusing(out, async () => {
    if (before === null) await writeFile(lines, '')
    else await truncate(lines, before.bytes)
    await writeFile(notes, [about, ...troubles.map((one) => JSON.stringify(one)), ''].join('\n'))
  })
  const file = await open(lines, 'a')
  return {
    done: before?.done ?? 0,
    troubles,
    add: async (id, { kind, line }) => {
      if (kind !== 'ranked') {
        troubles.push({ id, kind })
        await appendFile(notes, `${JSON.stringify({ id, kind })}\n`)
      }
      await file.appendFile(`${line}\n`)
    },
    finish: async () => {
      await file.sync()
      await refusing(out, async () => await rename(lines, out))
      await rm(notes, { force: true })
    },
    close: async () => await file.close(),
  }
}

type LeftBehind = { readonly done: number; readonly bytes: number; readonly troubles: Trouble[] }

async function leftBehind(
  paths: { readonly lines: string; readonly notes: string },
  about: string,
  ids: readonly string[],
): Promise<LeftBehind | null> {
  const [was, ...told] = (await textOf(paths.notes)).split('\n')
  if (was !== about) return null
  const { done, bytes } = wholeLines(await textOf(paths.lines), ids)
  const doneIds = new Set(ids.slice(0, done))
  const troubles = told.flatMap((line) => {
    const trouble = troubleLine.safeParse(jsonOf(line)).data
    return trouble !== undefined && doneIds.has(trouble.id) ? [trouble] : []
  })
  return { done, bytes, troubles }
}

/** The lines from the beginning that are whole and belong to the cases in their order; the last may be torn. */
function wholeLines(text: string, ids: readonly string[]): { readonly done: number; readonly bytes: number } {
  let done = 0
  let at = 0
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
    if (done === ids.length || rankedLine.safeParse(jsonOf(text.slice(at, end))).data?.id !== ids[done]) break
    done += 1
    at = end + 1
  }
  return { done, bytes: Buffer.byteLength(text.slice(0, at)) }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '')
}

async function refusing(out: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new Refusal(
      'bad-input',
      `${out} cannot be written (${code}).`,
      'Check the path given with --out.',
      { cause },
    )
  }
}
