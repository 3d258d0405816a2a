import { startTuning, type TuningEndpoint, tuningJob } from '../../adapters/language-model/fine-tuning.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import {
  type CheckedFile,
  type KeptJob,
  openTuningFolder,
  type TuningFolder,
  type TuningStage,
} from './tuning-folder.ts'

export type { KeptJob, TuningStage } from './tuning-folder.ts'

export type TuningOrder = {
  readonly folder: string
  readonly stage: TuningStage
  /** Null: the tuned model of the stage before where there is one, else the model of the export. */
  readonly model: string | null
  readonly endpoint: TuningEndpoint
}

/** What would leave this machine, and for whom. */
export type PlannedTuning = {
  readonly server: string
  readonly model: string
  readonly files: readonly CheckedFile[]
  /** Sends it, begins the job and writes it down. */
  readonly start: () => Promise<KeptJob>
}

/** Where OpenAI is asked unless another server is named. */
const usualServer = 'https://api.openai.com/v1'

/**
 * Prepares a job and sends nothing yet.
 * @throws Refusal where the folder is no export or was changed since, or a job with the same data is under way
 */
export async function planTuning(order: TuningOrder): Promise<PlannedTuning> {
  const { stage, endpoint } = order
  const folder = await openTuningFolder(order.folder)
  const training = await folder.file(`${stage}/train.jsonl`)
  const validation = await folder.file(`${stage}/test.jsonl`)
  if (training === null)
    throw new Refusal('bad-input', `${order.folder} holds no ${stage} to teach.`, 'Export with more cases.')
  const server = endpoint.baseUrl ?? usualServer
  refuseTwice(folder, training, server)
  const model = order.model ?? tunedBefore(folder, stage, server) ?? folder.base
  const wish = { model, training: training.at, validation: validation?.at ?? null, suffix: 'prime-suspect' }
  return {
    server,
    model,
    files: [training, ...(validation === null ? [] : [validation])],
    start: async () => {
      const { id, status, model: tuned } = await startTuning(endpoint, wish)
      const kept = { id, stage, server, from: model, sha256: training.sha256, status, model: tuned }
      await folder.keepJobs([...folder.jobs, kept])
      return kept
    },
  }
}

/** A job as it stands, or as it stood last where it is of another server. */
export type TuningStatus = KeptJob & {
  readonly because: string | null
  readonly trainedTokens: number | null
}

/**
 * Asks how the jobs of a folder stand, and writes it down.
 * @throws Refusal where the folder is no export, or the server cannot be reached
 */
export async function tuningStatus(path: string, endpoint: TuningEndpoint): Promise<readonly TuningStatus[]> {
  const folder = await openTuningFolder(path)
  const server = endpoint.baseUrl ?? usualServer
  const told: TuningStatus[] = []
  const jobs: KeptJob[] = []
  for (const job of folder.jobs) {
    const asked = job.server === server ? await tuningJob(endpoint, job.id) : null
    const now = { ...job, status: asked?.status ?? job.status, model: asked?.model ?? job.model }
    jobs.push(now)
    told.push({
      ...now,
      because: asked?.because ?? null,
      trainedTokens: asked?.trainedTokens ?? null,
    })
  }
  await folder.keepJobs(jobs)
  return told
}

function refuseTwice({ jobs }: TuningFolder, { sha256 }: CheckedFile, server: string): void {
  const over = new Set(['failed', 'cancelled', 'error'])
  const same = jobs.find((job) => job.sha256 === sha256 && job.server === server && !over.has(job.status))
  if (same === undefined) return
  throw new Refusal(
    'bad-input',
    `The same data was sent to ${server} before: job ${same.id}.`,
    'See `prime-suspect finetune status`; a second job would cost again.',
  )
}

/** Lists are learnt after causes, by the model that has learnt these. */
function tunedBefore({ jobs }: TuningFolder, stage: TuningStage, server: string): string | null {
  if (stage === 'instructions') return null
  return jobs.findLast((job) => job.stage === 'instructions' && job.server === server)?.model ?? null
}
