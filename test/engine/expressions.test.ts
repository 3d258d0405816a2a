import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

import { parseAst } from 'rolldown/parseAst'
import { describe, expect, it } from 'vitest'

import { pumpStrings } from './pump-strings.ts'

const ENGINE = new URL('../../src/engine/', import.meta.url).pathname
const PUMPED = 100_000
const PUMPS = 50
/** Processor time in milliseconds on a machine that reads a pumped text once in a quarter of one. */
const LIMIT = 50
const TIMES_ONE_PASS = 200

const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

type Found = { readonly literals: readonly RegExp[]; readonly made: number }

/** The expressions that stand in a source file, and how often it makes others while it is loaded. */
function expressionsIn(file: string): Found {
  const literals: RegExp[] = []
  let made = 0
  const walk = (node: unknown, within: boolean): void => {
    if (Array.isArray(node)) for (const one of node) walk(one, within)
    if (typeof node !== 'object' || node === null || !('type' in node)) return
    if ('regex' in node) {
      const { pattern, flags } = node.regex as { readonly pattern: string; readonly flags: string }
      literals.push(new RegExp(pattern, flags))
    }
    const callee = 'callee' in node ? (node.callee as { readonly name?: string }) : null
    if (callee?.name === 'RegExp' && !within) made += 1
    const inner = within || String(node.type).includes('Function')
    for (const child of Object.values(node)) walk(child, inner)
  }
  walk(parseAst(readFileSync(join(ENGINE, file), 'utf8'), { lang: 'ts' }), false)
  return { literals, made }
}

/** The expressions that the engine puts together from others when it is loaded. */
async function madeOnLoad(): Promise<readonly RegExp[]> {
  const made: RegExp[] = []
  const Real = globalThis.RegExp
  globalThis.RegExp = new Proxy(Real, {
    construct: (target, given: [string, string?]) => {
      const one = new target(...given)
      made.push(one)
      return one
    },
  })
  try {
    for (const file of files) await import(join(ENGINE, file))
  } finally {
    globalThis.RegExp = Real
  }
  return made
}

const spent = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const ask = (pattern: RegExp, text: string): void => {
  pattern.lastIndex = 0
  if (pattern.global) text.match(pattern)
  else pattern.test(text)
}

/** What one pass over a pumped text takes here and now. */
function onePass(): number {
  const text = 'a'.repeat(PUMPED)
  return Math.min(...[0, 1, 2, 3, 4].map(() => spent(() => ask(/[b-z]{1,8}0/, text))))
}

/** Of the expressions those that take too long for some text: the quickest of three tries counts. */
function pumped(expressions: readonly RegExp[]): readonly string[] {
  return expressions.flatMap((pattern) => {
    const texts = pumpStrings(pattern, PUMPED, PUMPS)
    const slow = texts.find((text) => {
      const isSlow = (): boolean => {
        const milliseconds = spent(() => ask(pattern, text))
        return milliseconds > LIMIT && milliseconds > TIMES_ONE_PASS * onePass()
      }
      return isSlow() && isSlow() && isSlow()
    })
    return slow === undefined ? [] : [`${pattern.source} on ${slow.slice(0, 80)}`]
  })
}

const found = files.map((file) => [file, expressionsIn(file)] as const)
const made = await madeOnLoad()

describe('every expression of the engine', () => {
  it('is known: those that stand in its sources and those made of them', () => {
    expect(found.flatMap(([, { literals }]) => literals).length).toBeGreaterThan(500)
    const sites = found.reduce((sum, [, file]) => sum + file.made, 0)
    expect(sites).toBeGreaterThan(40)
    expect(made.length).toBeGreaterThanOrEqual(sites)
  })

  it.each(found.filter(([, { literals }]) => literals.length > 0))(
    'cannot be pumped: %s',
    { timeout: 120_000 },
    (_, { literals }) => expect(pumped(literals)).toEqual([]),
  )

  it('cannot be pumped where it is made of others', { timeout: 240_000 }, () =>
    expect(pumped(made)).toEqual([]),
  )
})

describe('a pump', () => {
  const slowest = (pattern: RegExp, length: number): number =>
    Math.max(...pumpStrings(pattern, length, PUMPS).map((text) => spent(() => ask(pattern, text))))

  // Twice the text, four times the work: eight times the text would cost a good expression about eight times as much.
  it.each([/=+$/, /[@#]+(?=\w)/, /\w+: x/])(
    'makes an expression that goes back over what it read do so: %s',
    (pattern) => {
      slowest(pattern, 2_000)
      expect(slowest(pattern, 16_000)).toBeGreaterThan(20 * slowest(pattern, 2_000))
    },
  )
})
