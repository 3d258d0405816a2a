import type { ChangeId } from '../../engine/model/ids.ts'
import { chooseWindow, fewestChanges, type WindowOptions } from './choose-window.ts'
import { culpritNames } from './culprit-names.ts'
import { findReports, type Report } from './find-reports.ts'
import { type History, historyOf } from './history.ts'
import type { Logged, LoggedCommit } from './logged-commit.ts'
import { maskCulprit, stillNamed } from './mask-culprit.ts'
import type { LeftOut, Mined, MinedCase } from './mined-case.ts'
import { toldWords } from './told-words.ts'
import { type LandingPlace, twinsIn } from './twins.ts'
import { wordsKind } from './words-kind.ts'

const mostBrought = 100
const mostDays = 90
const milliseconds = 24 * 60 * 60 * 1000
/** Orders of business: nothing failed that a change would have caused. */
const otherReason =
  /\b(?:accident(?:al|ally)? (?:merg|land|commit|push|submi)|(?:land|merg|committ|push|submitt)(?:ed|ing)? (?:it |this )?(?:too early|prematurely|by (?:mistake|accident)|accidentally)|wrong branch|no longer (?:need|necess|requir)|not needed any|superseded by)/i

/**
 * Makes cases of the messages of a history that name a change as the one that broke something. Every message that names
 * one becomes a case or is counted with the reason why not.
 */
export function mineCases(logged: Logged, options: WindowOptions): Mined {
  const history = historyOf(logged)
  const counts = new Map<LeftOut, number>()
  const leaveOut = (because: LeftOut): void => void counts.set(because, (counts.get(because) ?? 0) + 1)
  const { reports, messages } = findReports(history, logged.isNamed ? logged.repo : null, leaveOut)
  const claimed = new Map<LandingPlace, LandingPlace[]>()
  for (const { place, culprit } of reports) claimed.set(place, [...(claimed.get(place) ?? []), culprit])
  const releases = releasePlaces(history, logged)
  const cases = new Map<LandingPlace, MinedCase>()
  for (const report of reports) {
    const made = cases.has(report.culprit)
      ? 'reported-before'
      : caseOf(report, { history, claimed, releases, options, repo: logged.repo })
    if (typeof made === 'string') leaveOut(made)
    else cases.set(report.culprit, made)
  }
  return {
    cases: [...cases.values()].toReversed(),
    messages,
    leftOut: [...counts]
      .map(([because, count]) => ({ because, count }))
      .toSorted((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1)),
    commits: logged.commits.length,
    landings: history.landings.length,
    releases: releases.length,
  }
}

function releasePlaces(history: History, { releases }: Logged): readonly LandingPlace[] {
  const places = releases.map(history.placeOf).filter((place) => place !== null)
  return [...new Set(places)].toSorted((a, b) => a - b)
}

type Ground = {
  readonly history: History
  readonly claimed: ReadonlyMap<LandingPlace, readonly LandingPlace[]>
  readonly releases: readonly LandingPlace[]
  readonly options: WindowOptions
  readonly repo: string
}

function caseOf({ commit, claim, place, culprit }: Report, ground: Ground): MinedCase | LeftOut {
  const { history, claimed, releases, options, repo } = ground
  const landing = history.landings[culprit]
  if (landing === undefined) throw new Error('a reference resolves to a landing')
  if (landing.brought.length > mostBrought) return 'merged-line'
  if (isLate(landing.commit, commit)) return 'found-too-late'
  const told = toldWords(commit, claim.kind)
  if (claim.kind === 'revert' && otherReason.test(told)) return 'no-failure'
  const names = culpritNames(landing)
  const text = maskCulprit(told, names).trim()
  const words = wordsKind(text)
  if (words === 'empty') return 'nothing-to-go-by'
  if (stillNamed(text, names).length > 0) return 'still-named'
  const id = `${repo}@${commit.sha.slice(0, 12)}`
  const window = chooseWindow(
    { id, culprit, report: place, releases, landings: history.landings.length },
    options,
  )
  if (window === null) return 'too-few-changes'
  const twins = twinsIn(history, window, { culprit, claimed })
  const shaAt = (at: LandingPlace): LoggedCommit['sha'] => commitAt(history, at).sha
  const candidates = window.bad - window.good - twins.length
  if (candidates < fewestChanges) return 'too-few-changes'
  return {
    id,
    source: claim.kind,
    words,
    text,
    window: {
      kind: window.kind,
      good: shaAt(window.good),
      bad: shaAt(window.bad),
      exclude: twins.map(shaAt),
      candidates,
    },
    at: commitAt(history, window.bad).committedAt,
    culprit: { id: landing.commit.sha as string as ChangeId, title: landing.commit.subject },
    toldBy: { sha: commit.sha, title: commit.subject },
  }
}

function commitAt({ landings }: History, at: LandingPlace): LoggedCommit {
  const commit = landings[at]?.commit
  if (commit === undefined) throw new Error('a window lies within the history')
  return commit
}

function isLate({ committedAt: from }: LoggedCommit, { committedAt: to }: LoggedCommit): boolean {
  if (from === null || to === null) return false
  return Date.parse(to) - Date.parse(from) > mostDays * milliseconds
}
