import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { lockDirectory } from '../../../src/adapters/store/directory-lock.ts'

describe('the lock of a data directory', () => {
  let directory: string
  let others: ChildProcess[]

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'prime-suspect-lock-'))
    others = []
  })

  afterEach(() => {
    for (const other of others) other.kill('SIGKILL')
    rmSync(directory, { recursive: true, force: true })
  })

  /** Another process that tries to take the lock; resolves with what it said. */
  async function other(): Promise<{ readonly process: ChildProcess; readonly said: string }> {
    const started = spawn(process.execPath, [join(import.meta.dirname, 'hold-lock.ts'), directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    others.push(started)
    const said = await new Promise<string>((resolve) =>
      started.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())),
    )
    return { process: started, said }
  }

  async function killed(one: ChildProcess): Promise<void> {
    const gone = new Promise((resolve) => one.once('exit', resolve))
    one.kill('SIGKILL')
    await gone
  }

  it('is had by one process at a time', async () => {
    const first = await other()
    expect(first.said).toBe('held')
    expect(() => lockDirectory(directory)).toThrow(`is in use by process ${first.process.pid}`)
  })

  it('is free again once it is released', () => {
    lockDirectory(directory).release()
    lockDirectory(directory).release()
    expect(readdirSync(directory)).toEqual([])
  })

  it('is not had twice by the same process', () => {
    const lock = lockDirectory(directory)
    expect(() => lockDirectory(directory)).toThrow('is in use')
    lock.release()
  })

  it('is taken over from a process that was killed, by exactly one of those that try', async () => {
    const first = await other()
    await killed(first.process)
    const said = await Promise.all(Array.from({ length: 6 }, async () => (await other()).said))
    expect(said.filter((one) => one === 'held')).toHaveLength(1)
    expect(said.filter((one) => one.includes('is in use'))).toHaveLength(5)
  })

  it('is taken over when a later process got the number of the dead one', () => {
    const lock = lockDirectory(directory)
    const path = join(directory, 'lock')
    const mine = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
    writeFileSync(path, JSON.stringify({ ...mine, processStarted: 'an earlier boot/1' }))
    expect(() => lockDirectory(directory).release()).not.toThrow()
    lock.release()
  })

  it('of another machine stands while it shows signs of life, and not longer', () => {
    const path = join(directory, 'lock')
    const elsewhere = { nonce: 'n', pid: process.pid, host: 'another-host', processStarted: null }
    writeFileSync(path, JSON.stringify(elsewhere))
    expect(() => lockDirectory(directory)).toThrow('another-host')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(path, longAgo, longAgo)
    lockDirectory(directory).release()
  })

  it('that a power cut tore is no lock', () => {
    writeFileSync(join(directory, 'lock'), '{"nonce":')
    expect(() => lockDirectory(directory).release()).not.toThrow()
  })
})
