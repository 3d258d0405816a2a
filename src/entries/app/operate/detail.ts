import type { Journal } from '../../../engine/ports.ts'
import type { OnAnswer } from '../app-octokit.ts'

/** What is told only to whoever asks for every detail: each call, delivery and job, and where an error came from. */
export type Detail = {
  /** Does a piece of work, telling when it begins and how it ends. */
  readonly around: <T>(
    what: string,
    details: Readonly<Record<string, string | number>>,
    work: () => Promise<T>,
  ) => Promise<T>
  readonly answer: OnAnswer
}

/**
 * Details for a journal; null takes none, and costs nothing. What an error says may be anybody's words: `redact` takes
 * out what has the form of a secret, beyond what the journal itself takes out.
 */
export function inDetail(journal: Journal | null, redact: (text: string) => string): Detail {
  if (journal === null) return { around: async (_what, _details, work) => await work(), answer: () => {} }
  return {
    around: async (what, details, work) => {
      const begun = performance.now()
      const took = () => ({ ...details, milliseconds: Math.round(performance.now() - begun) })
      journal.note(`${what} begins`, details)
      try {
        const answer = await work()
        journal.note(`${what} ends`, took())
        return answer
      } catch (error) {
        const stack = error instanceof Error ? (error.stack ?? String(error)) : String(error)
        journal.note(`${what} fails`, { ...took(), error: redact(stack) })
        throw error
      }
    },
    answer: (route, status, budget) =>
      journal.note('GitHub answers', { route, status, left: budget?.remaining ?? null }),
  }
}
