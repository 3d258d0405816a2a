import { describe, expect, it } from 'vitest'

import { ansibleErrors } from '../../../../../src/engine/judge/symptoms/messages/ansible-errors.ts'
import { told } from '../told.ts'

describe('why a task of Ansible failed', () => {
  it('is the message of its result', () => {
    expect(
      told(ansibleErrors, 'fatal: [web1]: FAILED! => {"changed": false, "msg": "no \\"door\\""}'),
    ).toEqual(['1: ansible: no "door" «no \\"door\\"»'])
  })

  it('is the message on a line of its own, in JSON or YAML', () => {
    expect(
      told(
        ansibleErrors,
        'fatal: [web1]: FAILED! => {',
        '    "changed": false,',
        '    "msg": "no door"',
        '}',
        'fatal: [web2]: FAILED! => ',
        '  changed: false',
        '  msg: no key',
      ),
    ).toEqual(['3: ansible: no door «no door»', '7: ansible: no key «no key»'])
  })

  it('is what a command printed, where the message says nothing', () => {
    expect(
      told(
        ansibleErrors,
        'failed: [web1] (item=door) => {"item": "door", "msg": "non-zero return code", "rc": 1, "stderr": "no lock"}',
      ),
    ).toEqual(['1: ansible: no lock «no lock»'])
  })

  it('is the whole line, where the result has no message', () => {
    const line = 'fatal: [web1]: FAILED! => {"censored": "hidden"}'
    expect(told(ansibleErrors, line)).toEqual([`1: ansible: ${line} «${line}»`])
  })

  it.each([
    ['what the play ignores', ['fatal: [web1]: FAILED! => {"msg": "no door"}', '...ignoring', 'TASK [b]']],
    [
      'what the play ignores, on several lines',
      ['fatal: [web1]: FAILED! => {', '    "msg": "no door"', '}', '...ignoring'],
    ],
    ['what a task shows', ['ok: [web1] => {', '    "msg": "no door"', '}']],
    ['what comes behind the result', ['fatal: [web1]: FAILED! => {', '}', '    "msg": "no door"']],
    ['a repository that git lacks', ['fatal: [door] is no repository']],
  ])('is not %s', (_, log) => {
    expect(told(ansibleErrors, ...log)).toEqual([])
  })
})
