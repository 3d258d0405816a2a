import { gatherContext, type PointedAt, type SecondLook } from './gather/gather-context.ts'
import { gatherFacts } from './gather/gather-facts.ts'
import { gatherMergeChecks } from './gather/gather-merge-checks.ts'
import { inToldOrder } from './gather/lines/in-told-order.ts'
import { showFiles } from './gather/lines/show-files.ts'
import { askPast, tellPast } from './gather/past/gather-past.ts'
import { gatherSyntax } from './gather/syntax/gather-syntax.ts'
import { changesToAsk } from './judge/changes-to-ask.ts'
import { changesToRead } from './judge/changes-to-read.ts'
import { pathsToAsk, pathsWithLines, withReachedFiles } from './judge/paths-to-ask.ts'
import type { Change } from './model/change.ts'
import type { Gap } from './model/completeness.ts'
import type { Dossier, Facts } from './model/dossier.ts'
import type { ChangeId } from './model/ids.ts'
import type { Incident } from './model/incident.ts'
import { isListedOnly } from './model/is-listed-only.ts'
import type { Answer, Forge } from './ports.ts'

/** How facts are cleaned before they are frozen; facts from a person's own disk may stay as they are. */
export type Cleaning = 'redact' | 'as-they-are'

/**
 * Asks the forge for the failure and the changes; then, about the paths that the symptoms name, how their files hang
 * together, and what landed before; then for the text and the history of these and of what they use; at last how the
 * own checks of the changes stood when they were merged. Freezes the answers.
 */
export async function gatherDossier(
  incident: Incident,
  forge: Forge,
  cleaning: Cleaning = 'redact',
): Promise<Dossier> {
  // The rules of redaction take longer to load than many a dossier to gather.
  const redaction = cleaning === 'redact' ? await import('./gather/redaction.ts') : null
  const early: { past: Awaited<ReturnType<typeof askPast>> } = { past: { value: [], gaps: [] } }
  const raw = await gatherFacts(incident, forge, async (known) => {
    const asked = askPast(known, forge)
    const [past] = await Promise.all([asked, redaction === null ? parseAhead(known, forge) : null])
    early.past = past
  })
  const { facts, patchesTell } = inOrder(redaction?.redactFacts(raw) ?? raw, forge)
  const implicated = pathsToAsk(facts)
  const syntax = await gatherSyntax(facts, implicated, forge)
  const paths = withReachedFiles(implicated, syntax.value, facts.changes)
  const likely = changesToRead(facts)
  const looking = lookAround(facts, { paths, likely }, { forge, patchesTell })
  // While the forge answers.
  const past = tellPast(early.past.value, facts.changes, implicated)
  const { value, gaps } = await looking
  const context = { ...value.context, ...past, syntax: syntax.value }
  const promising = likely.length === 0 ? {} : { promising: promisingOf(value.changes, likely) }
  const dossier: Dossier = {
    version: 1,
    ...facts,
    changes: redaction?.redactChanges(value.changes) ?? value.changes,
    ...promising,
    ...(value.cancelled.length === 0 ? {} : { cancelled: value.cancelled }),
    gaps: [...facts.gaps, ...syntax.gaps, ...early.past.gaps, ...gaps, ...passedOverGap(promising, value)],
    context: redaction?.redactContext(context) ?? context,
  }
  const checks = await gatherMergeChecks(dossier, changesToAsk, forge)
  if (checks.value === null) return { ...dossier, gaps: [...dossier.gaps, ...checks.gaps] }
  return {
    ...dossier,
    mergeChecks: redaction?.redactMergeChecks(checks.value) ?? checks.value,
    gaps: [...dossier.gaps, ...checks.gaps],
  }
}

/** Facts with their changes newest first as far as their patches tell, and whether these tell who wrote a line too. */
function inOrder(facts: Facts, forge: Forge): { readonly facts: Facts; readonly patchesTell: boolean } {
  if (forge.patchesTell !== 'in-some-order') return { facts, patchesTell: forge.patchesTell !== undefined }
  const changes = inToldOrder(facts.changes)
  return changes === null
    ? { facts, patchesTell: false }
    : { facts: { ...facts, changes }, patchesTell: true }
}

/** The files around the failure; where none can be read, what the patches show of those whose lines it names. */
async function lookAround(
  facts: Facts,
  pointedAt: PointedAt,
  { forge, patchesTell }: { readonly forge: Forge; readonly patchesTell: boolean },
): Promise<Answer<SecondLook>> {
  const look = await gatherContext(facts, pointedAt, forge)
  return patchesTell ? showFiles(look, facts.changes, pathsWithLines(facts)) : look
}

/** Those that were thought likely, and whatever else was read, in their order. */
function promisingOf(changes: readonly Change[], likely: readonly ChangeId[]): readonly ChangeId[] {
  const thought = new Set(likely)
  return changes.flatMap((change) => (thought.has(change.id) || !isListedOnly(change) ? [change.id] : []))
}

function passedOverGap({ promising }: Pick<Dossier, 'promising'>, { changes }: SecondLook): readonly Gap[] {
  if (promising === undefined || promising.length === changes.length) return []
  const because = `${promising.length} of ${changes.length} changes were compared with the failure; the others promise nothing by their titles, descriptions and paths.`
  return [{ what: 'the changes compared with the failure', completeness: { kind: 'truncated', because } }]
}

/** What is parsed while git still makes patches is remembered, and has not to be waited for afterwards. */
async function parseAhead(known: Facts, forge: Forge): Promise<void> {
  if (forge.remembersParsed === true) await gatherSyntax(known, pathsToAsk(known), forge)
}
