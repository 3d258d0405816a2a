import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import type { Instant } from '../../engine/model/ids.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import { writeWhole } from '../write-whole.ts'

const manifestSchema = z.object({
  version: z.literal(1),
  base: z.string(),
  border: z.iso.datetime(),
  files: z.array(z.object({ path: z.string(), lines: z.int(), bytes: z.int(), sha256: z.string() })),
})

const jobsSchema = z.strictObject({
  version: z.literal(1),
  jobs: z.array(
    z.strictObject({
      id: z.string(),
      stage: z.enum(['instructions', 'rankings']),
      server: z.string(),
      from: z.string(),
      /** Of the training file that was sent. */
      sha256: z.string(),
      status: z.string(),
      model: z.string().nullable(),
    }),
  ),
})

export type TuningStage = 'instructions' | 'rankings'
export type KeptJob = z.infer<typeof jobsSchema>['jobs'][number]

/** A folder that `finetune export` wrote, as far as later commands need it. */
export type TuningFolder = {
  readonly base: string
  readonly border: Instant
  /**
   * A file of the folder, as it was exported; null where there is none.
   * @throws Refusal where it was changed since
   */
  readonly file: (path: string) => Promise<CheckedFile | null>
  readonly jobs: readonly KeptJob[]
  /** @throws Refusal where they cannot be written */
  readonly keepJobs: (jobs: readonly KeptJob[]) => Promise<void>
}

export type CheckedFile = {
  readonly at: string
  readonly lines: number
  readonly bytes: number
  readonly sha256: string
}

const MEND = 'Give a folder that `prime-suspect finetune export` wrote.'

/** @throws Refusal where the folder holds no export */
export async function openTuningFolder(folder: string): Promise<TuningFolder> {
  const manifest = await readJson(join(folder, 'manifest.json'), manifestSchema)
  if (manifest === null) throw new Refusal('not-found', `${folder} holds no manifest.json.`, MEND)
  const kept = (await readJson(join(folder, 'jobs.json'), jobsSchema)) ?? { version: 1, jobs: [] }
  return {
    base: manifest.base,
    border: manifest.border as Instant,
    jobs: kept.jobs,
    file: async (path) => {
      const told = manifest.files.find((one) => one.path === path)
      if (told === undefined) return null
      const at = join(folder, path)
      const bytes = await readFile(at).catch(() => Buffer.alloc(0))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (sha256 === told.sha256) return { at, lines: told.lines, bytes: bytes.length, sha256 }
      throw new Refusal(
        'bad-input',
        `${at} is not what was exported.`,
        'Export again, so that what is sent is known.',
      )
    },
    keepJobs: async (jobs) =>
      await writeWhole(join(folder, 'jobs.json'), `${JSON.stringify({ version: 1, jobs }, null, 2)}\n`),
  }
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Refusal('bad-input', `${path} cannot be understood.`, MEND, { cause })
  }
}
