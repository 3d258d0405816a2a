import type { Act, Performed } from './model/act.ts'
import type { CaseRecord } from './model/case-record.ts'
import type { Change } from './model/change.ts'
import type { Gap } from './model/completeness.ts'
import type { Context, LineHistory, Tree } from './model/context.ts'
import type { Attempt, Failure, LogText } from './model/failure.ts'
import type { ChangeId, IncidentId, Instant, Sha } from './model/ids.ts'
import type { Failing, Incident } from './model/incident.ts'
import type { Landing } from './model/landing.ts'
import type { ChecksAtMerge } from './model/merge-checks.ts'
import type { ModelUsage, Purse, SetAside, Spending } from './model/model-spending.ts'
import type { ParsedFile, ParsedSource } from './model/parsed-source.ts'
import type { PastCommit } from './model/past.ts'
import type { RegressionRange } from './model/regression-range.ts'
import type { Repo } from './model/repo.ts'
import type { RunState } from './model/rerun.ts'
import type { RevertHistory, RevertTrial } from './model/revert.ts'

/** An answer and what is missing from it. Ports throw a `Refusal` when they cannot answer at all. */
export type Answer<T> = { readonly value: T; readonly gaps: readonly Gap[] }

/** Finds the last known good of an incident. */
export interface RangeSource {
  range(incident: Incident): Promise<Answer<RegressionRange>>
}

/** Lists what entered in a range, newest first. */
export interface ChangeSource {
  changes(incident: Incident, range: RegressionRange): Promise<Answer<readonly Change[]>>
  /**
   * Pull requests that landed on the same branch after the bad commit, as far as that is known without asking for it:
   * what was taken back there is not out yet. Called after `changes`.
   */
  landedAfter?(incident: Incident, range: RegressionRange): Promise<readonly Landing[]>
  /**
   * A second look, where patches are dear: the same changes in the same order, with patches that the first look left
   * out, of changes to the named paths first, then of those that are likely by all else that is known of them. A source
   * whose first look is complete has no second.
   */
  patches?(
    incident: Incident,
    changes: readonly Change[],
    paths: readonly string[],
    likely?: readonly ChangeId[],
  ): Promise<Answer<readonly Change[]>>
  /** How the own checks of merged pull requests stood when they were merged. Those not known are told in gaps. */
  checksAtMerge?(incident: Incident, changes: readonly Change[]): Promise<Answer<readonly ChecksAtMerge[]>>
}

/** Reads the failing logs, the last good logs of the same jobs, and earlier attempts of the same thing. */
export interface FailureSource {
  failures(
    incident: Incident,
    range: RegressionRange,
  ): Promise<Answer<{ readonly failures: readonly Failure[]; readonly attempts: readonly Attempt[] }>>
}

/** Takes in one log of any length, piece by piece, and keeps what is worth keeping in bounded memory. */
export interface LogCondenser {
  /** UTF-8; a piece may end within a character. The bytes may be written over once this returns. */
  add(bytes: Uint8Array): void
  /** What was kept. `brokenOff` says why the log was not read to its end, where it was not. */
  end(brokenOff?: string | null): LogText
}

/**
 * What is worth keeping of one file that may be a test report. `other` is a file that is none; `unread` says why one
 * tells nothing that we can read; of a report in which nothing failed `brokenOff` says where reading it ended too soon.
 */
export type KeptReport =
  | { readonly kind: 'failures'; readonly log: LogText }
  | { readonly kind: 'no-failures'; readonly brokenOff: string | null }
  | { readonly kind: 'unread'; readonly because: string }
  | { readonly kind: 'other' }

/** Keeps what a test report says of failing tests. `cutAfter` is the number of bytes after which it was not read. */
export type ReportCondenser = (bytes: Uint8Array, cutAfter: number | null) => KeptReport

/** What a test report says of the tests that failed; its name, from where it was found, is untrusted. */
export type TestReport = { readonly name: string; readonly log: LogText }

/**
 * Opens an archive of test reports, or takes a single one, in bounded memory. Never throws over what it holds, which
 * is hostile: what could not be read is told in gaps. A stream that breaks off throws.
 */
export type ReportArchive = (
  name: string,
  bytes: AsyncIterable<Uint8Array>,
) => Promise<Answer<readonly TestReport[]>>

/** What the symptoms made us ask of the repository. */
export type ContextQuestion = {
  readonly incident: Incident
  readonly range: RegressionRange
  /** The commit whose files are read; null where there is none to read. */
  readonly treeSha: Sha | null
  /** Paths of the tree, most implicated first. An adapter may answer for the first few only, and then says so. */
  readonly paths: readonly string[]
}

/** Reads the repository around the failure. */
export interface ContextSource {
  tree(incident: Incident, range: RegressionRange): Promise<Tree>
  /** Sources and owners; the rest has questions of its own. */
  context(question: ContextQuestion): Promise<Answer<Context>>
  /**
   * Who in the range last wrote the lines of these files, which stand at the bad commit; asked where the patches at
   * hand cannot tell. A file of which nobody in the range wrote a line has no history.
   */
  lineHistories?(question: ContextQuestion): Promise<Answer<readonly LineHistory[]>>
  /** What landed before the range, newest first: the newest few thousand commits of the branch. */
  past?(question: Pick<ContextQuestion, 'range' | 'treeSha'>): Promise<Answer<readonly PastCommit[]>>
  /**
   * What these files of a commit say about each other, in the order asked for. Files in languages that are not
   * understood are left out; files beyond what the source reads at a time are left out too, and told in a gap.
   */
  parsed?(incident: Incident, treeSha: Sha, paths: readonly string[]): Promise<Answer<readonly ParsedFile[]>>
  /** True where a file that was parsed once costs nothing the next time. */
  readonly remembersParsed?: boolean
  /**
   * Present where files cannot be read, and the patches of the changes tell what they show of them: of changes listed
   * newest first, or in an order that only the patches themselves can tell.
   */
  readonly patchesTell?: 'newest-first' | 'in-some-order'
}

/** Reads the syntax of one source file. Never throws over its text, which is hostile. */
export interface SyntaxReader {
  /** Whether files of this name are understood. */
  reads(path: string): boolean
  /** Null where files of this name are not understood. */
  read(path: string, text: string): Promise<ParsedSource | null>
}

/** Everything gathering reads. Reading and writing are different ports: who gathers cannot comment. */
export type Forge = RangeSource & ChangeSource & FailureSource & ContextSource

/** Reads what must be known before a change is taken back. A source may know of one thing and not of the other. */
export interface RevertSource {
  /** Pull requests opened since then that take others back, by whomever, and when ours of the last day were opened. */
  history?(repo: Repo, since: Instant): Promise<RevertHistory>
  /** Tries on a copy whether a change can be taken back at a commit; nothing of the repository is touched. */
  trial?(change: Change, at: Sha): Promise<RevertTrial>
  /** Whether we may write contents and pull requests there; asked when nothing else speaks against it. */
  mayWrite?(repo: Repo): Promise<'yes' | 'no'>
}

/** Reads what must be known before the failed jobs of a workflow run are started again. */
export interface RerunSource {
  state(repo: Repo, run: string): Promise<RunState>
  /** How many runs we started again in the repository in the last 24 hours, where that is remembered. */
  lately?(repo: Repo): Promise<number>
  /** Whether we may start runs there. */
  mayWrite?(repo: Repo): Promise<'yes' | 'no'>
}

/** Carries out one planned act, idempotently: the same act for the same incident never has two effects. */
export interface Actor {
  perform(act: Act, words: { readonly body: string }): Promise<Performed>
  /** The permissions that an act lacks, such as `checks: write`, where that is known without trying it. */
  lacks?(act: Act): Promise<readonly string[]>
}

/** What we know of past incidents. */
export interface Cases {
  find(id: IncidentId): Promise<CaseRecord | null>
  /** Cases of the same failing thing that are still open, newest first. */
  openFor(repo: Repo, failing: Failing): Promise<readonly CaseRecord[]>
  /** All cases of the repository that are still open, newest first. */
  openIn(repo: Repo): Promise<readonly CaseRecord[]>
  /**
   * Cases of the same failing thing, or of a deployment that the failing workflow made, that have an issue and were closed
   * since then, newest first.
   */
  closedSince(repo: Repo, failing: Failing, since: Instant): Promise<readonly CaseRecord[]>
  save(record: CaseRecord): Promise<void>
}

/** A question to a language model whose answer must be JSON under a schema. */
export type ModelQuestion = {
  readonly system: string
  readonly user: string
  readonly schemaName: string
  readonly schema: Readonly<Record<string, unknown>>
  /**
   * Given where the answer is `{"ranking": [...]}` over these words, of which each begins with a letter of its own, and
   * where it is worth knowing how likely each of them is to stand first.
   */
  readonly choices?: readonly string[]
}

/** Who is to blame: the endpoint, what the model said, or we ourselves, who asked nobody. */
export type ModelFault = 'endpoint' | 'answer' | 'not-asked'

export type ModelAnswer =
  | {
      readonly kind: 'answered'
      readonly json: unknown
      readonly tokens: number
      readonly usage?: ModelUsage
      /** How likely each of the question's choices is to stand first, where the provider tells; they sum to 1 at most. */
      readonly likely?: Readonly<Record<string, number>>
    }
  | {
      readonly kind: 'failed'
      readonly because: string
      readonly tokens: number
      /** Absent where nobody knows what the provider will charge. */
      readonly usage?: ModelUsage
      readonly fault?: ModelFault
    }

/** Optional everywhere. Never throws: a model that fails is a model without a vote. */
export interface LanguageModel {
  ask(question: ModelQuestion): Promise<ModelAnswer>
  /** Whether question and answer fit the model's window; absent where that is not known. */
  fits?(question: ModelQuestion): Promise<boolean>
}

/** What has been spent on language models. */
export interface SpendLedger {
  /**
   * Sets `most` aside in every purse, or in none. `used-up` where what is spent reaches the allowance of one; `wait`
   * where only what is set aside for questions under way does.
   */
  setAside(purses: readonly Purse[], most: Spending): Promise<SetAside>
  /** Puts what was really spent in the place of what was set aside. */
  settle(purses: readonly Purse[], most: Spending, spent: Spending): Promise<void>
}

/** Answers of language models that were given before, by the hash of the question. */
export interface AnswerCache {
  /** As it was kept, or null; another version of this program may have kept it. */
  find(hash: string): Promise<unknown>
  keep(hash: string, answer: ModelAnswer): Promise<void>
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

/** Where the engine tells what it does, for whoever operates it. Never untrusted text. */
export interface Journal {
  note(what: string, details?: Readonly<Record<string, string | number | boolean | null>>): void
}
