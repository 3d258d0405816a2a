import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { issueTitle } from '../../../src/engine/act/issue-title.ts'
import { aDeployment, aWorkflowRun } from '../../builders/an-incident.ts'

const alert = (name: string, environment: string | null = null) =>
  issueTitle({ kind: 'alert', name, environment })

describe("the title of an incident's issue", () => {
  it('says what failed', () => {
    expect(issueTitle(aDeployment())).toBe('Deployment to production failed')
    expect(issueTitle(aWorkflowRun())).toBe('Workflow CI failed on main')
    expect(issueTitle({ kind: 'check', name: 'lint (eslint)' })).toBe('Check lint (eslint) failed')
    expect(alert('error rate', 'eu')).toBe('Alert error rate fired in eu')
    expect(alert('error rate')).toBe('Alert error rate fired')
  })

  it.each([
    ['@acme/web build', 'acme/web build'],
    ['@@acme #@#7', 'acme 7'],
    ['a::////b', 'a::b'],
    ['fixes #12', 'fixes 12'],
    ['`code` <b>', 'code b'],
    ['[x](https://evil.example)', 'x(https:evil.example)'],
    ['a\u202Eb\u200Bc\nd', 'a b c d'],
    ['\u001B[31mred', '31mred'],
    ['Grüße 日本 🎉', 'Grüße 日本 🎉'],
    ['', '(no name)'],
    ['\u200B', '(no name)'],
  ])('shows the name %j as %j', (name, expected) => {
    expect(alert(name)).toBe(`Alert ${expected} fired`)
  })

  test.prop([fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ maxLength: 400 })])(
    'is one short line that calls nobody, whatever the names are',
    (name, environment) => {
      const title = alert(name, environment)
      expect(title.length).toBeLessThanOrEqual(200)
      expect(title).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}`<>]|@[\p{L}\p{N}]|#\d|:\/\/| {2}/u)
    },
  )
})
