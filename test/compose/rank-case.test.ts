import { describe, expect, it } from 'vitest'

import { parseCase } from '../../src/adapters/case-file/parse-case.ts'
import { caseRanker } from '../../src/compose/rank-case.ts'
import { aCase, aCaseInFull } from '../adapters/case-file/a-case.ts'
import { buildHistory } from '../adapters/git/history-builder.ts'

type Ranked = {
  readonly candidates: number
  readonly ranking: readonly {
    readonly id: string
    readonly evidence: readonly { readonly says: string }[]
  }[]
}

async function ranked(changes: readonly unknown[], log: string): Promise<Ranked> {
  const line = aCaseInFull(changes, { failures: [{ name: 'test', log }] })
  const rank = await caseRanker(null, { explain: false, weights: null })
  const outcome = await rank(parseCase(JSON.stringify(line), 'here').open)
  return JSON.parse(outcome.line) as Ranked
}

describe('a case that names its candidates where nothing lies between good and bad', () => {
  it.each([
    ['bad', 'bad'],
    ['bad', 'good'],
  ])('has every one of them in its ranking, with nothing against it: %s to %s', async (from, to) => {
    const built = await buildHistory([{ name: 'good' }, { name: 'between' }, { name: 'bad' }])
    const commits = [built.sha('bad'), built.sha('between')]
    const line = aCase({ range: { good: built.sha(from), bad: built.sha(to), commits } })
    const rank = await caseRanker(built.folder, { explain: false, weights: null })
    const outcome = await rank(parseCase(JSON.stringify(line), 'here').open)
    expect(JSON.parse(outcome.line)).toMatchObject({
      verdict: 'silent',
      because: 'empty-range',
      noneProbability: 1,
      ranking: commits.map((id) => ({ id, probability: 0 })),
      candidates: 2,
    })
  })
})

/** A change of one line of a file with a line on each side, so many minutes after ten. */
function aRewrite(
  id: string,
  minute: number,
  line: number,
  words: string,
  over: Record<string, unknown> = {},
) {
  const patch = `@@ -${line - 1},3 +${line - 1},3 @@\n before ${line}\n-old ${line}\n+${words}\n after ${line}\n`
  const mergedAt = `2026-03-02T10:${String(minute).padStart(2, '0')}:00Z`
  return { id, title: `Rework ${id}`, mergedAt, files: [{ path: 'src/total.js', patch }], ...over }
}

describe('changes in full', () => {
  const rewrites = [10, 50, 90, 130].map((line, at) =>
    aRewrite(String(at + 1), at, line, `return line(${line})`),
  )
  const failing = 'TypeError: no\n    at total (src/total.js:50:1)\n'

  it('are told apart by who wrote the line that the failure names', async () => {
    const { ranking } = await ranked(rewrites, failing)
    expect(ranking[0]?.id).toBe('2')
    expect(ranking[0]?.evidence.map(({ says }) => says)).toContain(
      'By the patches alone, it wrote line 50 of src/total.js, which the failure names.',
    )
  })

  it('are told apart though a change that was taken back had moved the lines in between', async () => {
    const added = Array.from({ length: 20 }, (_, at) => `new ${at}`)
    const above = (sign: string) => added.map((line) => `${sign}${line}\n`).join('')
    const file = (patch: string) => [{ path: 'src/total.js', patch }]
    const changes = [
      aRewrite('5', 0, 5, '', { files: file(`@@ -1,1 +1,21 @@\n top\n${above('+')}`) }),
      aRewrite('6', 1, 70, 'return line(50)'),
      aRewrite('7', 2, 5, '', {
        body: 'Reverts #5',
        files: file(`@@ -1,21 +1,1 @@\n top\n${above('-')}`),
      }),
      aRewrite('8', 3, 90, 'return line(90)'),
    ]
    const { ranking } = await ranked(changes, failing)
    expect(ranking[0]?.evidence[0]?.says).toContain('it wrote line 50 of src/total.js')
    expect(ranking[0]?.id).toBe('6')
  })

  it.each(['newest', 'oldest'])(
    'are told apart without times where their patches fit, the %s first',
    async (first) => {
      const patch = '@@ -49,3 +49,3 @@\n before 50\n-return line(50)\n+return line(50, tax)\n after 50\n'
      const oldestFirst = [
        ...rewrites,
        aRewrite('5', 0, 50, '', { files: [{ path: 'src/total.js', patch }] }),
      ]
      const listed = first === 'oldest' ? oldestFirst : oldestFirst.toReversed()
      const { ranking } = await ranked(
        listed.map((rewrite) => ({ ...rewrite, mergedAt: undefined })),
        failing,
      )
      expect(ranking[0]?.id).toBe('5')
      expect(ranking[0]?.evidence[0]?.says).toContain('it wrote line 50 of src/total.js')
    },
  )

  it('are told apart by the number that a line had when it landed where nothing tells their order', async () => {
    const { ranking } = await ranked(
      rewrites.map((rewrite) => ({ ...rewrite, mergedAt: undefined })),
      failing,
    )
    const says = ranking.map(({ id, evidence }) => [id, evidence.map((one) => one.says)] as const)
    expect(says.filter(([, all]) => all.some((one) => one.includes('line 50')))).toEqual([
      [
        '2',
        expect.arrayContaining([
          'When it landed, it wrote line 50 of src/total.js, which the failure names.',
        ]),
      ],
    ])
  })

  it('are all in the ranking, those last that were taken back', async () => {
    const [first] = rewrites
    const patch = '@@ -9,3 +9,3 @@\n before 10\n-return line(10)\n+old 10\n after 10\n'
    const revert = {
      title: 'Revert "Rework 1"',
      body: 'Reverts #1',
      files: [{ path: 'src/total.js', patch }],
    }
    const changes = [...rewrites, { ...first, ...revert, id: '9', mergedAt: '2026-03-02T11:00:00Z' }]
    const { ranking, candidates } = await ranked(changes, failing)
    expect(ranking.map(({ id }) => id).toSorted()).toEqual(['1', '2', '3', '4', '9'])
    expect(ranking.slice(3)).toMatchObject([
      { id: '9', probability: 0, evidence: [] },
      { id: '1', probability: 0, evidence: [] },
    ])
    expect(candidates).toBe(5)
  })

  it('of several services are tied to the one that the failure names', async () => {
    const repos = ['octo/web-shop', 'octo/cart-service', 'octo/mail-sender', 'octo/stock-keeper']
    const ofServices = rewrites.map((rewrite, at) => ({ ...rewrite, repo: repos[at] }))
    const { ranking } = await ranked(ofServices, 'error rate of cart-service is above 5 %\n')
    expect(ranking[0]?.id).toBe('2')
  })
})
