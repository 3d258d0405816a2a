import type { Change } from '../model/change.ts'
import type { Context, SourceFile } from '../model/context.ts'
import type { Facts } from '../model/dossier.ts'
import type { Failure, LogText } from '../model/failure.ts'
import type { Incident } from '../model/incident.ts'
import type { ChecksAtMerge } from '../model/merge-checks.ts'
import { remembering } from '../model/remembering.ts'
import { redactText } from './redact.ts'

/** The same facts with every secret taken out of their text. Done before anything is stored, shown or sent. */
export function redactFacts(facts: Facts): Facts {
  return {
    ...facts,
    incident: redactIncident(facts.incident),
    changes: redactChanges(facts.changes),
    failures: facts.failures.map(redactFailure),
  }
}

/** What an alert or a check says is the log of some incidents, and stands beside it. */
function redactIncident(incident: Incident): Incident {
  const { failing } = incident
  const shown = {
    title: redactText(incident.title),
    ...(incident.also === undefined ? {} : { also: incident.also.map(redactText) }),
  }
  if (!('says' in failing) || failing.says === undefined) return { ...incident, ...shown }
  return { ...incident, ...shown, failing: { ...failing, says: redactText(failing.says) } }
}

export function redactChanges(changes: readonly Change[]): readonly Change[] {
  return changes.map(redactChange)
}

export function redactContext(context: Context): Context {
  const { ownersFile } = context
  return {
    ...context,
    sources: context.sources.map(redactSource),
    ownersFile: ownersFile === null ? null : redactSource(ownersFile),
  }
}

/** Names of checks are chosen in pull requests too, and compared with those of failing jobs. */
export function redactMergeChecks(all: readonly ChecksAtMerge[]): readonly ChecksAtMerge[] {
  const redacted = remembering(redactText)
  return all.map((own) => ({
    ...own,
    checks: own.checks.map((check) => ({
      ...check,
      name: redacted(check.name),
      workflow: check.workflow === null ? null : redacted(check.workflow),
    })),
  }))
}

function redactSource(source: SourceFile): SourceFile {
  return { ...source, text: redactText(source.text) }
}

function redactFailure(failure: Failure): Failure {
  return {
    ...failure,
    name: redactText(failure.name),
    log: redactLog(failure.log),
    baseline: failure.baseline === null ? null : redactLog(failure.baseline),
    annotations: failure.annotations.map((note) => ({ ...note, message: redactText(note.message) })),
  }
}

function redactLog(log: LogText): LogText {
  return { ...log, text: redactText(log.text) }
}

function redactChange(change: Change): Change {
  return {
    ...change,
    title: redactText(change.title),
    body: redactText(change.body),
    files: change.files.map((file) =>
      file.patch === null ? file : { ...file, patch: redactText(file.patch) },
    ),
  }
}
