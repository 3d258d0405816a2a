import type { Instant } from '../../engine/model/ids.ts'
import type { ModelQuestion } from '../../engine/ports.ts'

/** A past incident as a lesson for a language model: the very questions it would have been asked, and right answers. */
export type TuningExample = {
  /** Of its case; the culprits may have been taken out, and then the answer is "none of these". */
  readonly id: string
  readonly repo: string
  /** When the incident was seen. */
  readonly at: Instant
  /** As heats of an election ask: one of the earlier or the last ones for the cause, a last one for the list. */
  readonly questions: { readonly cause: ModelQuestion; readonly list: ModelQuestion }
  readonly answers: {
    /** Names the cause alone. */
    readonly cause: string
    /** The whole list asked for, the cause first and then the most suspicious others. */
    readonly list: string
  }
  /** Changes on the ballot. */
  readonly candidates: number
  readonly isNone: boolean
  /** What the case says was to blame, as one word. */
  readonly blamed: string
  /** The same for the same failure with the same cause, whatever its numbers and times. */
  readonly lesson: string
  /** The same for the same failure among the same changes, whatever was said to be the cause. */
  readonly scene: string
}

/** One line of a chat file, as the trainers and providers of chat models document it. */
export type ChatLine = {
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[]
}

/** The example as a conversation; the question's bytes are those that are sent when the model serves. */
export function chatLine({ questions, answers }: TuningExample, answer: 'cause' | 'list'): ChatLine {
  const question = questions[answer]
  return {
    messages: [
      { role: 'system', content: question.system },
      { role: 'user', content: question.user },
      { role: 'assistant', content: answers[answer] },
    ],
  }
}
