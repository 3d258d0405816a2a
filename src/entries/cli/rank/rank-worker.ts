import { parentPort, workerData } from 'node:worker_threads'

import { type AskedModels, caseBacktester } from '../../../compose/backtest-case.ts'
import type { RankerWeights } from '../../../compose/load-weights.ts'
import { caseRanker, type OpenCase } from '../../../compose/rank-case.ts'

/** What a worker is told when it starts. */
export type WorkerSetUp =
  | {
      readonly task: 'rank'
      readonly gitDirectory: string | null
      readonly explain: boolean
      readonly weights: RankerWeights | null
    }
  | ({
      readonly task: 'backtest'
      readonly gitDirectory: string
      readonly weights: RankerWeights | null
    } & AskedModels)

const setUp = workerData as WorkerSetUp
const work =
  setUp.task === 'rank'
    ? await caseRanker(setUp.gitDirectory, { explain: setUp.explain, weights: setUp.weights })
    : await caseBacktester(setUp.gitDirectory, setUp.weights, setUp)

parentPort?.on('message', (line: OpenCase) => {
  // Neither ever throws, so there is no rejection to miss.
  void work(line).then((outcome) => parentPort?.postMessage(outcome))
})
