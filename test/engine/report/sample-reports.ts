import type { Dossier } from '../../../src/engine/model/dossier.ts'
import type { Judgement } from '../../../src/engine/model/judgement.ts'
import type { ChecksAtMerge } from '../../../src/engine/model/merge-checks.ts'
import { composeReport, type Report } from '../../../src/engine/report/report.ts'
import { aChange, aFile, bystanders } from '../../builders/a-change.ts'
import { aDossier } from '../../builders/a-dossier.ts'
import { aFailure, anAttempt } from '../../builders/a-failure.ts'
import {
  aCandidate,
  aJudgement,
  aPart,
  aReading,
  aSilentVerdict,
  aSuspect,
  someEvidence,
} from '../../builders/a-judgement.ts'
import { aCost, aPlan } from '../../builders/a-plan.ts'
import { anOpenRange } from '../../builders/a-range.ts'
import { anIncident, aWorkflowRun } from '../../builders/an-incident.ts'
import { anInstant, aSha } from '../../builders/ids.ts'
import { aRed } from '../../builders/merge-checks.ts'
import { anErrorMessage, anInfrastructureSign, aPlace } from '../../builders/symptoms.ts'

const tax = aChange({ title: 'Add tax to the cart total', mergedAt: anInstant('2026-03-02T05:12:00Z') })
const rename = aChange({
  pull: 19,
  title: 'Rename `Lines` to `CartLines` (#18 follow-up) cc @acme/checkout',
  mergedAt: anInstant('2026-03-01T16:40:00Z'),
  files: [aFile({ path: 'src/cart/cart-lines.ts' })],
})
const push = aChange({ pull: null, title: 'Bump node to 24', mergedAt: anInstant('2026-02-27T08:00:00Z') })
const others = bystanders(34)
const revertWithheld = {
  act: 'revert',
  because: 'suggest-only',
  says: 'No revert was opened, because the configuration says to suggest one only.',
} as const

const dossier: Dossier = aDossier({
  changes: [tax, rename, push, ...others],
  attempts: [anAttempt(), anAttempt({ sha: aSha('good'), outcome: 'passed' })],
})
const taxSuspect = aSuspect({
  id: tax.id,
  evidence: [
    someEvidence(),
    someEvidence({
      says: 'It added the only call of sumOf, which the error says is not a function.',
      quote: 'TypeError: lines.sumOf is not a function',
      file: null,
      line: 3,
    }),
  ],
})
const renameSuspect = aSuspect({
  id: rename.id,
  probability: 0.07,
  evidence: [
    someEvidence({
      says: 'It moved the type of lines, which the error names.',
      quote: '-export class Lines {\n+export class CartLines {',
      file: 'src/cart/cart-lines.ts',
      line: 1,
    }),
  ],
})
const rest = others.map(({ id }) => aSuspect({ id, probability: 0.001, evidence: [] }))
const pushSuspect = aSuspect({ id: push.id, probability: 0.02, evidence: [] })
const candidates = [
  aCandidate({ id: tax.id }),
  aCandidate({ id: rename.id, because: ['names lines'] }),
  aCandidate({ id: push.id, because: ['changes the runtime of every job'] }),
]

function culprit(): Report {
  const judgement = aJudgement({
    candidates,
    ranking: { suspects: [taxSuspect, renameSuspect, pushSuspect, ...rest], noneProbability: 0.066 },
    verdict: { kind: 'culprit', id: tax.id },
  })
  const checks: ChecksAtMerge = {
    change: tax.id,
    checks: [
      { name: 'unit', workflow: 'CI', outcome: 'passed', startedAt: anInstant('2026-03-02T04:30:00Z') },
      { name: 'lint', workflow: 'CI', outcome: 'failed', startedAt: anInstant('2026-03-02T04:30:00Z') },
    ],
    completeness: { kind: 'complete' },
  }
  return composeReport(
    { ...dossier, mergeChecks: [checks] },
    judgement,
    aPlan({ withhold: [revertWithheld] }),
    aCost(),
    {
      configuration: [
        '.github/prime-suspect.yml, line 3: the key `enviroments` is not known and was left out; did you mean `environments`?',
      ],
    },
  )
}

const redCheck = 'test (ubuntu-latest, 24)'
const redEvidence = [
  {
    says: `The check that fails now had failed when it was merged (“${redCheck}”), as for 1 of 36 other changes.`,
    quote: redCheck,
    file: null,
    line: null,
    of: 'check',
  } as const,
]

function shortlist(): Report {
  const judgement: Judgement = aJudgement({
    candidates,
    ranking: {
      suspects: [
        { ...taxSuspect, probability: 0.38, evidence: [...taxSuspect.evidence, ...redEvidence] },
        { ...renameSuspect, probability: 0.29 },
        pushSuspect,
        ...rest,
      ],
      noneProbability: 0.276,
    },
    verdict: { kind: 'shortlist', ids: [tax.id, rename.id] },
  })
  const cut = aChange({
    pull: 20,
    filesCompleteness: { kind: 'truncated', because: 'it changes more than 3,000 files' },
  })
  const facts = {
    ...dossier,
    incident: anIncident({ failing: aWorkflowRun({ attempt: 2 }), title: 'CI failed: 2 of 14 jobs' }),
    changes: [...dossier.changes, cut],
    mergeChecks: [aRed(tax, redCheck)],
    failures: [
      aFailure({ name: 'test (ubuntu-latest, 24)' }),
      aFailure({
        name: 'test (windows-latest, 24)',
        log: { text: '', completeness: { kind: 'unknown', because: 'the log expired' } },
      }),
    ],
    gaps: [
      {
        what: 'line history of src/cart/total.ts',
        completeness: { kind: 'unknown', because: 'the blame query timed out' },
      } as const,
    ],
  }
  return composeReport(facts, judgement, aPlan(), aCost({ modelTokens: 5321 }))
}

/** Two faults in one run, and a clash of two changes. */
function groups(): Report {
  const ofTax = aPart({
    ranking: { suspects: [{ ...taxSuspect, probability: 0.9 }, renameSuspect], noneProbability: 0.03 },
  })
  const ofRename = aPart({
    signature: 'signature-2',
    title: "src/cart/index.ts(3,10): error TS2305: Module './cart-lines' has no exported member 'Lines'.",
    ranking: {
      suspects: [
        { ...renameSuspect, probability: 0.72 },
        { ...pushSuspect, probability: 0.12 },
      ],
      noneProbability: 0.1,
    },
    verdict: { kind: 'shortlist', ids: [rename.id] },
  })
  const judgement = aJudgement({
    candidates,
    ranking: { suspects: [taxSuspect, renameSuspect, pushSuspect, ...rest], noneProbability: 0.066 },
    verdict: { kind: 'shortlist', ids: [tax.id, rename.id] },
    parts: [ofTax, ofRename],
    pairs: [{ removes: rename.id, uses: tax.id, name: 'Lines' }],
  })
  return composeReport(dossier, judgement, aPlan(), aCost())
}

function flaky(): Report {
  const judgement = aJudgement({
    candidates,
    ranking: { suspects: [{ ...taxSuspect, probability: 0.2 }, ...rest], noneProbability: 0.766 },
    verdict: aSilentVerdict('flaky', 'The same commit passed 2 of 3 attempts of this check today.'),
  })
  const attempts = [
    anAttempt(),
    anAttempt({ outcome: 'passed' }),
    anAttempt({ outcome: 'passed' }),
    anAttempt({ outcome: 'missing' }),
  ]
  const observed = {
    act: 'publish-issue',
    because: 'observe-only',
    says: 'No issue was written, because the configuration says to observe only.',
  } as const
  return composeReport({ ...dossier, attempts }, judgement, { take: [], withhold: [observed] }, aCost())
}

function infrastructure(): Report {
  const quote = '##[error]No space left on device : /home/runner/runners/_diag/Worker.log'
  const judgement = aJudgement({
    candidates: [],
    reading: aReading({
      symptoms: [anInfrastructureSign({ at: aPlace({ line: 912, quote }) })],
      tellingLines: [aPlace({ line: 912, quote })],
      places: [],
    }),
    ranking: { suspects: rest, noneProbability: 0.966 },
    verdict: aSilentVerdict('infrastructure', 'The runner had no space left on its disk.'),
  })
  return composeReport(dossier, judgement, aPlan(), aCost())
}

function openRange(): Report {
  const quote =
    "E       requests.exceptions.ConnectionError: HTTPSConnectionPool(host='api.partner.example', port=443)"
  const judgement = aJudgement({
    candidates: [aCandidate({ id: push.id, because: ['names requests'] })],
    reading: aReading({ symptoms: [anErrorMessage({ at: aPlace({ quote }) })], places: [] }),
    ranking: { suspects: [{ ...pushSuspect, probability: 0.14 }, ...rest], noneProbability: 0.826 },
    verdict: aSilentVerdict('weak-evidence', 'Nothing in the failure points at any of the changes.'),
  })
  const facts = {
    ...dossier,
    incident: anIncident({
      failing: { kind: 'alert', name: 'checkout error rate', environment: 'production' } as const,
      title: 'checkout error rate above 2% for 5 minutes',
      seenAt: null,
    }),
    range: anOpenRange({ fallback: 'the 37 changes merged in the last 7 days.' }),
    attempts: [],
  }
  return composeReport(facts, judgement, aPlan(), aCost({ milliseconds: 812, apiCalls: 1 }))
}

/** Reports as a person on call would get them, by the name of their golden files. */
export const sampleReports: Readonly<Record<string, () => Report>> = {
  culprit,
  shortlist,
  groups,
  flaky,
  infrastructure,
  'open-range': openRange,
}
