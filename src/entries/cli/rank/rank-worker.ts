import { parentPort, workerData } from 'node:worker_threads'

import { caseRanker, type OpenCase } from '../../../compose/rank-case.ts'

/** What a worker is told when it starts. */
export type WorkerSetUp = { readonly gitDirectory: string | null; readonly explain: boolean }

const { gitDirectory, explain } = workerData as WorkerSetUp
const rank = await caseRanker(gitDirectory, { explain })

parentPort?.on('message', (line: OpenCase) => {
  // The ranker never throws, so there is no rejection to miss.
  void rank(line).then((outcome) => parentPort?.postMessage(outcome))
})
