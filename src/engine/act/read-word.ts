import type { ChangeName, Word } from '../model/word.ts'

const LONGEST_LINE = 200
const MINUTE = 60_000
const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE }
const LONGEST_MUTE = 7 * 24 * 60 * MINUTE

const unknown: Word = { kind: 'unknown' }

/**
 * The word that a comment says to us; null where it says none. It is the comment's first line that is not blank, from
 * `/suspect` on and nothing besides: a quote, a code block or running text before it makes it somebody else's business.
 * What is addressed to us and not exactly one of our words is `unknown`.
 */
export function readWord(comment: string): Word | null {
  const line = firstLine(comment)
  if (line === null || !/^ {0,3}\/suspect(?=[ \t]|$)/.test(line)) return null
  if (line.length > LONGEST_LINE) return unknown
  const [, word, rest, ...more] = line.trim().split(/[ \t]+/)
  if (word === undefined) return { kind: 'triage' }
  if (more.length > 0) return unknown
  return rest === undefined ? bareWord(word) : wordAbout(word, rest)
}

/** Cut before any expression reads it: a comment may hold 65,536 characters of anything. */
function firstLine(comment: string): string | null {
  for (let at = 0; at < comment.length;) {
    const end = comment.indexOf('\n', at)
    const line = comment.slice(at, end === -1 ? undefined : end)
    if (line.trim() !== '') return line.slice(0, LONGEST_LINE + 1).trimEnd()
    if (end === -1) return null
    at = end + 1
  }
  return null
}

function bareWord(word: string): Word {
  switch (word) {
    case 'none':
    case 'rerun':
    case 'unmute':
    case 'help':
      return { kind: word }
    default:
      return unknown
  }
}

function wordAbout(word: string, rest: string): Word {
  switch (word) {
    case 'confirm':
    case 'clear':
    case 'explain':
    case 'revert':
    case 're-apply': {
      const change = readName(rest)
      return change === null ? unknown : { kind: word, change }
    }
    case 'mute': {
      const milliseconds = readSpan(rest)
      return milliseconds === null ? unknown : { kind: 'mute', milliseconds }
    }
    default:
      return unknown
  }
}

/** `#12`, or seven to forty digits of a commit. Never `owner/name#12`: no other repository can be meant. */
function readName(text: string): ChangeName | null {
  const pull = /^#([1-9]\d{0,8})$/.exec(text)?.[1]
  if (pull !== undefined) return { kind: 'pull', number: Number(pull) }
  return /^[\da-f]{7,40}$/.test(text) ? { kind: 'commit', starts: text } : null
}

/** `30m`, `2h` or `3d`, from a minute to a week, in milliseconds. */
function readSpan(text: string): number | null {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  const milliseconds = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN)
  return milliseconds <= LONGEST_MUTE ? milliseconds : null
}
