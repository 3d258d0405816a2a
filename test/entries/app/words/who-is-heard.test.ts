import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { IncidentId } from '../../../../src/engine/model/ids.ts'
import { anIncident } from '../../../builders/an-incident.ts'
import type { IssueRecord } from '../../../double/records.ts'
import type { HeldRole } from '../../../double/repository.ts'
import { type Hearing, openHearing } from './a-hearing.ts'

let hearing: Hearing
let ours: IssueRecord
let copy: IssueRecord

beforeAll(async () => {
  hearing = await openHearing()
  ours = await hearing.anOpenCase('ours')
  // Another App pastes our text, marker and all, and even our store believes that it is ours.
  copy = hearing.repository.issue({
    title: ours.title,
    body: ours.body,
    user: 'other-app[bot]',
    byApp: true,
  })
  const incident = anIncident({ id: 'copied' as IncidentId, repo: hearing.repo })
  const issueUrl = `https://github.com/${hearing.repository.fullName}/issues/${copy.number}`
  const known = await hearing.tenancy.cases.find('ours' as IncidentId)
  if (known !== null) await hearing.keep({ ...known, incident, issueUrl })
}, 60_000)

afterAll(async () => await hearing.close())

const roles: readonly (readonly [string, HeldRole])[] = [
  ['admin', 'admin'],
  ['maintain', 'maintain'],
  ['write', 'write'],
  ['triage', 'triage'],
  ['read', 'read'],
  ['none', 'none'],
  ['gone', 'gone'],
  ['own role on maintain', { name: 'release captain', base: 'maintain' }],
  ['own role on triage', { name: 'sorter', base: 'triage' }],
]

const sorts = ['admin', 'maintain', 'write', 'triage', 'own role on maintain', 'own role on triage']
const writes = ['admin', 'maintain', 'write', 'own role on maintain']
const maintains = ['admin', 'maintain', 'own role on maintain']

/** Word, who is heard, and the reaction and the triages that come of it. */
const words: readonly (readonly [string, readonly string[], string])[] = [
  ['/suspect', writes, 'eyes, 1 triage'],
  ['/suspect confirm #12', sorts, '+1, 1 triage'],
  ['/suspect clear #13', sorts, '+1, 1 triage'],
  ['/suspect none', sorts, '+1, 1 triage'],
  ['/suspect rerun', writes, 'eyes, 1 triage'],
  ['/suspect mute 2h', maintains, '+1, 0 triage'],
  ['/suspect explain #12', sorts, 'eyes, 1 triage'],
  ['/suspect help', sorts, 'eyes, 1 triage'],
]
const revert = ['/suspect revert #12', writes, 'eyes, 1 triage'] as const

const contexts = [
  'on our issue',
  'edited',
  'in a quote',
  'in a code block',
  'by a bot',
  'on a copy of our issue',
] as const

let accounts = 0

async function outcome(word: string, role: HeldRole, context: (typeof contexts)[number]): Promise<string> {
  accounts += 1
  const user = context === 'by a bot' ? `bot-${accounts}[bot]` : `person-${accounts}`
  hearing.repository.collaborators.set(user, role)
  const bodies: Partial<Record<typeof context, string>> = {
    'in a quote': `> ${word}\n\nThis one?`,
    'in a code block': `\`\`\`\n${word}\n\`\`\``,
  }
  const { reactions, triages } = await hearing.says({
    body: bodies[context] ?? word,
    user,
    on: context === 'on a copy of our issue' ? copy : ours,
    action: context === 'edited' ? 'edited' : 'created',
  })
  return `${reactions || 'nothing'}, ${triages} triage`
}

function cellsOf(all: typeof words) {
  return all.flatMap(([word, heard, effect]) =>
    roles.flatMap(([name, role]) =>
      contexts.map((context) => {
        const isHeard = context === 'on our issue' && heard.includes(name)
        return { word, name, role, context, expected: isHeard ? effect : 'nothing, 0 triage' }
      }),
    ),
  )
}

describe('nine roles, eight words, six contexts', () => {
  const cells = cellsOf(words)

  it('are 432 cells, of which these are heard', () => {
    expect(cells).toHaveLength(432)
    expect(cells.filter(({ expected }) => expected !== 'nothing, 0 triage')).toHaveLength(6 * 5 + 4 * 2 + 3)
  })

  it.each(cells)('$word of $name $context: $expected', async ({ word, role, context, expected }) => {
    expect(await outcome(word, role, context)).toBe(expected)
  })
})

describe('a revert', () => {
  it.each(cellsOf([revert]))(
    'asked by $name $context: $expected',
    async ({ word, role, context, expected }) => {
      expect(await outcome(word, role, context)).toBe(expected)
    },
  )
})

describe('a change outside of the incident', () => {
  const targets = ['#99', '#1', 'fffffff', 'acme/other#12', 'https://github.com/acme/shop/pull/12']
  const cells = ['confirm', 'clear', 'explain', 'revert'].flatMap((word) =>
    roles.flatMap(([name, role]) => targets.map((target) => ({ word, name, role, target }))),
  )

  it.each(cells)('$word $target of $name reaches nothing', async ({ word, name, role, target }) => {
    // What is not in the grammar is no word, and whoever may sort issues may be told so.
    const isWord = /^(?:#\d+|f+)$/.test(target)
    const mayBeTold = word === 'revert' && isWord ? writes : sorts
    const expected = `${mayBeTold.includes(name) ? 'confused' : 'nothing'}, 0 triage`
    expect(await outcome(`/suspect ${word} ${target}`, role, 'on our issue')).toBe(expected)
  })
})
