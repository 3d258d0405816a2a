import { fc, test } from '@fast-check/vitest'
import ignore from 'ignore'
import { describe, expect } from 'vitest'

import { ownersOf } from '../../../../src/engine/judge/retrieval/owners.ts'

/** GitHub's documented example file. */
const documented = ownersOf(`
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats

# In this example, @doctocat owns any files in the build/logs directory at the root and its subdirectories.
/build/logs/ @doctocat

# Files directly in docs, but not further nested ones.
docs/*  docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/assets/ @octocat
/assets/github
`)

const owns = (line: string, path: string): boolean => ownersOf(line)(path).length > 0

describe("GitHub's documented example", () => {
  test.each([
    ['README.md', ['@global-owner1', '@global-owner2']],
    ['src/deep/index.js', ['@js-owner']],
    ['cmd/main.go', ['docs@example.com']],
    ['a/b/c.txt', ['@octo-org/octocats']],
    ['build/logs/today/x.log', ['@octocat']],
    ['docs/getting-started.md', ['@doctocat']],
    ['nested/apps/deep/main.c', ['@octocat']],
    ['scripts/run.sh', ['@doctocat', '@octocat']],
    ['deeply/nested/logs/x.log', ['@octocat']],
    ['assets/image.png', ['@octocat']],
    ['assets/github/mark.svg', []],
  ])('gives the owners of %s', (path, owners) => {
    expect(documented(path)).toEqual(owners)
  })
})

describe('a pattern', () => {
  test.each([
    ['docs/* @a', 'docs/getting-started.md', true],
    ['docs/* @a', 'docs/build-app/troubleshooting.md', false],
    ['docs/* @a', 'x/docs/getting-started.md', false],
    ['/* @a', 'README.md', true],
    ['/* @a', 'src/a.ts', false],
    ['* @a', 'src/deep/a.ts', true],
    ['apps/ @a', 'apps', false],
    ['/apps/github @a', 'apps/github/x/y.ts', true],
    ['/build @a', 'src/build/x.ts', false],
    ['build/out @a', 'src/build/out', false],
    ['Makefile @a', 'sub/folder/Makefile', true],
    ['Makefile @a', 'makefile', false],
    ['a/**/z.ts @a', 'a/z.ts', true],
    ['a/**/z.ts @a', 'a/b/c/z.ts', true],
    ['a/** @a', 'a', false],
    ['**/test/** @a', 'x/test/y/z.ts', true],
    ['*.test.?s @a', 'x/a.test.ts', true],
    ['?.ts @a', 'ab.ts', false],
    [String.raw`with\ space/*.md @a`, 'with space/a.md', true],
    [String.raw`a\*b @a`, 'a*b', true],
    [String.raw`a\*b @a`, 'axb', false],
    ['**/ @a', 'top.ts', false],
    ['**/ @a', 'folder/top.ts', true],
  ])('%s, asked about %s: %s', (line, path, expected) => {
    expect(owns(line, path)).toBe(expected)
  })

  test.each([
    '!a.ts @a',
    '[ab].ts @a',
    String.raw`\#a.ts @a`,
    '/ @a',
    'a//b @a',
    'a.ts not-an-owner',
    String.raw`a.ts\ `,
  ])('that GitHub does not understand, as in %s, leaves what stood before', (line) => {
    for (const path of ['a.ts', 'b.ts', '#a.ts', 'a/b'])
      expect(ownersOf(`* @before\n${line}\n`)(path)).toEqual(['@before'])
  })
})

describe('an owners file', () => {
  test('may have a byte order mark, indented lines and the line ends of Windows', () => {
    const owners = ownersOf('\uFEFF* @a\r\n\t/src/  @b\t@c\r\n\r\n/src/free.ts\r\n')
    expect([owners('a'), owners('src/x.ts'), owners('src/free.ts')]).toEqual([['@a'], ['@b', '@c'], []])
  })

  test('that nobody wrote by hand names nobody', () => {
    expect(ownersOf('* @a\n'.repeat(20_000))('x')).toEqual(['@a'])
    expect(ownersOf('* @a\n'.repeat(20_001))('x')).toEqual([])
  })

  test('made to take for ever does not', () => {
    const hostile = [
      `${'**/a/'.repeat(400)}b @x`,
      `${'*a'.repeat(1_000)}b @x`,
      `*${'?'.repeat(2_000)}b @x`,
      `${'a'.repeat(3_000_000)} @x`,
      `${'\\'.repeat(100_001)} @x`,
      `* ${'@'.repeat(100_000)}`,
    ]
    const owners = ownersOf(['* @a', ...hostile].join('\n'))
    expect(owners(`${'a/'.repeat(1_000)}c`)).toEqual(['@a'])
    expect(owners('a'.repeat(4_000))).toEqual(['@a'])
  })
})

const part = fc.stringMatching(/^(?:[ab*?]{1,4}|\*\*)$/)
const pattern = fc
  .tuple(fc.constantFrom('', '/'), fc.array(part, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '/'))
  .map(([first, parts, last]) => `${first}${parts.join('/')}${last}`)
  // A final "/*" is where GitHub departs from gitignore.
  .filter((one) => !one.endsWith('/*'))
const path = fc
  .array(fc.stringMatching(/^[ab]{1,4}$/), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('/'))

test.prop([pattern, path], { numRuns: 2_000 })('a pattern matches what gitignore would', (one, asked) => {
  expect(owns(`${one} @a`, asked)).toBe(ignore({ ignoreCase: false }).add(one).ignores(asked))
})

test.prop([fc.string({ maxLength: 60 }), fc.string({ maxLength: 40 })])(
  'any text can be read and asked',
  (text, asked) => {
    expect(Array.isArray(ownersOf(text)(asked))).toBe(true)
  },
)
