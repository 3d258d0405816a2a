import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import { describe, expect, it } from 'vitest'

import { redactText } from '../../../src/engine/gather/redact.ts'
import { redactByLibrary } from '../../../src/engine/gather/redaction-library.ts'
import { madeUp } from './made-up-secrets.ts'

const mark = (kind: string): string => `[redacted ${kind}]`

describe('the rules of the library', () => {
  it.each([
    ['groq-secret', 'gsk_<62:52>'],
    ['cloudflare-secret', 'cfut_<62:40><h:8>'],
    ['vercel-secret', 'vcp_<62:40>'],
    ['github-secret', 'ghp_<62:36>'],
    ['github-secret', 'ghs_<d:7>_<u:160>.<u:250>.<u:86>'],
  ])('find what they know: %s %s', (kind, shape) => {
    for (const seed of [1, 2, 3]) {
      expect(redactByLibrary(`a ${madeUp(shape, seed)} b`, mark)).toBe(`a ${mark(kind)} b`)
    }
  })

  it('add to ours', () => {
    const secret = madeUp('gsk_<62:52>', 4)
    expect(redactText(`with ${secret}`)).toBe('with [redacted groq-secret]')
  })

  it('take the value of a setting to its end, although the range they report stops short of it', () => {
    const secret = madeUp('<62:40>', 5)
    expect(redactByLibrary(`AWS_SECRET_ACCESS_KEY=${secret} next`, mark)).toBe(
      'AWS_SECRET_ACCESS_KEY=[redacted aws-secret] next',
    )
  })

  it('do not obey comments in the text', () => {
    const secret = madeUp('gsk_<62:52>', 6)
    for (const comment of ['secretlint-disable', 'secretlint-disable-next-line', 'secretlint-disable-line']) {
      expect(redactText(`// ${comment}\n${secret} // ${comment}`)).not.toContain(secret)
    }
  })

  it('leave everything else', () => {
    const text = 'npm error code 1\nnpm error path /home/runner/work/shop\n'
    expect(redactByLibrary(text, mark)).toBe(text)
  })

  it('answer at once, but for the one that reads a file', () => {
    const context = {
      sharedOptions: {},
      createTranslator: () => () => ({ message: '', messageId: '', data: undefined }),
      report: () => {},
      ignore: () => {},
    }
    const position = { line: 1, column: 0 }
    const source = {
      content: 'text',
      hasBOM: false,
      contentType: 'text' as const,
      ext: '.txt',
      filePath: undefined,
      physicalFilePath: undefined,
      getFilePath: () => undefined,
      getPhysicalFilePath: () => undefined,
      locationToRange: (): readonly [number, number] => [0, 0],
      rangeToLocation: () => ({ start: position, end: position }),
      positionToIndex: () => 0,
      indexToPosition: () => position,
    }
    const answers = rules.map((rule) => rule.create(context, {}).file?.(source))
    expect(answers.length).toBeGreaterThan(20)
    expect(answers.filter((answer) => answer !== undefined)).toEqual([])
  })
})
