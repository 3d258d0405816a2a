import { describe, expect, it } from 'vitest'

import { shipments } from '../../../../src/engine/judge/retrieval/shipments.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import { aChange, aFile, bystanders } from '../../../builders/a-change.ts'
import { aChangeId } from '../../../builders/ids.ts'

const landed = (pull: number): Change =>
  aChange({ pull, id: aChangeId(`a${pull}`.repeat(20)), commits: [], title: `Change ${pull}` })

/** Moves the pin of a deployment from one commit to another, as `short` writes them. */
function deploy(pull: number, from: string, to: string, over: Partial<Change> = {}): Change {
  const patch = `@@ -15,3 +15,3 @@ steps:\n substitutions:\n-  VERSION: 'build-${from}'\n+  VERSION: 'build-${to}'\n   REGION: eu\n`
  return {
    ...landed(pull),
    title: 'Update the deployment',
    files: [aFile({ path: 'deploy/web.yaml', patch })],
    ...over,
  }
}

const [five, four, three, two, one] = [landed(5), landed(4), landed(3), landed(2), landed(1)]
const idOf = ({ id }: Change) => id.slice(0, 10)
const shippedBy = (roll: Change, changes: readonly Change[]) =>
  shipments(changes)
    .get(roll.id)
    ?.changes.map(({ title }) => title)

describe('a change that moves a pin of this branch', () => {
  it('ships what landed after the old commit up to the new one', () => {
    const roll = deploy(6, idOf(two), idOf(four))
    expect(shippedBy(roll, [roll, five, four, three, two, one])).toEqual(['Change 4', 'Change 3'])
  })

  it('ships all since the range began where the old commit is older than that', () => {
    const roll = deploy(6, 'ab12cd34ef', idOf(two))
    expect(shippedBy(roll, [roll, three, two, one])).toEqual(['Change 2', 'Change 1'])
  })

  it('says so with the line that does it', () => {
    const roll = deploy(6, idOf(one), idOf(two))
    expect(shipments([roll, two, one]).get(roll.id)?.evidence).toEqual({
      says: 'It ships another change of this range.',
      quote: `VERSION: 'build-${idOf(two)}'`,
      file: 'deploy/web.yaml',
      line: 16,
    })
  })
})

describe('nothing is shipped', () => {
  it.each([
    ['by a commit that is none of this branch', 'ab12cd34ef', 'fe43dc21ba'],
    ['by going back to an older commit', idOf(four), idOf(two)],
    ['by a number that is no commit', '1234567', '7654321'],
  ])('%s', (_, from, to) => {
    const roll = deploy(6, from, to)
    expect(shippedBy(roll, [roll, five, four, three, two, one])).toBeUndefined()
  })

  it('by a commit that landed later than the change that names it', () => {
    const roll = deploy(3, idOf(one), idOf(five))
    expect(shippedBy(roll, [five, four, roll, two, one])).toBeUndefined()
  })

  it('by a pin that is new, not moved', () => {
    const patch = `@@ -1,1 +1,2 @@\n a\n+pin ${idOf(two)}\n`
    const roll = deploy(6, '', '', { files: [aFile({ patch })] })
    expect(shippedBy(roll, [roll, two, one])).toBeUndefined()
  })

  it('by a change of many files', () => {
    const roll = deploy(6, idOf(one), idOf(two))
    const files = [...roll.files, ...Array.from({ length: 8 }, (_, at) => aFile({ path: `src/${at}.ts` }))]
    expect(shippedBy({ ...roll, files }, [{ ...roll, files }, two, one])).toBeUndefined()
  })

  it('that could be told apart, by a jump over a hundred changes', () => {
    const roll = deploy(6, 'ab12cd34ef', idOf(five))
    expect(shippedBy(roll, [roll, five, ...bystanders(100)])).toBeUndefined()
  })

  it('by a shortened id that two commits share', () => {
    const twin = { ...two, id: aChangeId(`${idOf(two)}1`.padEnd(40, 'f')) }
    const roll = deploy(6, idOf(one), idOf(two))
    expect(shippedBy(roll, [roll, twin, two, one])).toBeUndefined()
  })
})
