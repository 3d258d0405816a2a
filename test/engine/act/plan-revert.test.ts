import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { planRevert, type RevertQuestion } from '../../../src/engine/act/plan-revert.ts'
import type { Change } from '../../../src/engine/model/change.ts'
import type { RevertPolicy } from '../../../src/engine/model/policy.ts'
import { aChange, aFile, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aJudgement, aRanking, aSilentVerdict, aSuspect } from '../../builders/a-judgement.ts'
import { aPolicy, aRevertPolicy } from '../../builders/a-plan.ts'
import { anEmptyRange, anOpenRange } from '../../builders/a-range.ts'
import { anInstant, aSha } from '../../builders/ids.ts'
import { aHistory, aKnownRevert, someKnowledge } from '../../builders/reverts.ts'

const byCommand = { by: 'command', pull: 12 } as const
const byPolicy = { by: 'policy' } as const
const modes = ['off', 'suggest', 'on-command', 'automatic'] as const

/** A maintainer asks for a revert of #12 where the policy allows it. */
function aQuestion(over: Partial<RevertQuestion> = {}): RevertQuestion {
  return {
    dossier: aDossier(),
    judgement: aJudgement(),
    policy: withRevert({ mode: 'on-command' }),
    knowledge: someKnowledge(),
    wish: byCommand,
    ...over,
  }
}

function withRevert(over: Partial<RevertPolicy>) {
  return aPolicy({ revert: aRevertPolicy(over) })
}

/** The same with #12 as given, and with changes that landed after it. */
function about(change: Partial<Change>, ...later: readonly Change[]): RevertQuestion {
  return aQuestion({ dossier: aDossier({ changes: [...later, aChange(change), ...bystanders(2)] }) })
}

function outcome(question: RevertQuestion): string {
  const plan = planRevert(question)
  return plan.kind === 'withhold' ? plan.withheld.because : plan.kind
}

describe('a revert that a maintainer asks for', () => {
  it('is opened as data: the number, the commit by which it landed, and our own title', () => {
    const plan = planRevert(aQuestion())
    expect(plan).toMatchObject({
      kind: 'take',
      act: {
        kind: 'open-revert',
        incident: 'incident-1',
        repo: { owner: 'acme', name: 'shop' },
        pull: 12,
        landed: aSha(12),
        title: 'Revert #12: Add tax to the cart total',
      },
    })
  })

  it('names the parent that goes on where that is not the first', () => {
    expect(planRevert(about({ mainline: 2 }))).toMatchObject({ act: { mainline: 2 } })
  })

  it('carries nothing of a hostile title that closes, calls or links', () => {
    const title = 'fixes #1, closes GH-2, @acme/all `x` https://evil.example/a [b](c) <img> \u202E'
    const plan = planRevert(about({ title }))
    const made = plan.kind === 'take' ? plan.act.title : ''
    expect(made.replace(/^Revert #12: /, '')).not.toMatch(/#\d|GH-\d|@\w|:\/\/|[`<>[\]\u202E]/)
    expect(made.length).toBeLessThanOrEqual(256)
  })

  it.each<[string, RevertQuestion]>([
    [
      'observe-only',
      aQuestion({ policy: aPolicy({ mode: 'observe', revert: aRevertPolicy({ mode: 'automatic' }) }) }),
    ],
    ['revert-off', aQuestion({ policy: withRevert({ mode: 'off' }) })],
    ['suggest-only', aQuestion({ policy: withRevert({ mode: 'suggest' }) })],
    ['outside-range', aQuestion({ wish: { by: 'command', pull: 13 } })],
    ['outside-range', aQuestion({ wish: { by: 'command', pull: Number.NaN } })],
    ['range-not-bounded', aQuestion({ dossier: aDossier({ range: anOpenRange() }) })],
    ['range-not-bounded', aQuestion({ dossier: aDossier({ range: anEmptyRange() }) })],
    ['no-pull-request', about({ commits: [] })],
    ['is-a-revert', about({ title: 'Revert "Add tax"' })],
    ['is-a-revert', about({ title: 'revert: add tax' })],
    ['is-a-revert', about({ title: 'fix(cart): revert the tax' })],
    ['is-a-revert', about({ title: '[release] Back out the tax' })],
    ['is-a-revert', about({ title: 'Reland "Add tax"' })],
    ['is-a-revert', about({ title: 'Re-apply #4' })],
    ['is-a-revert', about({ title: 'Tax', body: 'Words.\n\nThis reverts commit 1234567.' })],
    ['is-a-revert', about({ title: 'Tax', body: 'Reverts acme/shop#4' })],
    ['files-unknown', about({ filesCompleteness: { kind: 'truncated', because: '3000 files' } })],
    ['files-unknown', about({ filesCompleteness: { kind: 'unknown', because: 'an error' } })],
    ['touches-workflows', about({ files: [aFile(), aFile({ path: '.github/workflows/ci.yml' })] })],
    [
      'touches-workflows',
      about({ files: [aFile({ previousPath: '.github/workflows/ci.yml', status: 'renamed' })] }),
    ],
    ['touches-migrations', about({ files: [aFile({ path: 'db/migrate/20260101_add_tax.rb' })] })],
    ['touches-migrations', about({ files: [aFile({ path: 'prisma/schema.prisma' })] })],
    ['touches-migrations', about({ files: [aFile({ path: 'src/main/resources/V12__tax.sql' })] })],
    ['touches-migrations', about({ files: [aFile({ path: 'shop/migrations/0007_tax.py' })] })],
    ['many-changes', about({ commits: Array.from({ length: 51 }, (_, n) => aSha(n + 1000)) })],
    ['many-changes', about({ commits: [aSha(12), aSha(100)] })],
    ['many-changes', about({ mainline: null })],
    ['age-unknown', about({ mergedAt: null })],
    ['too-old', about({ mergedAt: anInstant('2026-02-27T10:59:59Z') })],
    [
      'too-old',
      {
        ...about({ mergedAt: anInstant('2026-03-02T09:59:00Z') }),
        policy: withRevert({ mode: 'on-command', oldestHours: 1 }),
      },
    ],
    [
      'revert-exists',
      about({}, aChange({ pull: 40, title: 'Revert "Add tax to the cart total"', files: [] })),
    ],
    [
      'revert-exists',
      about({}, aChange({ pull: 40, title: 'Oops', body: 'Reverts acme/shop#12', files: [] })),
    ],
    [
      'revert-exists',
      about({}, aChange({ pull: null, title: 'Oops', body: `This reverts commit ${aSha(12)}.`, files: [] })),
    ],
    ['conflicts', about({}, aChange({ pull: 40 }))],
    [
      'conflicts',
      aQuestion({ knowledge: someKnowledge({ trial: { kind: 'conflicts', command: 'x', paths: ['a'] } }) }),
    ],
    ['reverts-unknown', aQuestion({ knowledge: someKnowledge({ history: null }) })],
    ['no-write-permission', aQuestion({ knowledge: someKnowledge({ mayWrite: 'no' }) })],
  ])('is withheld: %s (%#)', (because, question) => {
    const plan = planRevert(question)
    expect(outcome(question)).toBe(because)
    expect(plan.kind === 'withhold' && plan.withheld.says).toMatch(/^No revert was opened, because .+\.$/)
  })

  it.each(['open', 'merged', 'closed'] as const)('is withheld for ever once one was %s', (state) => {
    for (const isOurs of [true, false]) {
      const history = aHistory({ reverts: [aKnownRevert({ state, isOurs })] })
      expect(outcome(aQuestion({ knowledge: someKnowledge({ history }) }))).toBe('revert-exists')
    }
  })

  it('is withheld once two were opened within a day, and not for older ones', () => {
    const opened = (...hours: readonly number[]) =>
      aHistory({ opened: hours.map((n) => anInstant(new Date(Date.UTC(2026, 2, 2, 11 - n)).toISOString())) })
    const asked = (history: ReturnType<typeof opened>) =>
      outcome(aQuestion({ knowledge: someKnowledge({ history }) }))
    expect(asked(opened(1, 23))).toBe('cap-reached')
    expect(asked(opened(1, 24))).toBe('take')
    expect(asked(opened())).toBe('take')
    expect(asked({ reverts: [], opened: [anInstant('no time'), anInstant('no time')] })).toBe('cap-reached')
  })

  it('is opened although later changes use what it added, which the advice names', () => {
    const patch = '@@ -0,0 +1 @@\n+export function sumOf(lines) {}\n'
    const user = aChange({
      pull: 40,
      files: [aFile({ path: 'src/b.ts', patch: '@@ -1 +1 @@\n-x\n+sumOf(y)\n' })],
    })
    const plan = planRevert(about({ files: [aFile({ patch })] }, user))
    expect(plan).toMatchObject({
      kind: 'take',
      advice: {
        dependents: { kind: 'found', items: [{ change: user.id, path: 'src/b.ts', name: 'sumOf' }] },
      },
    })
    const unasked = { ...about({ files: [aFile({ patch })] }, user), wish: byPolicy }
    expect(outcome({ ...unasked, policy: withRevert({ mode: 'automatic' }) })).toBe('has-dependents')
  })

  it('is not asked of a direct push, which has no number', () => {
    const push = aChange({ pull: null })
    const judgement = aJudgement({ verdict: { kind: 'culprit', id: push.id } })
    const dossier = aDossier({ changes: [push] })
    expect(outcome(aQuestion({ dossier, judgement, wish: byPolicy }))).toBe('no-pull-request')
  })
})

describe('a revert that nobody asked for', () => {
  const automatic = withRevert({ mode: 'automatic' })

  it('is opened for a culprit that is sure enough', () => {
    expect(outcome(aQuestion({ policy: automatic, wish: byPolicy }))).toBe('take')
  })

  it.each([0.79, 0])('is withheld for a culprit of %f', (probability) => {
    const judgement = aJudgement({ ranking: aRanking({ suspects: [aSuspect({ probability })] }) })
    expect(outcome(aQuestion({ policy: automatic, wish: byPolicy, judgement }))).toBe('not-sure-enough')
  })

  it('is withheld for what a bot rolled in, and opened once a maintainer asks', () => {
    const rolled = about({ author: 'Renovate[bot]' })
    expect(outcome({ ...rolled, policy: automatic, wish: byPolicy })).toBe('rolled-by-bot')
    expect(outcome(rolled)).toBe('take')
  })

  it('waits for a command where the policy says so', () => {
    expect(outcome(aQuestion({ wish: byPolicy }))).toBe('needs-command')
  })

  it('is nothing at all where no culprit is named', () => {
    for (const verdict of [aSilentVerdict(), { kind: 'shortlist', ids: [aChange().id] } as const])
      expect(
        outcome(aQuestion({ policy: automatic, wish: byPolicy, judgement: aJudgement({ verdict }) })),
      ).toBe('nothing-named')
  })

  it('is withheld where a later patch is cut, unless trying it went well', () => {
    const later = aChange({ pull: 40, files: [aFile({ patch: null })] })
    const question = { ...about({}, later), policy: automatic, wish: byPolicy }
    expect(outcome(question)).toBe('conflicts-unknown')
    const trial = { kind: 'applies', command: 'git revert x' } as const
    expect(outcome({ ...question, knowledge: someKnowledge({ trial }) })).toBe('take')
    expect(outcome({ ...question, wish: byCommand, policy: withRevert({ mode: 'on-command' }) })).toBe('take')
  })
})

describe('whatever is asked', () => {
  const change = fc.integer({ min: 1, max: 60 }).map((pull) => aChange({ pull }))
  const changes = fc.uniqueArray(change, { selector: ({ id }) => id, maxLength: 12 })
  const wish = fc.oneof(
    fc.constant(byPolicy),
    fc.integer({ min: -5, max: 70 }).map((pull) => ({ by: 'command', pull }) as const),
  )

  test.prop([changes, change, wish, fc.constantFrom(...modes)])(
    'no change outside of the range is reverted',
    (listed, named, asked, mode) => {
      const dossier = aDossier({ changes: listed })
      const judgement = aJudgement({ verdict: { kind: 'culprit', id: named.id } })
      const plan = planRevert(aQuestion({ dossier, judgement, wish: asked, policy: withRevert({ mode }) }))
      if (plan.kind !== 'take') return
      const target = listed.find(({ id }) => id === plan.act.change)
      expect(target?.pull).toBe(plan.act.pull)
      expect(target?.commits[0]).toBe(plan.act.landed)
    },
  )

  test.prop([fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 40 })])(
    'no change gets two, and no day more than two',
    (pulls) => {
      const listed = Array.from({ length: 12 }, (_, n) =>
        aChange({ pull: 12 - n, files: [aFile({ path: `src/${12 - n}.ts` })] }),
      )
      let history = aHistory()
      const opened: number[] = []
      for (const pull of pulls) {
        const knowledge = someKnowledge({ history })
        const plan = planRevert(
          aQuestion({ dossier: aDossier({ changes: listed }), knowledge, wish: { by: 'command', pull } }),
        )
        if (plan.kind !== 'take') continue
        opened.push(plan.act.pull)
        history = {
          reverts: [...history.reverts, aKnownRevert({ number: 200 + opened.length, of: plan.act.pull })],
          opened: [...history.opened, knowledge.now],
        }
      }
      expect(new Set(opened).size).toBe(opened.length)
      expect(opened.length).toBe(Math.min(2, new Set(pulls).size))
    },
  )
})
