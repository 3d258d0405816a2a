import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const CORPUS = new URL('../../../fixtures/logs/', import.meta.url).pathname

/** What stands beside each log: files of the tree, symptoms it must and must not give, the place it points at first. */
type Expected = {
  readonly tree: readonly string[]
  readonly symptoms: readonly Readonly<Record<string, unknown>>[]
  readonly absent?: readonly Readonly<Record<string, unknown>>[]
  readonly firstPlace?: { readonly path: string; readonly line: number | null }
}

const expectedOf = (file: string): Expected => JSON.parse(readFileSync(file, 'utf8')) as Expected

const ecosystems = readdirSync(CORPUS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe.each(ecosystems)('a failing log of %s', (ecosystem) => {
  const logs = readdirSync(join(CORPUS, ecosystem)).filter((name) => name.endsWith('.log'))

  it.each(logs)('is read: %s', (name) => {
    const text = readFileSync(join(CORPUS, ecosystem, name), 'utf8')
    const expected = expectedOf(join(CORPUS, ecosystem, name.replace('.log', '.json')))
    const reading = readFailures([failureOf(text)], treeOf(expected.tree))
    for (const symptom of expected.symptoms) {
      expect(reading.symptoms).toContainEqual(expect.objectContaining(symptom))
    }
    for (const symptom of expected.absent ?? []) {
      expect(reading.symptoms).not.toContainEqual(expect.objectContaining(symptom))
    }
    expect(reading.places[0] ?? {}).toMatchObject(expected.firstPlace ?? {})
    for (const { quote } of [...reading.tellingLines, ...reading.symptoms.map((symptom) => symptom.at)]) {
      expect(text).toContain(quote)
    }
  })
})
