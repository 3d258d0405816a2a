import { describe, expect, it } from 'vitest'

import { readFailures } from '../../../../src/engine/judge/symptoms/read-failures.ts'
import { failureOf, treeOf } from './reading.ts'

const platforms = (name: string, log: string, baseline: string | null = null) =>
  readFailures([{ ...failureOf(log, baseline), name }], treeOf([])).symptoms.flatMap((symptom) =>
    symptom.kind === 'named-thing' && symptom.what === 'platform'
      ? [`${symptom.at.line}: ${symptom.text} «${symptom.at.quote}» ${symptom.novel}`]
      : [],
  )

const LOG = '2031-03-04T05:06:07Z Image: ubuntu-24.04\n2031-03-04T05:06:07Z ##[error]no'

describe('where it fails', () => {
  it('is told by the head of the log and the name of the job', () => {
    expect(platforms('test (node 20)', LOG)).toEqual([
      '1: linux «Image: ubuntu-24.04» true',
      '1: ubuntu 24.04 «Image: ubuntu-24.04» true',
      '0: node 20 «node 20» true',
    ])
  })

  it('is not new where the last good run was there too', () => {
    expect(platforms('test (node 20)', LOG, LOG)).toEqual([
      '1: linux «Image: ubuntu-24.04» false',
      '1: ubuntu 24.04 «Image: ubuntu-24.04» false',
      '0: node 20 «node 20» false',
    ])
  })

  it('is told by a person’s words, not by the paths of a tool’s', () => {
    const log = [
      'Breaks the android bots and Win7 with Python 3.9, twice; 3 go files.',
      '/sdk/macos/fuchsia/a.c:1:2: error: no',
    ].join('\n')
    expect(platforms('report', log).map((told) => told.split(' «')[0])).toEqual([
      '1: windows',
      '1: android',
      '1: python 3.9',
    ])
  })
})
