import { expect, it } from 'vitest'

import { byCoChange } from '../../../../src/engine/judge/retrieval/by-co-change.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aContext } from '../../../builders/a-dossier.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'
import { aQuestion } from './a-question.ts'

const coChanges = [
  {
    path: 'src/cart.ts',
    commits: 20,
    with: [
      { path: 'config/rates.yml', commits: 15 },
      { path: 'src/page.ts', commits: 2 },
      { path: 'src/cart.ts', commits: 20 },
    ],
  },
]
const places = [anImplicatedPlace({ path: 'src/cart.ts', line: null, weight: 1 })]
const question = aQuestion({ context: aContext({ coChanges }) }, { places })
const touching = (pull: number, path: string) => aChange({ pull, files: [aFile({ path })] })

it('finds changes to files that used to land together with what fails, the more often the louder', () => {
  const [often, seldom, never] = [
    touching(1, 'config/rates.yml'),
    touching(2, 'src/page.ts'),
    touching(3, 'docs/a.md'),
  ]
  const found = byCoChange.find(question, [often, seldom, never])
  expect([...found.keys()]).toEqual([often.id, seldom.id])
  expect(found.get(often.id)?.score).toBeGreaterThan(found.get(seldom.id)?.score ?? 0)
})

it('leaves the implicated file itself to others', () => {
  expect(byCoChange.find(question, [touching(1, 'src/cart.ts')]).size).toBe(0)
})

it('holds two landings of two for less than twenty of twenty', () => {
  const history = (commits: number) => [
    { path: 'src/cart.ts', commits, with: [{ path: 'config/rates.yml', commits }] },
  ]
  const change = touching(1, 'config/rates.yml')
  const [few, many] = [2, 20].map((commits) => {
    const asked = aQuestion({ context: aContext({ coChanges: history(commits) }) }, { places })
    return byCoChange.find(asked, [change]).get(change.id)?.score ?? 0
  })
  expect(many).toBeGreaterThan(few ?? 0)
})
