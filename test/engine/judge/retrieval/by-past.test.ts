import { expect, it } from 'vitest'

import { byPast } from '../../../../src/engine/judge/retrieval/by-past.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aContext } from '../../../builders/a-dossier.ts'
import { aPast } from '../../../builders/a-past.ts'
import { aQuestion } from './a-question.ts'

const change = (pull: number, title: string, path: string) =>
  aChange({ pull, title, files: [aFile({ path })] })
const changes = [
  change(1, 'Cache prices', 'src/cache.ts'),
  change(2, 'Cache taxes', 'src/tax.ts'),
  change(3, 'Docs', 'docs/a.md'),
  change(4, 'Unheard of', 'new.ts'),
] as const

it('speaks for what is like changes that were taken back oftener than usual, the more alike the louder', () => {
  const found = byPast.find(aQuestion({ context: aContext({ past: aPast }) }), changes)
  expect([...found.keys()]).toEqual([changes[0].id, changes[1].id])
  expect(found.get(changes[0].id)?.score).toBeGreaterThan(found.get(changes[1].id)?.score ?? 0)
})

it('says nothing where the past is not known', () => {
  expect(byPast.find(aQuestion({ context: aContext() }), changes).size).toBe(0)
})
