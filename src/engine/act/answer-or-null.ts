import { Refusal } from '../model/refusal.ts'

/** What the world answers; null where it gives no answer or refuses one, which planning counts as not known. */
export async function answerOrNull<T>(ask: () => Promise<T> | undefined): Promise<T | null> {
  try {
    return (await ask()) ?? null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}
