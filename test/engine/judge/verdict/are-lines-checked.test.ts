import { describe, expect, it } from 'vitest'

import { areLinesChecked } from '../../../../src/engine/judge/verdict/are-lines-checked.ts'
import type { Dossier } from '../../../../src/engine/model/dossier.ts'
import type { ImplicatedPlace } from '../../../../src/engine/model/symptom.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aContext, aDossier, aTree } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aSha } from '../../../builders/ids.ts'
import { anImplicatedPlace } from '../../../builders/symptoms.ts'

const path = 'tax.ts'
const known = aContext({
  sources: [{ path, text: '\n  return rate * price\n}\n', completeness: { kind: 'complete' } }],
  lineHistories: [{ path, start: 2, end: 2, commits: [aSha(1)] }],
})
const shown = { tree: aTree({ sha: null }), context: known }

function checked(over: Partial<Dossier>, ...places: readonly Partial<ImplicatedPlace>[]): boolean {
  return areLinesChecked(aDossier(over), {
    places: places.map((place) => anImplicatedPlace({ path, line: 2, ...place })),
  })
}

describe('the number of a line that the failure names is checked', () => {
  const printed = [aFailure({ log: 'tax.ts:2\n>    return rate * price\n' })]
  const another = [aFailure({ log: 'tax.ts:2\n>    return price\n' })]

  it('where the file was read', () => {
    expect(checked({ context: known, failures: another }, {})).toBe(true)
  })

  it('where nothing is said of lines', () => {
    expect(checked({ tree: aTree({ sha: null }), failures: another }, {})).toBe(true)
  })

  it('not where changes touch the file, and nothing tells their order', () => {
    const unread = { tree: aTree({ sha: null }), failures: printed }
    const touching = [aChange({ files: [aFile({ path })] })]
    const renaming = [aChange({ files: [aFile({ path: 'vat.ts', previousPath: path })] })]
    expect(checked({ ...unread, changes: touching }, {})).toBe(false)
    expect(checked({ ...unread, changes: renaming }, {})).toBe(false)
    expect(checked({ ...unread, changes: touching }, { line: null }, { path: 'unknown.ts' })).toBe(true)
  })

  it('where the log prints what the patches show there', () => {
    expect(checked({ ...shown, failures: printed }, {})).toBe(true)
    expect(checked({ ...shown, failures: another }, {})).toBe(false)
  })

  it('by the heaviest line that is shown, and by no brace', () => {
    const failures = [aFailure({ log: '  return rate * price\n}' })]
    expect(checked({ ...shown, failures }, { path: 'unknown.ts' }, { line: null }, {})).toBe(true)
    expect(checked({ ...shown, failures }, { line: 3 }, {})).toBe(false)
    expect(checked({ ...shown, failures }, { line: 90 })).toBe(false)
    expect(checked({ ...shown, failures }, { line: null })).toBe(false)
  })
})
