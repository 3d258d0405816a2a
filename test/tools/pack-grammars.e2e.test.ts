import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { packGrammars } from '../../tools/pack-grammars.ts'
import { samples } from '../adapters/syntax/samples.ts'

const root = resolve(import.meta.dirname, '../..')

/** A bundle as the Action's: the runtime of the grammars within, the grammars beside, and no packages around. */
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'))
  const input = { reader: join(root, 'src/adapters/syntax/syntax-reader.ts') }
  const bundled = await rolldown({ input, cwd: root, platform: 'node', checks: { eval: false } })
  await bundled.write({ dir: folder, format: 'esm' })
  await bundled.close()
  await packGrammars(join(folder, 'grammars'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

test('a bundled reader understands every language with what lies beside it', () => {
  const program = `
    import { readFileSync } from 'node:fs'
    import { syntaxReader } from './reader.js'
    const reader = syntaxReader()
    const read = []
    for (const { path, text } of JSON.parse(readFileSync('samples.json', 'utf8')))
      read.push((await reader.read(path, text)).definitions.map(({ name, start, end }) => name + ' ' + start + '-' + end))
    console.log(JSON.stringify(read))
  `
  writeFileSync(join(folder, 'main.mjs'), program)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'samples.json'), JSON.stringify(samples))
  const { stdout, stderr } = spawnSync(process.execPath, ['main.mjs'], { cwd: folder, encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toEqual(samples.map(({ definitions }) => definitions))
})

test('V8 bears every grammar once it is hot: what it cannot compile ends the process', () => {
  const program = `
    import { readFileSync } from 'node:fs'
    import { syntaxReader } from './reader.js'
    const reader = syntaxReader()
    for (const { path, text } of JSON.parse(readFileSync('samples.json', 'utf8')))
      for (let times = 0; times < 200; times += 1) await reader.read(path, text.repeat(5))
    await new Promise((done) => setTimeout(done, 1000))
    console.log('alive')
  `
  writeFileSync(join(folder, 'hot.mjs'), program)
  const { status, stdout } = spawnSync(process.execPath, ['hot.mjs'], { cwd: folder, encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'alive\n' })
})

test('the licences come with the grammars', () => {
  expect(readdirSync(join(folder, 'grammars'))).toContain('licenses.txt')
})
