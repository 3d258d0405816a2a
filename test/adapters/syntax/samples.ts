import { jvmSamples } from './samples-jvm.ts'
import { nativeSamples } from './samples-native.ts'
import { scriptSamples } from './samples-script.ts'

/** A source file and what it says, as `kind text` and `name start-end`. */
export type Sample = {
  readonly path: string
  readonly text: string
  readonly references: readonly string[]
  readonly definitions: readonly string[]
}

export const samples: readonly Sample[] = [...scriptSamples, ...nativeSamples, ...jvmSamples]
