import { expect, it } from 'vitest'

import { byOwner } from '../../../../src/engine/judge/retrieval/by-owner.ts'
import type { Completeness } from '../../../../src/engine/model/completeness.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aContext } from '../../../builders/a-dossier.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const touching = (pull: number, path: string) => aChange({ pull, files: [aFile({ path })] })
const cart = touching(1, 'lib/tax/rates.ts')
const page = touching(2, 'web/page.ts')

function found(text: string, completeness: Completeness = { kind: 'complete' }) {
  const ownersFile = { path: '.github/CODEOWNERS', text, completeness }
  const places = [anImplicatedPlace({ path: 'src/cart/total.ts', weight: 1 })]
  return byOwner.find(aQuestion({ context: aContext({ ownersFile }) }, { places }), [
    cart,
    page,
    ...bystanders(2),
  ])
}

it('finds changes to what the owners of the failing file own too', () => {
  expect([...found('/src/cart/ @shop/money\n/lib/tax/ @shop/money\n/web/ @shop/web').keys()]).toEqual([
    cart.id,
  ])
})

it('is silent where nobody owns the failing file, and where no owners are named', () => {
  expect(found('/lib/ @shop/money').size).toBe(0)
  expect(byOwner.find(aQuestion(), [cart]).size).toBe(0)
})

it('does not trust an ownership file that is cut short', () => {
  expect(found('* @shop/all', { kind: 'truncated', because: 'too large' }).size).toBe(0)
})

it('does not take two redacted addresses for one owner', () => {
  expect(found('/src/ [redacted e-mail]\n/lib/ [redacted e-mail]').size).toBe(0)
})
