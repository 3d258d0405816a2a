import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'

import { areAll, fileKind } from '../../../src/engine/model/file-kind.ts'

it.each([
  ['src/cart/total.ts', 'source'],
  ['src/latest.ts', 'source'],
  ['src/github/client.ts', 'source'],
  ['lib/contest.py', 'source'],
  ['tests/test_parser.py', 'test'],
  ['src/cart/total.test.tsx', 'test'],
  ['pkg/router/router_test.go', 'test'],
  ['gson/src/main/java/com/google/JsonReaderTest.java', 'test'],
  ['spec/models/user_spec.rb', 'test'],
  ['test/spec_headers.rb', 'test'],
  ['t/cart/total.t', 'test'],
  ['t/lib/Shop.pm', 'test'],
  ['xt/pod.t', 'test'],
  ['src/t/total.ts', 'source'],
  ['docs/guide.md', 'documentation'],
  ['README', 'documentation'],
  ['NOTES.txt', 'documentation'],
  ['doc/requirements.txt', 'documentation'],
  ['requirements.txt', 'source'],
  ['services/mail/dev-requirements.in.txt', 'source'],
  ['requirements/production.txt', 'source'],
  ['constraints-3.12.txt', 'source'],
  ['src/render/CMakeLists.txt', 'source'],
  ['.github/workflows/ci.yml', 'pipeline'],
  ['Jenkinsfile', 'pipeline'],
])('%s is of kind %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind)
})

test.prop([fc.stringMatching(/^[a-z]{1,8}$/), fc.constantFrom('ts', 'py', 'go', 'java', 'rb')])(
  'takes whatever lies in a folder of tests for a test, and the same file beside the product for its source',
  (name, extension) => {
    expect(fileKind(`tests/${name}.${extension}`)).toBe('test')
    expect(fileKind(`src/x${name}x.${extension}`)).toBe('source')
  },
)

it('says that all files are of a kind only where files are known and none is of another', () => {
  const guide = { path: 'docs/guide.md' }
  expect(areAll([guide, { path: 'README' }], 'documentation')).toBe(true)
  expect(areAll([guide, { path: 'src/cart/total.ts' }], 'documentation')).toBe(false)
  expect(areAll([], 'documentation')).toBe(false)
})
