import type { Act, Performed } from '../../src/engine/model/act.ts'
import type { CaseRecord } from '../../src/engine/model/case-record.ts'
import type { Dossier } from '../../src/engine/model/dossier.ts'
import type { Actor, Cases, ContextQuestion, Forge, LanguageModel } from '../../src/engine/ports.ts'
import type { World } from '../../src/engine/world.ts'
import { aDossier } from '../builders/a-dossier.ts'

/** A forge that answers with the pieces of a dossier and keeps the second pass's questions. */
export function aForge(dossier: Dossier = aDossier()): Forge & { readonly asked: ContextQuestion[] } {
  const asked: ContextQuestion[] = []
  const answer = <T>(value: T) => Promise.resolve({ value, gaps: [] })
  return {
    asked,
    range: () => answer(dossier.range),
    changes: () => answer(dossier.changes),
    failures: () => answer({ failures: dossier.failures, attempts: dossier.attempts }),
    tree: () => Promise.resolve(dossier.tree),
    context: (question) => {
      asked.push(question)
      return Promise.resolve({
        value: dossier.context,
        gaps: [{ what: 'the context', completeness: { kind: 'unknown', because: 'a test' } }],
      })
    },
  }
}

/** An actor that answers every act alike and keeps what it was told to write. */
export function anActor(
  answer: Performed,
): Actor & { readonly written: { readonly act: Act; readonly body: string }[] } {
  const written: { readonly act: Act; readonly body: string }[] = []
  return {
    written,
    perform: (act, { body }) => {
      written.push({ act, body })
      return Promise.resolve(answer)
    },
  }
}

/** Cases in memory, the last saved one last. */
export function someCases(...known: readonly CaseRecord[]): Cases & { readonly saved: CaseRecord[] } {
  const saved = [...known]
  return {
    saved,
    find: (id) => Promise.resolve(saved.findLast(({ incident }) => incident.id === id) ?? null),
    openFor: () => Promise.resolve(saved),
    openIn: () => Promise.resolve(saved),
    closedSince: () => Promise.resolve([]),
    save: (record) => {
      saved.push(record)
      return Promise.resolve()
    },
  }
}

/** A model that always votes for "none of these", which moves nobody, and counts how often it is asked. */
export function aModel(): LanguageModel & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    ask: ({ user }) => {
      asked.push(user)
      return Promise.resolve({ kind: 'answered', json: { ranking: ['none'] }, tokens: 321 })
    },
  }
}

/** A world without an actor, cases or model; each look at its clock takes a second, and seven API calls were made. */
export function aWorld(over: Partial<World> = {}): World & { readonly notes: string[] } {
  const notes: string[] = []
  let now = Date.UTC(2026, 2, 2, 10)
  return {
    notes,
    forge: aForge(),
    actor: null,
    cases: null,
    model: null,
    clock: { now: () => (now += 1000) },
    journal: { note: (what, details) => notes.push(`${what} ${JSON.stringify(details)}`) },
    forgeUrl: 'https://github.com',
    apiCalls: () => 7,
    ...over,
  }
}
