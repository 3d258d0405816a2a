import { describe, expect, it } from 'vitest'

import { mostListed, withListed } from '../../../src/engine/model/listed-messages.ts'

const change = { title: 'Add a cart', body: 'With two lines.' }

describe('a description with the messages of its commits', () => {
  it('goes on with them, each after an asterisk', () => {
    const messages = [
      { title: 'Hold a line', body: 'Why.' },
      { title: 'Hold two', body: '' },
    ]
    expect(withListed(change, messages)).toBe('With two lines.\n\n* Hold a line\n\nWhy.\n\n* Hold two')
  })

  it('tells nothing twice', () => {
    const messages = [
      { title: 'Add a cart', body: 'It holds lines.' },
      { title: 'Add a cart', body: '' },
      { title: 'With two lines.', body: '' },
    ]
    expect(withListed(change, messages)).toBe('With two lines.\n\n* It holds lines.')
  })

  it('begins with a message where there is no description', () => {
    expect(withListed({ title: 'Merge', body: '' }, [change])).toBe('* Add a cart\n\nWith two lines.')
  })

  it('is bounded, however many there are and however long they are', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({ title: `Line ${at};`, body: '' }))
    const listed = withListed(change, many)
    expect(listed).toContain(`Line ${mostListed - 1};`)
    expect(listed).not.toContain(`Line ${mostListed};`)
    const long = Array.from({ length: 9 }, (_, at) => ({ title: `${at}`, body: 'x'.repeat(20_000) }))
    expect(withListed(change, long)).toHaveLength(64 * 1024)
  })
})
