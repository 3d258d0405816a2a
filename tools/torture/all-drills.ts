import type { Drill } from './drill-result.ts'
import { flood } from './flood.ts'
import { receiverDown } from './receiver-down.ts'

/** Every drill, by the name under which it is asked for. */
export const allDrills: Readonly<Record<string, Drill>> = {
  'receiver-down': receiverDown,
  flood,
}
