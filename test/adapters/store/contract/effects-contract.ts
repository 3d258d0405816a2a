import { describe, expect, it } from 'vitest'

import { ledgeredActor } from '../../../../src/adapters/store/ledgered-actor.ts'
import type { Act, Performed } from '../../../../src/engine/model/act.ts'
import { Refusal } from '../../../../src/engine/model/refusal.ts'
import { aChangeId, anIncidentId, aSha } from '../../../builders/ids.ts'
import { anInstallation, type UnderTest } from './under-test.ts'

const publish: Extract<Act, { kind: 'publish-issue' }> = {
  kind: 'publish-issue',
  incident: anIncidentId('incident-1'),
  repo: { owner: 'acme', name: 'shop' },
  title: 'Deployment to production failed',
  labels: [],
}
const words = { body: 'Suspects' }
const done = { kind: 'done', url: 'https://github.test/1' } as const

/** Answers what it is told to, in turn, and counts. */
function scripted(...answers: readonly (Performed | Error)[]) {
  let calls = 0
  return {
    calls: () => calls,
    perform: async (): Promise<Performed> => {
      const answer = answers[calls++]
      if (answer === undefined) throw new Error('asked more often than the test expects')
      if (answer instanceof Error) throw answer
      return answer
    },
  }
}

export function effectsContract({ store, reopen }: UnderTest): void {
  const ledgers = () => store().forInstallation(anInstallation()).effects
  const ledger = () => ledgers()('job-1')

  describe('an act', () => {
    it('happens once for a job and is answered with where it can be seen ever after', async () => {
      const inner = scripted(done)
      const actor = ledgeredActor(inner, ledger())
      expect(await actor.perform(publish, words)).toEqual(done)
      expect(await actor.perform(publish, words)).toEqual({ kind: 'already-done', url: done.url })
      expect(inner.calls()).toBe(1)
    })

    it('may happen once more for the same job where it tells a second opinion', async () => {
      const inner = scripted(done, done)
      const actor = ledgeredActor(inner, ledger())
      await actor.perform(publish, words)
      expect(await actor.perform({ ...publish, isSecond: true }, words)).toEqual(done)
      expect(await actor.perform({ ...publish, isSecond: true }, words)).toMatchObject({
        kind: 'already-done',
      })
      expect(inner.calls()).toBe(2)
    })

    it.each([
      { kind: 'check-run', sha: aSha('bad') },
      { kind: 'commit-comment', sha: aSha('bad') },
      { kind: 'pull-comment', pull: 12 },
    ] as const)('may happen once more at a place of the kind $kind too', async (at) => {
      const { incident, repo } = publish
      const report = { kind: 'publish-report', incident, repo, at, title: '', onlyIfThere: false } as const
      const inner = scripted(done, done)
      const actor = ledgeredActor(inner, ledger())
      for (const act of [
        report,
        report,
        { ...report, isSecond: true },
        { ...report, isSecond: true },
      ] as const)
        await actor.perform(act, words)
      expect(inner.calls()).toBe(2)
    })

    it('may happen again for another job, which brings the issue up to date', async () => {
      const inner = scripted(done, done)
      const effects = ledgers()
      await ledgeredActor(inner, effects('job-1')).perform(publish, words)
      expect(await ledgeredActor(inner, effects('job-2')).perform(publish, words)).toEqual(done)
    })

    it('is tried again when its answer was lost', async () => {
      const lost = new Refusal('transient', 'The connection broke off', 'Try again')
      const inner = scripted(lost, { kind: 'already-done', url: done.url })
      const actor = ledgeredActor(inner, ledger())
      await expect(actor.perform(publish, words)).rejects.toBe(lost)
      expect(await actor.perform(publish, words)).toEqual({ kind: 'already-done', url: done.url })
    })

    it('is tried again after it was refused, for someone may have mended that', async () => {
      const refused = { kind: 'refused', because: 'Issues are switched off' } as const
      const actor = ledgeredActor(scripted(refused, done), ledger())
      expect(await actor.perform(publish, words)).toEqual(refused)
      expect(await actor.perform(publish, words)).toEqual(done)
    })

    it('has its row before it happens', async () => {
      const effects = ledger()
      const looks = { perform: async () => ((await effects.hasBegun()) ? done : Promise.reject()) }
      expect(await effects.hasBegun()).toBe(false)
      expect(await ledgeredActor(looks, effects).perform(publish, words)).toEqual(done)
    })
  })

  describe('a revert', () => {
    const revert: Act = {
      kind: 'open-revert',
      incident: anIncidentId('incident-1'),
      repo: { owner: 'acme', name: 'shop' },
      change: aChangeId(aSha(12)),
      pull: 12,
      landed: aSha(12),
      title: 'Revert',
    }

    it('happens once for a change, whatever deliveries and incidents ask for it', async () => {
      const inner = scripted(done)
      const effects = ledgers()
      expect(await ledgeredActor(inner, effects('job-1')).perform(revert, words)).toEqual(done)
      const asked = { ...revert, incident: anIncidentId('incident-2') }
      const again = await ledgeredActor(inner, effects('job-2')).perform(asked, words)
      expect(again).toEqual({ kind: 'already-done', url: done.url })
      expect(inner.calls()).toBe(1)
    })

    it('is begun by one of twenty that ask at once', async () => {
      const effects = ledgers()
      const begun = await Promise.all(
        Array.from({ length: 20 }, async (_, n) => await effects(`job-${n}`).once.begin('revert')),
      )
      expect(begun.filter(({ kind }) => kind === 'first-try')).toHaveLength(1)
      expect(begun.filter(({ kind }) => kind === 'held')).toHaveLength(19)
    })

    it('of another change, or in another installation, is another', async () => {
      const inner = scripted(done, done, done)
      const effects = ledgers()
      await ledgeredActor(inner, effects('job-1')).perform(revert, words)
      const other = { ...revert, change: aChangeId(aSha(13)) }
      expect(await ledgeredActor(inner, effects('job-1')).perform(other, words)).toEqual(done)
      expect(await ledgeredActor(inner, ledgers()('job-1')).perform(revert, words)).toEqual(done)
    })
  })

  describe('an act at which another job is', () => {
    it('waits until it is known how that ended, and then happens', async () => {
      const effects = ledgers()
      const name = 'publish'
      expect(await effects('job-1').begin(name)).toEqual({ kind: 'first-try' })
      expect(await effects('job-2').begin(name)).toEqual({ kind: 'held' })
      expect(await effects('job-1').begin(name)).toEqual({ kind: 'held' })
      await effects('job-1').uncertain(name)
      expect(await effects('job-2').begin(name)).toEqual({ kind: 'first-try' })
    })

    it('is refused as passing, without holding the other jobs of the installation', async () => {
      const effects = ledgers()
      const begins = {
        perform: async () => await ledgeredActor(scripted(), effects('job-2')).perform(publish, words),
      }
      const held = ledgeredActor(begins, effects('job-1')).perform(publish, words)
      await expect(held).rejects.toMatchObject({ kind: 'transient', retryAfterMs: null })
    })
  })

  describe('an act that a stopped process had begun', () => {
    it('is left to that process for a while on a shared server, and taken up at once on our own', async () => {
      const installation = anInstallation()
      await store().forInstallation(installation).effects('job').begin('publish')
      await reopen()
      const begun = await store().forInstallation(installation).effects('job').begin('publish')
      expect(['held', 'try-again']).toContain(begun.kind)
    })
  })
}
