import type { Probot } from 'probot'

import { redactText } from '../../compose/compose-app.ts'
import type { Settings } from '../../config/environment.ts'
import type { Journal } from '../../engine/ports.ts'
import { type AppOctokit, type OnAnswer, watchedOctokit } from './app-octokit.ts'
import { detailJournalOf, journalOf, makeProbot } from './app-probot.ts'
import { type Detail, inDetail } from './operate/detail.ts'
import { meteredJournal } from './operate/metered-journal.ts'
import type { Meters } from './operate/meters.ts'
import { redactedJournal } from './operate/redacted-journal.ts'

export type WatchedProbot = { readonly probot: Probot; readonly journal: Journal; readonly detail: Detail }

/** A Probot whose calls are counted, and where this App's own words go: without secrets, and counted too. */
export async function watchedProbot(
  settings: Settings,
  Octokit: typeof AppOctokit,
  meters: Meters,
): Promise<WatchedProbot> {
  let tell: OnAnswer = () => {}
  const onAnswer: OnAnswer = (...answer) => {
    meters.answer(...answer)
    tell(...answer)
  }
  const probot = await makeProbot(settings, watchedOctokit(Octokit, onAnswer))
  const details = detailJournalOf(probot, settings)
  const detail = inDetail(details === null ? null : redactedJournal(details, settings), redactText)
  tell = detail.answer
  return { probot, journal: meteredJournal(redactedJournal(journalOf(probot), settings), meters), detail }
}
