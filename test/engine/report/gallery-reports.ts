import type { Change } from '../../../src/engine/model/change.ts'
import type { SilentBecause } from '../../../src/engine/model/verdict.ts'
import { composeReport, type Report } from '../../../src/engine/report/report.ts'
import { aChange, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import { aCandidate, aJudgement, aSilentVerdict, aSuspect, someEvidence } from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { anEmptyRange, anOpenRange } from '../../builders/a-range.ts'
import { anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { aChangeId, anInstant } from '../../builders/ids.ts'
import { hostileReport } from './hostile-report.ts'
import { hostileStrings } from './hostile-strings.ts'
import { sampleReports } from './sample-reports.ts'

const silences: Readonly<Record<SilentBecause, string>> = {
  flaky: 'The same commit passed 2 of 3 attempts of this check today.',
  infrastructure: 'The runner had no space left on its disk.',
  recovered: 'Deployment 9002 of the same commit succeeded at 10:12.',
  'outside-cause': 'Every failing line names a host that none of the changes mentions.',
  'empty-range': 'The same commit was deployed before and was good.',
  'open-range': 'No earlier deployment to production succeeded.',
  'weak-evidence': 'Nothing in the failure points at any of the changes.',
}

function silent(because: SilentBecause): Report {
  const changes = because === 'empty-range' ? [] : [aChange(), ...bystanders(3)]
  const ranges = { 'empty-range': anEmptyRange(), 'open-range': anOpenRange() }
  const dossier = aDossier({
    changes,
    ...(because === 'empty-range' || because === 'open-range' ? { range: ranges[because] } : {}),
  })
  const suspects = changes.map(({ id }) => aSuspect({ id, probability: 0.11, evidence: [] }))
  const judgement = aJudgement({
    candidates: [],
    ranking: { suspects, noneProbability: changes.length === 0 ? 1 : 0.56 },
    verdict: aSilentVerdict(because, silences[because]),
  })
  return composeReport(dossier, judgement, aPlan({ take: [] }), aCost())
}

/** A thousand changes, forty failing jobs, and as many gaps. */
function huge(): Report {
  const changes = bystanders(1000).map((change, index) => ({
    ...change,
    title: `${change.title}: ${'a title that goes on and on '.repeat(index % 12)}`,
  }))
  const suspects = changes.map(({ id }, index) =>
    aSuspect({
      id,
      probability: 0.9 / 2 ** (index + 1),
      evidence: Array.from({ length: index < 20 ? 12 : 0 }, (_, line) =>
        someEvidence({ line: line + 1, quote: `const line${line} = ${'x'.repeat(line * 40)}` }),
      ),
    }),
  )
  const failures = Array.from({ length: 40 }, (_, index) =>
    aFailure({ name: `test (shard ${index + 1} of 40)` }),
  )
  const gaps = Array.from({ length: 200 }, (_, index) => ({
    what: `log of shard ${index}`,
    completeness: { kind: 'truncated', because: 'it is larger than 100 MB' } as const,
  }))
  const judgement = aJudgement({
    candidates: changes
      .slice(0, 60)
      .map(({ id }) => aCandidate({ id, because: ['touches src/cart/total.ts'] })),
    ranking: { suspects, noneProbability: 0.1 },
    verdict: { kind: 'shortlist', ids: suspects.slice(0, 5).map(({ id }) => id) },
  })
  const incident = anIncident({ failing: aWorkflowRun(), title: 'CI failed: 40 of 40 jobs' })
  const dossier = aDossier({ incident, changes, failures, gaps })
  return composeReport(dossier, judgement, aPlan(), aCost(), { suspects: 20 })
}

const titles = [
  'إصلاح حساب الضريبة في سلة المشتريات (PR قديم)',
  'תיקון חישוב המס בעגלה src/cart/total.ts',
  'カートの税金計算を修正する',
  '修复购物车中的税金计算，并重命名变量',
  'Исправить расчёт налога в корзине',
  'แก้ไขการคำนวณภาษีในตะกร้า',
  'कार्ट में कर की गणना ठीक करें',
  'Sửa lỗi tính thuế trong giỏ hàng',
  '장바구니 세금 계산 수정 👩‍👩‍👧‍👦 🏳️‍🌈',
]

/** Titles, paths and logs in scripts of many kinds, right-to-left ones among them. */
function languages(): Report {
  const changes: readonly Change[] = titles.map((title, index) => aChange({ pull: 12 + index, title }))
  const suspects = changes.map(({ id }, index) =>
    aSuspect({
      id,
      probability: [0.5, 0.2, 0.1][index] ?? 0.02,
      evidence: [
        someEvidence({
          says: `It changed ${titles[index] ?? ''}, which the error names.`,
          quote: `throw new Error("${titles[(index + 1) % titles.length] ?? ''}")`,
          file: `src/أسعار/税金-${index}.ts`,
        }),
      ],
    }),
  )
  const log = 'خطأ: القيمة غير معروفة (undefined)\nエラー: 値が不明です\nОшибка: значение неизвестно'
  const judgement = aJudgement({
    candidates: changes.map(({ id }) => aCandidate({ id, because: ['names ضريبة'] })),
    reading: { symptoms: [], places: [], tellingLines: [], isDescription: false, signature: 's', gaps: [] },
    ranking: { suspects, noneProbability: 0.08 },
    verdict: { kind: 'shortlist', ids: suspects.slice(0, 2).map(({ id }) => id) },
  })
  const failing = { kind: 'check', name: 'проверка / テスト (ubuntu)' } as const
  const dossier = aDossier({ changes, incident: anIncident({ failing }), failures: [aFailure({ log })] })
  return composeReport(dossier, judgement, aPlan(), aCost())
}

function reverting(applies: boolean): Report {
  const command = 'git revert -m 1 000000c'
  const later = aChange({ pull: 30, title: 'Round the tax' })
  const dossier = aDossier({ changes: [later, aChange(), ...bystanders(2)] })
  const revert = {
    change: aChange().id,
    conflicts: applies
      ? ({ kind: 'none' } as const)
      : ({ kind: 'found', items: [{ change: later.id, path: 'src/cart/total.ts', name: null }] } as const),
    dependents: { kind: 'none' } as const,
    trial: applies
      ? ({ kind: 'applies', command } as const)
      : ({ kind: 'conflicts', command, paths: ['src/cart/total.ts'] } as const),
  }
  const withhold = applies
    ? []
    : [
        {
          act: 'open-revert',
          because: 'conflicts' as const,
          says: 'No revert was opened, because it conflicts with later changes.',
        },
      ]
  return composeReport(dossier, aJudgement(), aPlan({ revert, withhold }), aCost(), {
    told: {
      confirmed: [aChange().id],
      cleared: [],
      explained: [],
      none: false,
      flaky: false,
      reverted: [],
      mutedUntil: null,
    },
  })
}

/** Only the maintainers' words show that it is muted: nothing more is written meanwhile. */
function muted(): Report {
  const withhold = [
    {
      act: 'publish-issue',
      because: 'muted' as const,
      says: 'Nothing was written, because a maintainer muted this incident for a while.',
    },
  ]
  const mutedUntil = anInstant('2026-03-02T12:00:00Z')
  return composeReport(aDossier(), aJudgement(), aPlan({ take: [], withhold }), aCost(), {
    told: {
      confirmed: [],
      cleared: [aChangeId('x')],
      explained: [],
      none: false,
      flaky: false,
      reverted: [],
      mutedUntil,
    },
  })
}

/** Every kind of report that people can meet, by name; `npm run gallery` shows them. */
export const galleryReports: Readonly<Record<string, () => Report>> = {
  ...sampleReports,
  ...Object.fromEntries(
    (Object.keys(silences) as SilentBecause[]).map((because) => [
      `silent: ${because}`,
      () => silent(because),
    ]),
  ),
  huge,
  languages,
  'revert planned': () => reverting(true),
  'revert withheld': () => reverting(false),
  muted,
  hostile: () => hostileReport(hostileStrings.filter((text) => text.length < 400)),
  'hostile and silent': () => hostileReport(hostileStrings.toReversed(), 'silent'),
}
