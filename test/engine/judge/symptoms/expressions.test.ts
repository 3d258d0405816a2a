import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, describe, expect, it, vi } from 'vitest'

import { EXTRACTORS } from '../../../../src/engine/judge/symptoms/extractors.ts'
import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const CORPUS = new URL('../../../fixtures/logs/', import.meta.url).pathname
const PUMPED = 100_000

/** An expression, and a text that it was asked about: one that it matches where there is such a one. */
type Asked = { readonly pattern: RegExp; text: string; matched: boolean }

const logs = (): readonly string[] =>
  readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.log'))
    .map((name) => readFileSync(join(CORPUS, name), 'utf8'))

type Exec = (this: RegExp, text: string) => RegExpExecArray | null

const realExec = () => Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec')?.value as Exec

/** Every expression that reading the corpus makes use of, whoever holds it. */
const expressions = (): ReadonlyMap<string, Asked> => {
  const asked = new Map<string, Asked>()
  const exec = realExec()
  vi.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text) {
    const match = exec.call(this, text)
    const key = `${this.source}/${this.flags}`
    const known = asked.get(key)
    if (known === undefined) asked.set(key, { pattern: this, text, matched: match !== null })
    else if (!known.matched && match !== null) Object.assign(known, { text, matched: true })
    return match
  })
  for (const log of logs()) readFailures([failureOf(log)], treeOf(['src/a.ts']))
  vi.restoreAllMocks()
  return asked
}

/** A text that the expression likes, with a piece of it repeated: the piece is what a hostile log would pump. */
const pumps = (text: string): readonly string[] => {
  const short = text.slice(0, 300)
  const steps = [0, 1, 2, 3, 4, 5].map((share) => Math.floor((short.length * share) / 6))
  return [1, 3].flatMap((size) =>
    steps.map((at) => {
      const piece = short.slice(at, at + size) || ' '
      return `${short.slice(0, at)}${piece.repeat(PUMPED / piece.length)}${short.slice(at)}\u0001`
    }),
  )
}

afterEach(() => vi.restoreAllMocks())

describe('every expression that reads a log', () => {
  const all = [...expressions().values()]

  it('is met by the corpus', () => {
    expect(all.length).toBeGreaterThan(EXTRACTORS.length * 3)
    expect(all.filter(({ matched }) => matched).length).toBeGreaterThan(all.length / 2)
  })

  // One that backtracks takes many seconds for 100,000 characters, a linear one some milliseconds: the limit tells.
  it.each(all.map((asked) => [asked.pattern.source.slice(0, 60), asked] as const))(
    'cannot be pumped: %s',
    { timeout: 5_000 },
    (_, { pattern, text }) => {
      for (const pumped of pumps(text)) {
        pattern.lastIndex = 0
        pattern.test(pumped)
      }
      expect(pattern.source).not.toMatch(/(?<!\\)[*+]\)[*+{]/)
    },
  )
})
