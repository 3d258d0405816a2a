import { type Context, emptyContext, type Tree } from '../../src/engine/model/context.ts'
import type { Dossier, Facts } from '../../src/engine/model/dossier.ts'
import { aChange, bystanders } from './a-change.ts'
import { aFailure } from './a-failure.ts'
import { aRange } from './a-range.ts'
import { anIncident } from './an-incident.ts'
import { aSha } from './ids.ts'

export function aTree(over: Partial<Tree> = {}): Tree {
  return {
    sha: aSha('bad'),
    paths: ['README.md', 'package.json', 'src/cart/total.ts', 'src/checkout/checkout.ts'],
    completeness: { kind: 'complete' },
    ...over,
  }
}

export function aContext(over: Partial<Context> = {}): Context {
  return { ...emptyContext, ...over }
}

/** Three changes, of which #12 broke the cart; see `sampleLog` for what the failing job printed. */
export function someFacts(over: Partial<Facts> = {}): Facts {
  return {
    incident: anIncident(),
    range: aRange(),
    changes: [aChange(), ...bystanders(2)],
    failures: [aFailure()],
    attempts: [],
    tree: aTree(),
    gaps: [],
    ...over,
  }
}

export function aDossier(over: Partial<Dossier> = {}): Dossier {
  return { ...someFacts(), version: 1, context: aContext(), ...over }
}
