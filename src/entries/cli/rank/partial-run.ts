import { appendFile, open, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'

import { z } from 'zod'

import { holdOutput } from '../../../compose/hold-output.ts'
import type { CaseOutcome } from '../../../compose/rank-case.ts'
import { writtenOrRefused } from '../../../compose/written-or-refused.ts'
import { fileNamed } from './file-named.ts'

export type Trouble = { readonly id: string; readonly kind: 'unrankable' | 'crashed' }

/** The lines of a run that is not done yet, in OUT.partial, and beside it what the run is about and its troubles. */
export type PartialRun = {
  /** How many cases were done when it was opened. */
  readonly done: number
  /** What is other than in an interrupted run that could not go on for that; empty where none was left behind. */
  readonly changed: readonly string[]
  /** The lines of the cases that were done when it was opened, in their order. */
  readonly earlier: () => Promise<readonly string[]>
  /** Cases that could not be ranked, also those of the interrupted run. */
  readonly troubles: Trouble[]
  readonly add: (id: string, outcome: CaseOutcome) => Promise<void>
  /** Puts the lines in place of OUT, in one step. */
  readonly finish: () => Promise<void>
  /** Takes the lines away, where nobody wants them as a file. */
  readonly discard: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What a run is about, by the names that people are told where it changed: two runs of the same give the same lines. */
export type About = Readonly<Record<string, unknown>>

const troubleLine = z.object({ id: z.string(), kind: z.enum(['unrankable', 'crashed']) })
const rankedLine = z.object({ id: z.string() })
const aboutLine = z.record(z.string(), z.unknown())

/**
 * Opens the partial run of a file: goes on with the one that is there where it is `about` the same and `mayContinue`,
 * else begins a new one, so that lines of two programs or weights never mix. `ids` are those of the cases in order.
 * @throws Refusal when OUT is no file, when its folder cannot be written, or when another process is at it
 */
export async function openPartialRun(named: string, about: About, run: WantedRun): Promise<PartialRun> {
  const out = await fileNamed(named)
  const letGo = await holdOutput(out)
  try {
    const opened = await openAlone(out, about, run)
    const close = async (): Promise<void> => {
      await opened.close()
      await letGo()
    }
    return { ...opened, close }
  } catch (error) {
    await letGo()
    throw error
  }
}

type WantedRun = { readonly ids: readonly string[]; readonly mayContinue: boolean }

async function openAlone(out: string, about: About, { ids, mayContinue }: WantedRun): Promise<PartialRun> {
  const lines = `${out}.partial`
  const notes = `${out}.partial.notes`
  const told = mayContinue ? await textOf(notes) : ''
  const changed = changedIn(told, about)
  const before = mayContinue && changed.length === 0 ? await leftBehind({ lines, told, about }, ids) : null
  const troubles = before?.troubles ?? []
  await writtenOrRefused(out, async () => {
    if (before === null) await writeFile(lines, '')
    else await truncate(lines, before.bytes)
    await writeFile(
      notes,
      [JSON.stringify(about), ...troubles.map((one) => JSON.stringify(one)), ''].join('\n'),
    )
  })
  const file = await open(lines, 'a')
  return {
    done: before?.done ?? 0,
    changed,
    earlier: async () => (await textOf(lines)).split('\n').slice(0, before?.done ?? 0),
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
      await writtenOrRefused(out, async () => await rename(lines, out))
      await rm(notes, { force: true })
    },
    discard: async () => {
      await Promise.all([lines, notes].map((path) => rm(path, { force: true })))
    },
    close: async () => await file.close(),
  }
}

type LeftBehind = { readonly done: number; readonly bytes: number; readonly troubles: Trouble[] }

/** By what keys a run that was left behind is about something else. */
function changedIn(told: string, about: About): readonly string[] {
  const was = aboutLine.safeParse(jsonOf(told.split('\n', 1)[0] ?? '')).data
  if (was === undefined) return []
  const keys = [...new Set([...Object.keys(about), ...Object.keys(was)])]
  return keys.filter((key) => JSON.stringify(was[key]) !== JSON.stringify(about[key]))
}

async function leftBehind(
  { lines, told: all, about }: { readonly lines: string; readonly told: string; readonly about: About },
  ids: readonly string[],
): Promise<LeftBehind | null> {
  const [was, ...told] = all.split('\n')
  if (was !== JSON.stringify(about)) return null
  const { done, bytes } = wholeLines(await textOf(lines), ids)
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
