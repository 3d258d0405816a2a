import { setTimeout as pause } from 'node:timers/promises'

import type { Act, Performed } from '../../engine/model/act.ts'
import { Refusal } from '../../engine/model/refusal.ts'
import type { Actor } from '../../engine/ports.ts'
import { boundedClient } from './api/bounded-client.ts'
import { lackingFor, needsOf } from './granted.ts'
import { closeIssue } from './issue/close-issue.ts'
import { publishIssue } from './issue/publish-issue.ts'
import type { Writer } from './issue/writer.ts'
import type { GitHubClient } from './octokit.ts'
import { closeReport, publishReport } from './places/report-at.ts'
import { reRun } from './rerun/re-run.ts'
import { openReApply, openRevert } from './revert/open-revert.ts'
import { react } from './words/react.ts'

export type GitHubActorOptions = {
  /** Signs our markers. Must stay the same, or issues written before are not known again. */
  readonly markerKey: string
  /** Waits; given by tests. */
  readonly pause?: (milliseconds: number) => Promise<void>
} & ({ readonly appSlug: string } | { readonly login: string })

const SHORTEST_KEY = 16

/**
 * Writes to GitHub: one issue for an incident, created or brought up to date, and closed; the same report at other
 * places where somebody wants it there. The same act never has two
 * effects: what is there is looked for before anything is created, by a signed marker in what we wrote ourselves.
 * A draft that reverts is opened once for a pull request and never merged; a run is started again once an attempt.
 * What GitHub does not let us do is `refused` with the reason; passing trouble is thrown as a {@link Refusal}.
 */
export function githubActor(client: GitHubClient, options: GitHubActorOptions): Actor {
  if (options.markerKey.length < SHORTEST_KEY) {
    const mend = `Give a secret of at least ${SHORTEST_KEY} characters.`
    throw new Refusal('misconfigured', 'The key that signs our issues is too short', mend)
  }
  const writer: Writer = {
    client: boundedClient(client),
    markerKey: options.markerKey,
    login: 'appSlug' in options ? `${options.appSlug}[bot]` : options.login,
    pause: options.pause ?? ((milliseconds) => pause(milliseconds)),
  }
  return {
    perform: async (act, { body }) => {
      try {
        return await performed(writer, act, body)
      } catch (error) {
        return refusedOrThrown(error, act, 'appSlug' in options)
      }
    },
  }
}

async function performed(writer: Writer, act: Act, words: string): Promise<Performed> {
  switch (act.kind) {
    case 'publish-issue':
      return await publishIssue(writer, act, words)
    case 'close-issue':
      return await closeIssue(writer, act, words)
    case 'publish-report':
      return await publishReport(writer, act, words)
    case 'close-report':
      return await closeReport(writer, act, words)
    case 'open-revert':
      return await openRevert(writer, act, words)
    case 'open-re-apply':
      return await openReApply(writer, act, words)
    case 're-run':
      return await reRun(writer, act)
    case 'react':
      return await react(writer, act)
  }
}

function refusedOrThrown(error: unknown, act: Act, isApp: boolean): Performed {
  if (!(error instanceof Refusal) || error.kind === 'transient' || error.kind === 'misconfigured') throw error
  return { kind: 'refused', because: `${error.message}. ${mendOf(error, act, isApp)}` }
}

/** GitHub's own words name what would do for the one call; whoever mends it wants to know what the act needs. */
function mendOf(error: Refusal, act: Act, isApp: boolean): string {
  if (error.kind === 'missing-permission') {
    const needed = lackingFor({}, needsOf(act))
    const where = isApp
      ? 'on the App’s page under "Permissions and events", and accept it where the App is installed'
      : 'under "permissions" of the job, or to the token that it is given'
    return `It takes ${needed.join(' and ')}. Give it ${where}.`
  }
  const isOff = error.message.includes('switched off') && needsOf(act)['issues'] !== undefined
  return isOff
    ? 'If issues are switched off here, switch them on in the settings of the repository, or name another place in report.to.'
    : error.mend
}
