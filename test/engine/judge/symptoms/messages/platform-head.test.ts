import { describe, expect, it } from 'vitest'

import { logLines } from '../../../../../src/engine/judge/symptoms/log-lines.ts'
import { platformsOfHead } from '../../../../../src/engine/judge/symptoms/messages/platform-head.ts'

const told = (...lines: readonly string[]) =>
  platformsOfHead(logLines(lines.join('\n'))).map(({ line, name }) => `${line.number}: ${name}`)

describe('the head of a log', () => {
  it.each([
    [['##[group]Operating System', 'Ubuntu', '24.04.2'], ['2: linux']],
    [['Image: ubuntu-22.04'], ['1: linux', '1: ubuntu 22.04']],
    [['Using Docker executor with image node:20-alpine ...'], ['1: linux', '1: node 20']],
    [['node: v20.1.0'], ['1: node 20']],
    [
      ['with:', '  node-version: 20', '  python-version: "3.12"'],
      ['2: node 20', '3: python 3.12'],
    ],
    [['Python 3.12.1'], ['1: python 3.12']],
    [['platform linux -- Python 3.11.4, pytest-8.0.0'], ['1: linux', '1: python 3.11']],
    [['go version go1.22.3 linux/amd64'], ['1: go 1.22', '1: linux', '1: x64']],
    [['Successfully set up Go version 1.22'], ['1: go 1.22']],
    [['ruby 3.3.0 (2023-12-25 revision 5124f9ac75) [x86_64-linux]'], ['1: ruby 3.3']],
    [['openjdk version "17.0.9" 2023-10-17'], ['1: java 17']],
    [['rustc 1.75.0 (82e1608df 2023-12-21)'], ['1: rust 1.75']],
    [['Runtime:       PHP 8.2.10'], ['1: php 8.2']],
    [['Apple Swift version 5.9.2 (swiftlang)'], ['1: swift 5.9']],
    [['Python is fun', 'node: door is shut', 'an ubuntu image'], []],
  ])('%j tells %j', (lines, platforms) => expect(told(...lines)).toEqual(platforms))

  it('is not its end', () => {
    expect(told(...Array.from({ length: 500 }, () => 'busy'), 'Image: ubuntu-22.04')).toEqual([])
  })
})
