import { Refusal } from '../../engine/model/refusal.ts'
import type { GitEnd, GitPlace } from './stream-git.ts'

/** What to throw where git cannot answer and nothing else can be done. */
export function gitFailed(place: GitPlace, args: readonly string[], end: GitEnd): Refusal {
  const said = end.ended === 'time-limit' ? 'it took too long' : complaintOf(end.stderr)
  return new Refusal(
    'unavailable',
    `git ${args[0] ?? ''} failed in ${place.gitDir ?? 'no repository'}: ${said}`,
    'Check the clone with `git fsck`; where objects are missing, fetch them or clone anew.',
  )
}

/** What git says besides its complaint. */
const ASIDE = /^(?:hint|warning): /

/** Git's first line of complaint, fit for a message: no control characters, at most 300 characters. */
export function complaintOf(stderr: string): string {
  const [first = '', ...others] = stderr.split('\n', 50)
  const told = ASIDE.test(first) ? others.find((one) => one.trim() !== '' && !ASIDE.test(one)) : first
  const line = (told ?? first).slice(0, 300)
  const plain = line.replaceAll(/\p{Cc}/gu, ' ').trim()
  return plain === '' ? 'it gave no reason' : plain
}
