import { describe, expect, it } from 'vitest'

import { gatherDossier } from '../../src/engine/gather-dossier.ts'
import { emptyContext } from '../../src/engine/model/context.ts'
import type { Forge } from '../../src/engine/ports.ts'
import { aChange, aFile } from '../builders/a-change.ts'
import { aTree } from '../builders/a-dossier.ts'
import { aFailure } from '../builders/a-failure.ts'
import { aRange } from '../builders/a-range.ts'
import { anIncident } from '../builders/an-incident.ts'

const paths = ['src/cart/total.ts', 'src/checkout/checkout.ts']

/** A forge that notes what it is asked and when it has told the changes. */
function aForge(over: Pick<Forge, 'remembersParsed'> = {}): Forge & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    range: async () => ({ value: aRange(), gaps: [] }),
    changes: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      asked.push('changes told')
      return { value: [aChange({ files: [aFile({ path: 'src/cart/gone.ts' })] })], gaps: [] }
    },
    failures: async () => ({ value: { failures: [aFailure()], attempts: [] }, gaps: [] }),
    tree: async () => aTree({ paths }),
    context: async () => ({ value: emptyContext, gaps: [] }),
    past: async () => {
      asked.push('past')
      return { value: [{ title: 'Add tax', paths }], gaps: [] }
    },
    parsed: async (_, __, all) => {
      asked.push('parsed')
      const value = all.map((path) => ({
        path,
        language: 'script' as const,
        references: [],
        definitions: [],
        completeness: { kind: 'complete' as const },
      }))
      return { value, gaps: [] }
    },
    ...over,
  }
}

describe('while a clone makes patches', () => {
  it('the past is read, and files are parsed that it will remember', async () => {
    const forge = aForge({ remembersParsed: true })
    await gatherDossier(anIncident(), forge, 'as-they-are')
    expect(forge.asked).toEqual(['past', 'parsed', 'changes told', 'parsed'])
  })

  it('nothing is parsed that would have to be parsed again', async () => {
    const forge = aForge()
    await gatherDossier(anIncident(), forge, 'as-they-are')
    expect(forge.asked).toEqual(['past', 'changes told', 'parsed'])
  })

  it('nothing is learnt that is not learnt afterwards', async () => {
    const [ahead, behind] = [aForge({ remembersParsed: true }), aForge()]
    expect(await gatherDossier(anIncident(), ahead, 'as-they-are')).toEqual(
      await gatherDossier(anIncident(), behind, 'as-they-are'),
    )
  })
})
