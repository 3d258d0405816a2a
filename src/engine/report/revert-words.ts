import type { ChangeId } from '../model/ids.ts'
import type { InTheWay, Obstacles, RevertAdvice, RevertTrial } from '../model/revert.ts'
import { counted, listed, named, type Prose, prose, told } from './prose.ts'
import { changeLabel, type ReportedChange } from './reported-change.ts'

type Known = ReadonlyMap<ChangeId, ReportedChange>

const namesShown = 3

/** How a change can be taken back and what stands in the way, in sentences. Later changes are named without a link. */
export function revertWords({ conflicts, dependents, trial }: RevertAdvice, changes: Known): Prose {
  const isTried = trial !== null && trial.kind !== 'not-tried'
  const sentences = [
    ...(trial === null ? [] : [tried(trial)]),
    ...(isTried && conflicts.kind !== 'found' ? [] : [conflictWords(conflicts, changes)]),
    ...dependentWords(dependents, changes),
  ]
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : prose` ${sentence}`))
}

function tried(trial: RevertTrial): Prose {
  const command = trial.command === null ? prose`taking it back` : prose`${named(trial.command)}`
  switch (trial.kind) {
    case 'applies':
      return prose`At the failing commit ${command} applies without conflicts.`
    case 'conflicts':
      return prose`At the failing commit ${command} stops at conflicts in ${counted(trial.paths.length, 'file')}${inFiles(trial.paths)}.`
    case 'not-tried':
      return trial.command === null
        ? prose`Whether it can be taken back was not tried: ${told(trial.because)}.`
        : prose`The command is ${command}; it was not tried: ${told(trial.because)}.`
  }
}

function inFiles(paths: readonly string[]): Prose {
  if (paths.length === 0) return []
  const more = paths.length > namesShown ? prose` and more` : []
  return prose` (${listed(paths.slice(0, namesShown).map((path) => named(path)))}${more})`
}

function conflictWords(conflicts: Obstacles, changes: Known): Prose {
  if (conflicts.kind === 'none') return prose`No later change of the range touches its lines.`
  if (conflicts.kind === 'unknown')
    return prose`Whether later changes touch its lines is not known: ${told(conflicts.because)}.`
  const items = conflicts.items.map((item) => prose`${label(item, changes)} in ${named(item.path)}`)
  return prose`Its lines or files were changed again by ${shown(items)}.`
}

function dependentWords(dependents: Obstacles, changes: Known): readonly Prose[] {
  if (dependents.kind === 'none') return []
  if (dependents.kind === 'unknown')
    return [prose`Whether later changes need what it added is not known: ${told(dependents.because)}.`]
  const items = dependents.items.map(
    (item) => prose`${label(item, changes)} (${named(item.name ?? '')} in ${named(item.path)})`,
  )
  return [prose`What it added seems to be used by ${shown(items)}.`]
}

function shown(items: readonly Prose[]): Prose {
  const rest = items.length - namesShown
  const first: readonly Prose[] = items.slice(0, namesShown)
  return listed(rest > 0 ? [...first, prose`${counted(rest, 'more change')}`] : first)
}

function label({ change }: InTheWay, changes: Known): Prose {
  const known = changes.get(change)
  return prose`${named(known === undefined ? change : changeLabel(known))}`
}
