import { expect, it } from 'vitest'

import { bumpsIn } from '../../../src/engine/model/bumps.ts'
import { aFile } from '../../builders/a-change.ts'

it.each([
  ['package.json', '"left-pad": "^1.0.0",', '"left-pad": "^2.0.0",', 'left-pad', '^1.0.0', '^2.0.0'],
  ['Cargo.toml', 'serde = "1.0.1"', 'serde = "1.1"', 'serde', '1.0.1', '1.1'],
  [
    'Cargo.toml',
    'tokio = { version = "1.2", features = [] }',
    'tokio = { version = "1.3", features = [] }',
    'tokio',
    '1.2',
    '1.3',
  ],
  [
    'go.mod',
    '\tgolang.org/x/net v0.1.0',
    '\tgolang.org/x/net v0.2.0',
    'golang.org/x/net',
    'v0.1.0',
    'v0.2.0',
  ],
  ['requirements.txt', 'django==4.2', 'django==5.0', 'django', '==4.2', '==5.0'],
  ['Gemfile', "gem 'rails', '~> 7.0'", "gem 'rails', '~> 8.0'", 'rails', '~> 7.0', '~> 8.0'],
  ['Dockerfile', 'FROM node:20-slim', 'FROM node:24-slim', 'node', '20-slim', '24-slim'],
  [
    'app/build.gradle',
    "implementation 'com.acme:core:1.0'",
    "implementation 'com.acme:core:1.1'",
    'com.acme:core',
    '1.0',
    '1.1',
  ],
  [
    '.github/workflows/ci.yml',
    '      - uses: actions/checkout@v6',
    '      - uses: actions/checkout@v7',
    'actions/checkout',
    'v6',
    'v7',
  ],
  [
    'vendor/lib',
    `Subproject commit ${'a'.repeat(40)}`,
    `Subproject commit ${'b'.repeat(40)}`,
    'vendor/lib',
    'a'.repeat(40),
    'b'.repeat(40),
  ],
])('tells of %s from its patch: %s', (path, before, after, name, from, to) => {
  const patch = `@@ -1,2 +1,2 @@\n context\n-${before}\n+${after}`
  expect(bumpsIn({ files: [aFile({ path, patch })] })).toEqual([{ name, from, to, file: path }])
})

it.each([
  ['what is only added', 'package.json', '+  "left-pad": "1.0.0"'],
  ['lines of other files', 'src/versions.ts', '-"left-pad": "1.0.0"\n+"left-pad": "2.0.0"'],
  ['a script of the same name', 'package.json', '-"test": "run"\n+"test": "run all"'],
  ['a version that stays', 'package.json', '-"a": "1.0.0"\n+"a": "1.0.0",'],
])('says nothing of %s', (_, path, lines) => {
  expect(bumpsIn({ files: [aFile({ path, patch: `@@ -1 +1 @@\n${lines}` })] })).toEqual([])
})
