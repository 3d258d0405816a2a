import type { DoubleRepository } from '../repository.ts'
import type { World } from '../world.ts'

/** What every representation needs: the world, and the root of the API that its links shall name. */
export type Where = { readonly world: World; readonly root: string }

export type InRepository = Where & { readonly repository: DoubleRepository }
