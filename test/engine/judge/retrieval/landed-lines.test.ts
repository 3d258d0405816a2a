import { describe, expect, it } from 'vitest'

import { landedLines } from '../../../../src/engine/judge/retrieval/landed-lines.ts'
import type { Change } from '../../../../src/engine/model/change.ts'
import type { ImplicatedPlace } from '../../../../src/engine/model/symptom.ts'
import { aChange, aFile } from '../../../builders/a-change.ts'
import { aDossier } from '../../../builders/a-dossier.ts'
import { aFailure } from '../../../builders/a-failure.ts'
import { aDiagnostic, anImplicatedPlace } from '../../../builders/symptoms.ts'

const path = 'src/cart/total.ts'

/** A change that adds lines, the first of them with this number. */
function adding(pull: number, start: number, lines: readonly string[], previousPath: string | null = null) {
  const added = lines.map((line) => `+${line}\n`).join('')
  const patch = `@@ -${start},1 +${start},${lines.length + 1} @@\n${added} }\n`
  return aChange({ pull, files: [aFile({ path, previousPath, patch })] })
}

/** What a compiler says of a line, as the place that it names. */
function said(message: string, over: Partial<ImplicatedPlace> = {}): ImplicatedPlace {
  const quote = `${path}:41:9: error: ${message}`
  const at = { failure: 0, line: 7, quote }
  return anImplicatedPlace({ path, line: 41, symptom: aDiagnostic({ at }), ...over })
}

function witnesses(place: ImplicatedPlace, changes: readonly Change[], log = '') {
  const dossier = aDossier({ failures: [aFailure({ log })] })
  const found = landedLines(dossier, changes)(place)
  return changes.map((change) => found.get(change) ?? null)
}

describe('a line as it stood when a change landed', () => {
  it('is surely meant where it holds what the failure says there', () => {
    const [meant, other] = witnesses(said("no member named 'sumOf'"), [
      adding(1, 40, ['const lines = cart.lines', 'return lines.sumOf(tax)']),
      adding(2, 41, ['const currency = shop.currency']),
    ])
    expect(meant).toEqual({
      tells: 1,
      evidence: {
        says: 'When it landed, it wrote line 41 of src/cart/total.ts, which the failure names.',
        quote: 'return lines.sumOf(tax)',
        file: path,
        line: 41,
      },
    })
    expect(other?.tells).toBe(0.1)
    expect(other?.evidence).toMatchObject({
      quote: said("no member named 'sumOf'").symptom.at.quote,
      line: 7,
    })
  })

  it('is surely meant where the log prints it', () => {
    const log = 'File "src/cart/total.ts", line 41\n    total += price\n'
    const [printed, short] = witnesses(
      said('unexpected'),
      [adding(1, 41, ['    total += price']), adding(2, 41, ['  ) {'])],
      `${log}  ) {`,
    )
    expect(printed?.tells).toBe(1)
    expect(short?.tells).toBe(0.1)
  })

  it('is not taken for the one meant because both are of the same file, or sentences', () => {
    const [own] = witnesses(said('cannot be used with total'), [adding(1, 41, ['with(cart.total)'])])
    expect(own?.tells).toBe(0.1)
  })

  it('is told of the number alone: lines beside it, and lines taken away, stood elsewhere', () => {
    const beside = adding(1, 42, ['return lines.sumOf(tax)'])
    const gone = aChange({
      pull: 2,
      files: [aFile({ path, patch: '@@ -41,2 +41,1 @@\n-return lines.sumOf(tax)\n }\n' })],
    })
    expect(witnesses(said("no member named 'sumOf'"), [beside, gone])).toEqual([null, null])
  })

  it('is found under a former name of the file', () => {
    const renamed = { ...said("no member named 'sumOf'"), path: 'src/sum.ts' }
    const [one] = witnesses(renamed, [adding(1, 41, ['return lines.sumOf(tax)'], 'src/sum.ts')])
    expect(one?.evidence).toMatchObject({ file: path, line: 41 })
    expect(one?.evidence.says).toContain('line 41 of src/sum.ts')
  })

  it('is of nobody where the failure names no line, or no patch is known', () => {
    const unread = aChange({ pull: 3, files: [aFile({ path, patch: null })] })
    expect(witnesses(said('x', { line: null }), [adding(1, 41, ['x'])])).toEqual([null])
    expect(witnesses(said('x'), [unread])).toEqual([null])
  })
})
