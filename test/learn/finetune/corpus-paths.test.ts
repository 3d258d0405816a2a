import { describe, expect, it } from 'vitest'

import { corpusKind, isWikiPage } from '../../../src/learn/finetune/corpus-paths.ts'

describe('what of a repository goes into a corpus', () => {
  it.each([
    ['docs/guide.md', 'documentation'],
    ['README.rst', 'documentation'],
    ['src/total.ts', 'code'],
    ['tests/total_test.py', 'code'],
    ['.github/workflows/ci.yml', 'code'],
    ['infra/Dockerfile', 'code'],
    ['node_modules/left-pad/index.js', null],
    ['third_party/zlib/zlib.c', null],
    ['web/app.min.js', null],
    ['package-lock.json', null],
    ['go.sum', null],
    ['logo.png', null],
    ['.env', null],
    ['deploy/.env.production', null],
    ['keys/server.pem', null],
    ['config/secrets.yml', null],
    ['terraform/prod.tfvars', null],
  ] as const)('%s is %s', (path, kind) => {
    expect(corpusKind(path)).toBe(kind)
  })

  it('of a wiki its pages', () => {
    expect(['Home.md', 'How.asciidoc', 'logo.png', 'run.sh'].map(isWikiPage)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
