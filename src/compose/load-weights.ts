import { readFile } from 'node:fs/promises'

import { readWeights } from '../adapters/case-file/read-weights.ts'
import { features } from '../engine/judge/ranking/features.ts'
import { noneFeatures } from '../engine/judge/ranking/none-features.ts'
import type { RankerWeights } from '../engine/judge/ranking/ranker-weights.ts'
import { Refusal } from '../engine/model/refusal.ts'

export type { RankerWeights } from '../engine/judge/ranking/ranker-weights.ts'

/**
 * Weights of the ranker from a file.
 * @throws Refusal when there is no such file, it holds no weights, or weights of features that this program lacks
 */
export async function loadWeights(path: string): Promise<RankerWeights> {
  const weights = readWeights(await textOf(path), path)
  refuseUnknown(path, weights.change, new Set(features.map(({ name }) => name)))
  refuseUnknown(path, weights.none, new Set(['bias', ...noneFeatures.map(({ name }) => name)]))
  return weights
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    const kind = code === 'ENOENT' ? 'not-found' : 'bad-input'
    throw new Refusal(kind, `${path} cannot be read (${code}).`, 'Check the path of the weights.', { cause })
  }
}

function refuseUnknown(
  path: string,
  weights: Readonly<Record<string, number>>,
  known: ReadonlySet<string>,
): void {
  const unknown = Object.keys(weights).filter((name) => !known.has(name))
  if (unknown.length === 0) return
  const named = unknown.slice(0, 3).map((name) => JSON.stringify(name))
  throw new Refusal(
    'bad-input',
    `${path}: there is no feature ${named.join(', ')}${unknown.length > 3 ? ' and others' : ''}`,
    'The weights were learnt by another version of this program: learn them again with `prime-suspect train`.',
  )
}
