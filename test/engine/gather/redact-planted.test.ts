import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'
import { type Plant, plants, type Writing, writings } from './redact-plants.ts'

const seeds = [0, 1, 2]
const all = seeds.flatMap(plants)
const github = all.filter(({ format }) => format.startsWith('github-token'))
const window = 10

/** Ten characters in a row are too much of a secret to be seen, and too many to stand there by chance. */
function isLeaked(plant: Plant, { write }: Writing): boolean {
  const { text, telling } = write(plant)
  const redacted = redactText(text)
  return telling.some((secret) => {
    const length = Math.min(window, secret.length)
    return Array.from({ length: secret.length - length + 1 }, (_, at) => secret.slice(at, at + length)).some(
      (piece) => redacted.includes(piece),
    )
  })
}

describe('planted secrets', () => {
  it('are of at least 40 formats, and more than 300', () => {
    expect(new Set(plants(0).map(({ format }) => format)).size).toBeGreaterThanOrEqual(40)
    expect(all.length * writings.length).toBeGreaterThan(300)
  })

  it.each(writings)('can be read before redaction: $name', ({ write }) => {
    for (const plant of all) {
      const { text, telling } = write(plant)
      expect(telling.some((secret) => text.includes(secret))).toBe(true)
    }
  })

  it('are taken out, at least 99 of 100', () => {
    const leaked = all.flatMap((plant) =>
      writings.filter((writing) => isLeaked(plant, writing)).map(({ name }) => `${plant.format}, ${name}`),
    )
    const bearable = Math.floor((all.length * writings.length) / 100)
    // The list shows which, should there be more.
    expect(leaked.slice(bearable)).toEqual([])
  })

  it.each(writings)('are all taken out where they are of GitHub: $name', (writing) => {
    expect(github.length).toBeGreaterThanOrEqual(24)
    expect(github.filter((plant) => isLeaked(plant, writing)).map(({ format }) => format)).toEqual([])
  })

  it.each(writings)('leave the lines as many as they were: $name', ({ write }) => {
    for (const plant of all) {
      const { text } = write(plant)
      expect(redactText(text).split('\n')).toHaveLength(text.split('\n').length)
    }
  })

  it.each(writings)('leave nothing for a second pass: $name', ({ write }) => {
    for (const plant of all) {
      const once = redactText(write(plant).text)
      expect(redactText(once)).toBe(once)
    }
  })
})
