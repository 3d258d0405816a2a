import { describe, expect, it } from 'vitest'

import { gatherDossier } from '../../src/engine/gather-dossier.ts'
import { emptyContext } from '../../src/engine/model/context.ts'
import type { Forge } from '../../src/engine/ports.ts'
import { aChange, aFile, bystanders, listedOnly } from '../builders/a-change.ts'
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

describe('of a range too long to read every patch', () => {
  const all = [...bystanders(1_100), aChange()]
  const long = (patches: Forge['patches']): Forge => ({
    ...aForge(),
    changes: async () => ({ value: all.map(listedOnly), gaps: [] }),
    ...(patches === undefined ? {} : { patches }),
  })

  it('the promising changes are read, and noted as the ones to judge, in the order of the range', async () => {
    let asked: readonly string[] = []
    const forge = long(async (_, changes, __, likely) => {
      asked = likely ?? []
      return { value: changes, gaps: [] }
    })
    const { promising, gaps } = await gatherDossier(anIncident(), forge, 'as-they-are')
    expect(asked).toContain(aChange().id)
    expect(promising).toEqual(all.flatMap(({ id }) => (asked.includes(id) ? [id] : [])))
    expect(gaps).toContainEqual({
      what: 'the changes compared with the failure',
      completeness: { kind: 'truncated', because: expect.stringContaining('200 of 1101 changes') },
    })
  })

  it('whatever else was read is judged too', async () => {
    const forge = long(async () => ({ value: all, gaps: [] }))
    const { promising } = await gatherDossier(anIncident(), forge, 'as-they-are')
    expect(promising).toEqual(all.map(({ id }) => id))
  })

  it('all are judged where the range is not that long', async () => {
    expect(await gatherDossier(anIncident(), aForge(), 'as-they-are')).not.toHaveProperty('promising')
  })
})
