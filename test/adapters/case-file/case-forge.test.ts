import { describe, expect, it } from 'vitest'

import { caseChanges, caseFailures } from '../../../src/adapters/case-file/case-forge.ts'
import { parseCase } from '../../../src/adapters/case-file/parse-case.ts'
import { emptyContext } from '../../../src/engine/model/context.ts'
import { aRange } from '../../builders/a-range.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { aCase, aCaseInFull, aGivenChange } from './a-case.ts'

const open = (line: unknown) => parseCase(JSON.stringify(line), 'here').open
const incident = anIncident()
const forgeOf = (...changes: readonly unknown[]) => caseChanges(open(aCaseInFull(changes)).changes ?? [])

describe('what a case answers by itself', () => {
  it('its failing logs, whole, with the baseline where there is one', async () => {
    const failures = [
      { name: 'a', log: 'bad', baseline: 'good' },
      { name: 'b', log: '' },
    ]
    const { value, gaps } = await caseFailures(open(aCase({ failures }))).failures(incident, aRange())
    const whole = (text: string) => ({ text, completeness: { kind: 'complete' } })
    expect(value).toEqual({
      failures: [
        { name: 'a', log: whole('bad'), baseline: whole('good'), annotations: [] },
        { name: 'b', log: whole(''), baseline: null, annotations: [] },
      ],
      attempts: [],
    })
    expect(gaps).toEqual([])
  })

  it('a bounded range of the changes it gives', async () => {
    const forge = forgeOf(aGivenChange())
    const { value: range } = await forge.range(incident)
    expect(range.kind).toBe('bounded')
    expect((await forge.changes(incident, range)).value.map(({ id }) => id)).toEqual(['12'])
  })

  it('an empty range where it gives none', async () => {
    expect((await forgeOf().range(incident)).value).toMatchObject({ kind: 'empty', because: 'same-commit' })
  })

  it('a tree of the files its changes leave, and that this is not all of it', async () => {
    const files = [{ path: 'b' }, { path: 'gone', status: 'removed' }, { path: 'a' }]
    const tree = await forgeOf(aGivenChange({ files }), aGivenChange({ id: '13', files })).tree(
      incident,
      aRange(),
    )
    expect(tree).toMatchObject({ sha: null, paths: ['a', 'b'], completeness: { kind: 'truncated' } })
  })

  it('that its patches tell what they can where they are of one repository, and whether their order is known', () => {
    const at = '2026-03-02T10:00:00Z'
    const one = aGivenChange({ mergedAt: at })
    const other = { ...one, id: '13' }
    expect(forgeOf(one, other).patchesTell).toBe('newest-first')
    expect(forgeOf(one, { ...other, mergedAt: undefined }).patchesTell).toBe('in-some-order')
    const ofAnother = { ...other, repo: 'octo/shop' }
    expect(forgeOf({ ...one, repo: 'octo/cart' }, ofAnother).patchesTell).toBeUndefined()
  })

  it('no line history and no sources, and says so', async () => {
    const question = { incident, range: aRange(), treeSha: null, paths: ['a'] }
    const { value, gaps } = await forgeOf().context(question)
    expect(value).toEqual(emptyContext)
    expect(gaps.map(({ what }) => what)).toEqual(['line history', 'source files'])
  })
})
