import type { ChangeId, Instant, Sha } from '../../engine/model/ids.ts'
import type { WindowKind } from './choose-window.ts'
import type { Claim } from './claim.ts'

/** A failure of the past, as far as it may be known when it is judged, and apart from it the change that did it. */
export type MinedCase = {
  readonly id: string
  readonly source: Claim['kind']
  readonly words: 'told' | 'vague'
  /** What was told of the failure, with all that names the culprit taken out. */
  readonly text: string
  readonly window: {
    readonly kind: WindowKind
    readonly good: Sha
    readonly bad: Sha
    readonly exclude: readonly Sha[]
    /** Changes that could be meant. */
    readonly candidates: number
  }
  /** When `bad` landed: the failure could be seen from then on. */
  readonly at: Instant | null
  readonly culprit: { readonly id: ChangeId; readonly title: string }
  /** The commit that told which change it was. */
  readonly toldBy: { readonly sha: Sha; readonly title: string }
}

/** Why a message that names a change made no case. */
export type LeftOut =
  | 'automatic-roll'
  | 're-land'
  | 'partial-revert'
  | 'several-changes'
  | 'unresolved'
  | 'merged-line'
  | 'no-failure'
  | 'found-too-late'
  | 'nothing-to-go-by'
  | 'still-named'
  | 'reported-before'
  | 'too-few-changes'

export const leftOutSays: Readonly<Record<LeftOut, string>> = {
  'automatic-roll': 'the message is an automatic roll or update and quotes other repositories',
  're-land': 'it brings back what had been reverted',
  'partial-revert': 'it takes back only a part of a change',
  'several-changes': 'it names several changes, so which one did it is not known',
  unresolved: 'what it names is no earlier change of this branch',
  'merged-line': 'what it names merged a whole line of work, not one change',
  'no-failure': 'the change was taken back for another reason than a failure',
  'found-too-late': 'it came more than 90 days after the change',
  'nothing-to-go-by': 'its words hold nothing to go by once what names the change is masked',
  'still-named': 'the change could not be masked in its words',
  'reported-before': 'an earlier message names the same change and made the case',
  'too-few-changes': 'fewer than 5 changes could be meant',
}

export type Mined = {
  /** Newest first. */
  readonly cases: readonly MinedCase[]
  /** Messages that name a change as reverted or as broken; each made a case or is counted in `leftOut`. */
  readonly messages: number
  readonly leftOut: readonly { readonly because: LeftOut; readonly count: number }[]
  /** Commits read, and how many of them landed on the branch. */
  readonly commits: number
  readonly landings: number
  readonly releases: number
}
