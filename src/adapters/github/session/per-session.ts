import type { IncidentSession } from './incident-session.ts'

/** The same read, made at most once in a session for the same words. One that failed is made again. */
export function perSession<Words extends readonly string[], T>(
  read: (session: IncidentSession, ...words: Words) => Promise<T>,
): (session: IncidentSession, ...words: Words) => Promise<T> {
  const kept = new WeakMap<IncidentSession, Map<string, Promise<T>>>()
  return async (session, ...words) => {
    const ofSession = kept.get(session) ?? new Map<string, Promise<T>>()
    kept.set(session, ofSession)
    const name = words.join('\n')
    const made = ofSession.get(name) ?? read(session, ...words)
    ofSession.set(name, made)
    try {
      return await made
    } catch (error) {
      ofSession.delete(name)
      throw error
    }
  }
}
