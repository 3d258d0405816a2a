import { describe, expect, it } from 'vitest'

import { readWord } from '../../../src/engine/act/read-word.ts'
import { nothingTold } from '../../../src/engine/model/told.ts'
import { plainProse } from '../../../src/engine/report/prose.ts'
import { reportedChange } from '../../../src/engine/report/reported-change.ts'
import { confirmedSentence, sayItHere, wordsHeard } from '../../../src/engine/report/told-words.ts'
import { aChange } from '../../builders/a-change.ts'
import { aRanking } from '../../builders/a-judgement.ts'
import { aChangeId } from '../../builders/ids.ts'

const change = aChange()
const changes = new Map([[change.id, reportedChange(change)]])

describe('the words that a report offers', () => {
  it.each(wordsHeard)('$word is one that is understood', ({ word }) => {
    expect(readWord(word)?.kind).not.toBe('unknown')
    expect(readWord(word)).not.toBeNull()
  })

  it('are every kind there is', () => {
    expect(new Set(wordsHeard.map(({ word }) => readWord(word)?.kind)).size).toBe(11)
  })

  it('are asked for by example', () => {
    expect(plainProse(sayItHere())).toContain('/suspect confirm #12, /suspect clear #12 and /suspect none')
  })
})

describe('the sentence about a confirmed change', () => {
  it('says who was right without a name, and what the ranking gave it', () => {
    const sentence = confirmedSentence({ ...nothingTold, confirmed: [change.id] }, aRanking(), changes)
    expect(plainProse(sentence?.lead ?? [])).toBe('A maintainer confirmed that #12 caused this.')
    expect(plainProse(sentence?.rest ?? [])).toContain('gives it 81% out of 1 change')
  })

  it('is missing where none of the range was confirmed', () => {
    expect(confirmedSentence(nothingTold, aRanking(), changes)).toBeNull()
    const elsewhere = { ...nothingTold, confirmed: [aChangeId('elsewhere')] }
    expect(confirmedSentence(elsewhere, aRanking(), changes)).toBeNull()
  })
})
