import { canaries } from './canaries.ts'
import type { Drill } from './drill-result.ts'
import { flood } from './flood.ts'
import { killPoints } from './kill-points.ts'
import { killStorm } from './kill-storm.ts'
import { receiverDown } from './receiver-down.ts'
import { replicas } from './replicas.ts'

/** Every drill, by the name under which it is asked for. */
export const allDrills: Readonly<Record<string, Drill>> = {
  'receiver-down': receiverDown,
  flood,
  replicas,
  'kill-storm': killStorm,
  'kill-points': killPoints,
  canaries,
}
