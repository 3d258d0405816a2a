import { canaries } from './canaries.ts'
import { disorder } from './disorder.ts'
import type { Drill } from './drill-result.ts'
import { fairQueue } from './fair-queue.ts'
import { faultMatrix } from './fault-matrix.ts'
import { flood } from './flood.ts'
import { fullDisk } from './full-disk.ts'
import { killPointsEmbedded, killPointsPostgres } from './kill-points.ts'
import { killStorm } from './kill-storm.ts'
import { lostDatabase } from './lost-database.ts'
import { receiverDown } from './receiver-down.ts'
import { replicas } from './replicas.ts'
import { tornStore } from './torn-store.ts'

/** Every drill, by the name under which it is asked for. */
export const allDrills: Readonly<Record<string, Drill>> = {
  'receiver-down': receiverDown,
  flood,
  replicas,
  'kill-storm': killStorm,
  'kill-points-embedded': killPointsEmbedded,
  'kill-points-postgres': killPointsPostgres,
  canaries,
  disorder,
  'fault-matrix': faultMatrix,
  'fair-queue': fairQueue,
  'full-disk': fullDisk,
  'lost-database': lostDatabase,
  'torn-store': tornStore,
}
