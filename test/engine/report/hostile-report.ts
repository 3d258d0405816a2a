import type { Dossier } from '../../../src/engine/model/dossier.ts'
import type { Judgement } from '../../../src/engine/model/judgement.ts'
import type { CheckAtMerge, ChecksAtMerge } from '../../../src/engine/model/merge-checks.ts'
import type { Verdict } from '../../../src/engine/model/verdict.ts'
import { composeReport, type Report } from '../../../src/engine/report/report.ts'
import { aChange, aFile } from '../../builders/a-change.ts'
import { aDossier, aTree } from '../../builders/a-dossier.ts'
import { aFailure } from '../../builders/a-failure.ts'
import {
  aCandidate,
  aJudgement,
  aPart,
  aReading,
  aSuspect,
  someEvidence,
} from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { anOpenRange } from '../../builders/a-range.ts'
import { anIncident } from '../../builders/an-incident.ts'
import { aChangeId } from '../../builders/ids.ts'
import { anErrorMessage, aPlace } from '../../builders/symptoms.ts'

/** A report in which every text that comes from outside is one of the given strings. */
export function hostileReport(strings: readonly string[], kind: Verdict['kind'] = 'culprit'): Report {
  let next = 0
  const text = (): string => strings[next++ % strings.length] ?? ''
  const changes = [
    aChange({ title: text(), files: [aFile({ path: text() })] }),
    aChange({ pull: 13, title: text(), filesCompleteness: { kind: 'truncated', because: text() } }),
    aChange({ pull: 14, title: text() }),
    aChange({ pull: null, title: text(), id: aChangeId(text()), commits: [] }),
  ]
  const dossier: Dossier = aDossier({
    incident: anIncident({
      title: text(),
      failing:
        kind === 'silent'
          ? { kind: 'alert', name: text(), environment: text() }
          : {
              kind: 'workflow-run',
              workflow: text(),
              workflowId: '1',
              runId: '1',
              attempt: 2,
              branch: text(),
            },
    }),
    range: anOpenRange({ fallback: text() }),
    changes,
    failures: [
      aFailure({ name: text(), log: text() }),
      aFailure({ name: text(), log: `${text()}\n${text()}`, at: { run: '7001', job: '42' } }),
    ],
    tree: aTree({ completeness: { kind: 'unknown', because: text() } }),
    gaps: [{ what: text(), completeness: { kind: 'unknown', because: text() } }],
  })
  const [first, second, third, fourth] = changes.map(({ id }) => id)
  const evidence = [
    someEvidence({ says: text(), quote: text(), file: text() }),
    someEvidence({ says: text(), quote: text(), file: null }),
    { ...someEvidence({ says: text(), quote: text(), file: null, line: null }), of: 'check' as const },
  ]
  const judgement: Judgement = aJudgement({
    reading: aReading({ symptoms: [anErrorMessage({ at: aPlace({ quote: text() }) })], tellingLines: [] }),
    candidates: [first, second, third].flatMap((id) =>
      id === undefined ? [] : [aCandidate({ id, because: [text()] })],
    ),
    ranking: {
      suspects: [
        aSuspect({ id: first ?? aChangeId(''), probability: 0.7, evidence }),
        aSuspect({ id: fourth ?? aChangeId(''), probability: 0.2, evidence }),
        aSuspect({ id: second ?? aChangeId(''), probability: 0.05, evidence: [] }),
        aSuspect({ id: third ?? aChangeId(''), probability: 0.01, evidence: [] }),
      ],
      noneProbability: 0.04,
    },
    parts: [first, fourth].map((id) =>
      aPart({
        title: text(),
        ranking: {
          suspects: [
            aSuspect({ id: id ?? aChangeId(''), probability: 0.7, evidence }),
            aSuspect({ id: second ?? aChangeId(''), probability: 0.2, evidence: [] }),
          ],
          noneProbability: 0.1,
        },
        verdict: { kind: 'culprit', id: id ?? aChangeId('') },
      }),
    ),
    pairs: [{ removes: first ?? aChangeId(''), uses: fourth ?? aChangeId(''), name: text() }],
    verdict: verdictOf(kind, first ?? aChangeId(''), fourth ?? aChangeId(''), text()),
  })
  const plan = aPlan({ withhold: [{ act: text(), because: 'observe-only', says: text() }] })
  const mergeChecks: readonly ChecksAtMerge[] = [first, fourth].flatMap((change) =>
    change === undefined
      ? []
      : [
          {
            change,
            checks: [aCheck({ name: text(), outcome: 'failed' }), aCheck({ name: text(), workflow: text() })],
            completeness: { kind: 'complete' },
          },
        ],
  )
  return composeReport({ ...dossier, mergeChecks }, judgement, plan, aCost(), {
    configuration: [text(), text()],
  })
}

function aCheck(over: Partial<CheckAtMerge>): CheckAtMerge {
  return { name: 'test', workflow: null, outcome: 'passed', startedAt: null, ...over }
}

function verdictOf(
  kind: Verdict['kind'],
  first: Dossier['changes'][number]['id'],
  second: Dossier['changes'][number]['id'],
  says: string,
): Verdict {
  if (kind === 'culprit') return { kind, id: second }
  return kind === 'shortlist' ? { kind, ids: [first, second] } : { kind, because: 'weak-evidence', says }
}
