import { expect, it } from 'vitest'

import { stepEchoes } from '../../../../src/engine/judge/symptoms/step-echoes.ts'

function echoed(...lines: readonly string[]): readonly string[] {
  const isEcho = stepEchoes()
  return lines.filter((line) => isEcho(line, line.replaceAll('\u001B[36;1m', '')))
}

it('takes the script in cyan, down to its end, for the step’s echo', () => {
  const echo = ['##[group]Run make test', '\u001B[36;1mmake test', 'shell: bash', '##[endgroup]']
  expect(echoed('before', ...echo, 'error: no lock')).toEqual(echo)
})

it.each([['make test'], ['with:'], ['env:'], ['shell: /bin/sh']])('knows an echo by %j too', (first) => {
  expect(echoed('##[group]Run make test', first, 'more', '##[endgroup]', 'output')).toHaveLength(4)
})

it('leaves output alone that begins at once', () => {
  expect(echoed('##[group]Run make test', 'error: no lock', 'shell: bash', '##[endgroup]')).toEqual([
    '##[group]Run make test',
  ])
})

it('ends where the runner says something else', () => {
  expect(echoed('##[group]Run a', 'env:', '##[warning]odd', 'output')).toEqual(['##[group]Run a', 'env:'])
})
