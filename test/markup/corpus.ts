import { embedded } from './carriers.ts'
import { controls, floods, invisibles, oversized, paths, runnerCommands } from './character-strings.ts'
import { injections } from './injection-strings.ts'
import { htmlPieces, linkPieces, structurePieces } from './markup-strings.ts'

export type CorpusKind =
  | 'mention'
  | 'autolink'
  | 'closing-keyword'
  | 'html'
  | 'link-or-image'
  | 'fence-or-table'
  | 'unicode'
  | 'control'
  | 'workflow-command'
  | 'path'
  | 'oversized'
  | 'injection'

export type CorpusItem = { readonly kind: CorpusKind; readonly text: string }

const logins = [
  'octocat',
  'acme/platform',
  'channel',
  'here',
  'dependabot',
  'copilot',
  'a',
  'a-b-c',
  'x'.repeat(39),
]
const mentions = logins.flatMap((name) => [
  `@${name}`,
  `＠${name}`,
  `&#64;${name}`,
  `&commat;${name}`,
  `@@${name}`,
])

const sha = '0123456789abcdef0123456789abcdef01234567'
const references = [
  '#1',
  '#12345',
  '#0',
  'GH-1',
  'gh-12',
  'acme/shop#1',
  'other/place#9',
  `other/place@${sha}`,
  sha,
  sha.slice(0, 7),
  'deadbeef1',
  'octocat@deadbeef1',
  'GHSA-abcd-efgh-ijkl',
  'CVE-2026-1234',
  'JIRA-77',
  ...[
    'issues/9',
    'pull/9',
    'discussions/9',
    `commit/${sha}`,
    'compare/a...b',
    'security/advisories/GHSA-abcd-efgh-ijkl',
  ].map((tail) => `https://github.com/other/place/${tail}`),
]

const verbs = ['close', 'closes', 'closed', 'fix', 'fixes', 'fixed', 'resolve', 'resolves', 'resolved']
const closings = verbs.flatMap((verb) => [
  `${verb} #1`,
  `${verb.toUpperCase()}: #12`,
  `${verb} acme/shop#1`,
  `${verb} GH-1`,
  `${verb} https://github.com/acme/shop/issues/1`,
  `${verb}\u00A0#1`,
  `cierra #1 ${verb} #2`,
])

/** How many of each kind there are; what a kind begins with stands in its list, and carriers make the rest. */
const kinds: readonly (readonly [CorpusKind, number, readonly string[]])[] = [
  ['mention', 200, mentions],
  ['autolink', 200, references],
  ['closing-keyword', 120, closings],
  ['html', 200, htmlPieces],
  ['link-or-image', 250, linkPieces],
  ['fence-or-table', 200, structurePieces],
  ['unicode', 250, [...invisibles, ...floods]],
  ['control', 150, controls],
  ['workflow-command', 150, runnerCommands],
  ['path', 100, paths],
  ['oversized', 80, oversized],
  ['injection', 500, injections],
]

/** Text that tries to do something wherever it is shown; all of it made here, every one different. */
export const corpus: readonly CorpusItem[] = kinds.flatMap(([kind, count, pieces]) =>
  embedded(pieces, count).map((text) => ({ kind, text })),
)
