import { expect, it } from 'vitest'

import { fileKind } from '../../../src/engine/model/file-kind.ts'

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
  ['docs/guide.md', 'documentation'],
  ['README', 'documentation'],
  ['.github/workflows/ci.yml', 'pipeline'],
  ['Jenkinsfile', 'pipeline'],
])('%s is of kind %s', (path, kind) => {
  expect(fileKind(path)).toBe(kind)
})
