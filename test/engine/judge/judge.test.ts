import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { judge } from '../../../src/engine/judge/judge.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import type { Dossier } from '../../../src/engine/model/dossier.ts'
import { aChange, aFile, bystanders } from '../../builders/a-change.ts'
import { aContext, aDossier, aTree } from '../../builders/a-dossier.ts'
import { aFailure, anAnnotation } from '../../builders/a-failure.ts'
import { aPolicy } from '../../builders/a-plan.ts'
import { anEmptyRange } from '../../builders/a-range.ts'

const culprit = aChange()
const policy = aPolicy({ culpritFrom: 0.2, shortlistFrom: 0.1 })

/** Dossiers whose changes, log and context were thrown together from words that can meet. */
const word = fc.constantFrom('total', 'sumOf', 'cart', 'lexer', 'tax', 'src/cart/total.ts', 'docs/page-1.md')
const path = fc.constantFrom('src/cart/total.ts', 'src/checkout/checkout.ts', 'docs/page-1.md', 'new/file.ts')
const line = fc.oneof(
  word.map((one) => `TypeError: ${one} is not a function`),
  fc.tuple(word, path, fc.nat(90)).map(([name, file, at]) => `    at ${name} (/app/${file}:${at}:1)`),
  fc.string({ maxLength: 40 }),
)
const patch = fc.array(fc.tuple(fc.constantFrom('+', '-', ' '), word), { maxLength: 6 })
const file = fc.tuple(path, patch).map(([path, lines]) => {
  const hunk = lines.map(([sign, text]) => `${sign}${text}()`).join('\n')
  return aFile({ path, patch: lines.length === 0 ? null : `@@ -40,3 +40,3 @@\n${hunk}` })
})
const changes = fc
  .array(fc.record({ title: word, body: word, files: fc.array(file, { maxLength: 3 }) }), { maxLength: 25 })
  .map((drawn) => drawn.map((over, index): Change => aChange({ pull: index + 1, ...over })))
const dossiers = fc
  .record({ changes, lines: fc.array(line, { maxLength: 12 }), owners: fc.array(path, { maxLength: 4 }) })
  .map(({ changes, lines, owners }): Dossier => {
    const lineHistories = owners.map((path, index) => {
      const writer = changes[index]
      return { path, start: index, end: index + 20, commits: writer?.commits ?? [] }
    })
    const failures = [aFailure({ log: lines.join('\n'), annotations: [anAnnotation()] })]
    return aDossier({ changes, failures, context: aContext({ lineHistories }) })
  })

describe('judging a dossier', () => {
  it('names the change that wrote the failing line, and says why', () => {
    const { verdict, ranking, candidates } = judge(aDossier(), policy)
    expect(verdict).toEqual({ kind: 'culprit', id: culprit.id })
    expect(candidates[0]).toMatchObject({ id: culprit.id })
    expect(ranking.suspects[0]?.evidence.map(({ says }) => says)).toContain(
      'It adds a line with “sumOf”, which the failure names.',
    )
    expect(ranking.suspects[1]?.evidence).toEqual([])
  })

  it('finds the culprit in a file that the older tree does not have yet', () => {
    const adds = aChange({ files: [aFile({ path: 'src/cart/fresh.ts', status: 'added' })] })
    const failures = [aFailure({ log: 'Error: no\n    at a (/app/src/cart/fresh.ts:1:1)' })]
    const { reading, verdict } = judge(aDossier({ changes: [adds, ...bystanders(2)], failures }), policy)
    expect(reading.places[0]).toMatchObject({ path: 'src/cart/fresh.ts' })
    expect(verdict).toEqual({ kind: 'culprit', id: adds.id })
  })

  it('leads from a failing test to the source it stands for', () => {
    const failures = [aFailure({ log: 'Error: no\n    at f (/app/test/router.test.ts:4:1)' })]
    const paths = ['test/router.test.ts', 'src/router/index.ts', 'README.md']
    const router = aChange({ title: 'Trim', files: [aFile({ path: 'src/router/index.ts', patch: null })] })
    const dossier = aDossier({ changes: [...bystanders(9), router], failures, tree: aTree({ paths }) })
    expect(judge(dossier, policy).ranking.suspects[0]).toMatchObject({
      id: router.id,
      evidence: [
        {
          says: 'It changes src/router/index.ts, which belongs to test/router.test.ts, which the failure names.',
        },
      ],
    })
  })

  it('works out evidence for the twenty that a report could show, and for nobody behind them', () => {
    const same = Array.from({ length: 25 }, (_, index) => aChange({ pull: index + 1 }))
    const { suspects } = judge(aDossier({ changes: same }), policy).ranking
    expect(suspects.map(({ evidence }) => evidence.length > 0)).toEqual([
      ...Array<boolean>(20).fill(true),
      ...Array<boolean>(5).fill(false),
    ])
  })

  const authPatch = '@@ -6,2 +6,2 @@\n-return at\n+return expiresAt(token)\n'
  const auth = aChange({
    pull: 40,
    title: 'Expire tokens',
    files: [aFile({ path: 'src/auth/token.ts', patch: authPatch })],
  })
  const twoFaults = aDossier({
    changes: [auth, ...bystanders(8), culprit],
    failures: [
      aFailure(),
      aFailure({
        name: 'auth',
        log: 'RangeError: expiresAt of an invalid date\n    at expires (/app/src/auth/token.ts:7:2)',
      }),
    ],
    tree: aTree({ paths: ['src/cart/total.ts', 'src/checkout/checkout.ts', 'src/auth/token.ts'] }),
  })

  it('ranks two faults of one run each by itself, and names no culprit of both', () => {
    const { parts, verdict, reading } = judge(twoFaults, policy)
    expect(parts.map(({ ranking }) => ranking.suspects[0]?.id)).toEqual([culprit.id, auth.id])
    expect(parts.map((part) => part.ranking.suspects[0]?.evidence.length)).not.toContain(0)
    expect(parts.map(({ title }) => title)).toEqual([
      'TypeError: lines.sumOf is not a function',
      'RangeError: expiresAt of an invalid date',
    ])
    expect(parts.reduce((sum, part) => sum + part.reading.symptoms.length, 0)).toBe(reading.symptoms.length)
    expect(verdict.kind === 'shortlist' && verdict.ids.toSorted()).toEqual([auth.id, culprit.id].toSorted())
  })

  it('leaves the ranking of the whole as it is where it ranks parts too', () => {
    const { ranking } = judge(twoFaults, policy)
    const sum = ranking.suspects.reduce(
      (total, { probability }) => total + probability,
      ranking.noneProbability,
    )
    expect(sum).toBeCloseTo(1, 9)
    expect(ranking.suspects).toHaveLength(twoFaults.changes.length)
  })

  it('parts nothing where one change touches what both faults point at', () => {
    const both = { ...culprit, files: [...culprit.files, ...auth.files] }
    const { parts } = judge({ ...twoFaults, changes: [...bystanders(8), both] }, policy)
    expect(parts).toEqual([])
  })

  it('parts nothing where a guard asks for silence', () => {
    const { parts, verdict } = judge({ ...twoFaults, range: anEmptyRange() }, policy)
    expect([parts, verdict.kind]).toEqual([[], 'silent'])
  })

  it('names two changes that clash, and says so on both', () => {
    const rename = aChange({
      pull: 41,
      title: 'Rename sumOf',
      files: [
        aFile({
          path: 'src/cart/lines.ts',
          patch: '@@ -1 +1 @@\n-  sumOf(tax: number) {\n+  sumWith(tax: number) {\n',
        }),
      ],
    })
    const { pairs, ranking } = judge(aDossier({ changes: [rename, culprit, ...bystanders(3)] }), policy)
    expect(pairs).toEqual([{ removes: rename.id, uses: culprit.id, name: 'lines.sumOf' }])
    for (const id of [rename.id, culprit.id]) {
      expect(ranking.suspects.find((suspect) => suspect.id === id)?.evidence[0]?.says).toMatch(
        /which the failure misses/,
      )
    }
  })

  it('stays silent where nothing changed', () => {
    const { verdict } = judge(aDossier({ range: anEmptyRange(), changes: [] }), policy)
    expect(verdict).toMatchObject({ kind: 'silent', because: 'empty-range' })
  })

  test.prop([dossiers])('gives the same twice, byte for byte', (dossier) => {
    const copy = structuredClone(dossier)
    expect(JSON.stringify(judge(dossier, policy))).toBe(JSON.stringify(judge(copy, policy)))
    expect(dossier).toEqual(copy)
  })

  test.prop([dossiers])('shares out exactly one whole probability over changes that it knows', (dossier) => {
    const { suspects, noneProbability } = judge(dossier, policy).ranking
    const sum = suspects.reduce((total, { probability }) => total + probability, noneProbability)
    expect(sum).toBeCloseTo(1, 9)
    expect(suspects.map(({ id }) => id).toSorted()).toEqual(dossier.changes.map(({ id }) => id).toSorted())
  })

  test.prop([dossiers])('names no culprit where the failures fall into parts', (dossier) => {
    const { parts, verdict } = judge(dossier, policy)
    expect(parts.length).not.toBe(1)
    if (parts.length > 1) expect(verdict.kind).toBe('shortlist')
  })

  test.prop([dossiers])('shows no quote that cannot be read in the log or the change', (dossier) => {
    const read = dossier.failures.flatMap(({ log, annotations }) => [
      log.text,
      ...annotations.map(({ message }) => message),
    ])
    for (const { id, evidence } of judge(dossier, policy).ranking.suspects) {
      const files = dossier.changes.find((change) => change.id === id)?.files ?? []
      for (const { quote, file } of evidence) {
        const texts = file === null ? read : files.flatMap((one) => (one.path === file ? [one.patch] : []))
        expect(texts.some((text) => text?.includes(quote))).toBe(true)
      }
    }
  })

  test.prop([fc.nat(12), fc.shuffledSubarray([...bystanders(12)], { minLength: 12 })])(
    'names the same change wherever it stands among bystanders, in whatever order',
    (age, others) => {
      const { verdict } = judge(aDossier({ changes: others.toSpliced(age, 0, culprit) }), policy)
      expect(verdict).toEqual({ kind: 'culprit', id: culprit.id })
    },
  )
})
