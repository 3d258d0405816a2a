import type { Button, CloseReport, Performed, PublishReport } from '../../../engine/model/act.ts'
import { createOnce } from '../issue/create-once.ts'
import { isOtherText } from '../issue/is-other-text.ts'
import { checkName, reportMarker } from '../issue/marker.ts'
import type { Writer } from '../issue/writer.ts'
import { checkRunPlace } from './check-run.ts'
import { commitComment, pullComment } from './comments.ts'
import type { Place } from './place.ts'

/** Writes the report at its place or brings it up to date; a text that says the same is left alone. */
export async function publishReport(writer: Writer, act: PublishReport, report: string): Promise<Performed> {
  const buttons = act.at.kind === 'check-run' ? (act.buttons ?? []) : []
  const place = placeOf(writer, act, { title: act.title, buttons })
  const body = `${report}${buttonsLine(buttons)}`
  const known = await place.find()
  if (known !== null) {
    if (!isOtherText(withoutMarker(known.body), body)) return { kind: 'already-done', url: known.url }
    return { kind: 'done', url: (await place.update(known, body, false)).url }
  }
  if (act.onlyIfThere) return { kind: 'already-done', url: null }
  const created = await createOnce(writer, () => place.create(body), place.find)
  return { kind: 'done', url: created.url }
}

/** Puts a last sentence over what stands at the place, once. Nothing to close is done already. */
export async function closeReport(writer: Writer, act: CloseReport, sentence: string): Promise<Performed> {
  const place = placeOf(writer, act, { title: 'good again', buttons: [] })
  const known = await place.find()
  if (known === null) return { kind: 'already-done', url: null }
  const body = withoutButtons(withoutMarker(known.body))
  const last = `**Over.** ${sentence}`
  if (body.startsWith(last)) return { kind: 'already-done', url: known.url }
  const updated = await place.update(known, `${last}\n\n${body}`, true)
  return { kind: 'done', url: updated.url }
}

type Shown = { readonly title: string; readonly buttons: readonly Button[] }

function placeOf(writer: Writer, { incident, repo, at }: PublishReport | CloseReport, shown: Shown): Place {
  const { markerKey: key } = writer
  switch (at.kind) {
    case 'pull-comment':
      return pullComment(writer, repo, reportMarker(key, incident, `pull ${at.pull}`), at.pull)
    case 'commit-comment':
      return commitComment(writer, repo, reportMarker(key, incident, `commit ${at.sha}`), at.sha)
    case 'check-run':
      return checkRunPlace(writer, repo, checkName(key, incident, at.sha), { sha: at.sha, ...shown })
  }
}

function withoutMarker(body: string): string {
  return body.replace(/^<!-- prime-suspect:[\w:-]{1,200} -->\r?\n/u, '')
}

/** GitHub does not tell which buttons a check shows, so what they say is noted in a line that nobody sees. */
function buttonsLine(buttons: readonly Button[]): string {
  if (buttons.length === 0) return ''
  return `\n\n<!-- prime-suspect:buttons: ${buttons.map(({ word }) => word).join(', ')} -->`
}

function withoutButtons(body: string): string {
  return body.replace(/(?:\r?\n){2}<!-- prime-suspect:buttons: [\w #,-]{1,100} -->\s{0,4}$/u, '')
}
