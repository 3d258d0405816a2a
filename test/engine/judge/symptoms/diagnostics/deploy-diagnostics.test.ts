import { describe, expect, it } from 'vitest'

import { deployDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/deploy-diagnostics.ts'
import { told } from '../told.ts'

describe('findings of Helm, kubectl and Bazel', () => {
  it.each([
    {
      log: ['Error: template: door/templates/a.yaml:3:7: executing "x"'],
      tells: ['1: helm error - door/templates/a.yaml:3 executing "x" «executing "x"»'],
    },
    {
      log: [
        'Error: YAML parse error on door/templates/a.yaml: error converting YAML to JSON: yaml: line 4: no colon',
      ],
      tells: [
        '1: helm error - door/templates/a.yaml:4 error converting YAML to JSON: yaml: line 4: no colon «door/templates/a.yaml»',
      ],
    },
    {
      log: ['[ERROR] templates/: parse error at (door/templates/a.yaml:3): function "lock" not defined'],
      tells: [
        '1: helm error - door/templates/a.yaml:3 function "lock" not defined «function "lock" not defined»',
      ],
    },
    {
      log: ['error: error parsing k8s/a.yaml: error converting YAML to JSON: yaml: line 4: no colon'],
      tells: [
        '1: kubectl error - k8s/a.yaml:4 error converting YAML to JSON: yaml: line 4: no colon «error converting YAML to JSON: yaml: line 4: no colon»',
      ],
    },
    {
      log: ['Error from server (Forbidden): error when creating "k8s/a.yaml": no'],
      tells: ['1: kubectl error - k8s/a.yaml:- no «no»'],
    },
    {
      log: ['ERROR: C:/w/door/BUILD.bazel:3:1: no such target'],
      tells: ['1: bazel error - C:/w/door/BUILD.bazel:3 no such target «no such target»'],
    },
    {
      log: ['ERROR: /w/door/BUILD:3:1: no such target'],
      tells: ['1: bazel error - /w/door/BUILD:3 no such target «no such target»'],
    },
    {
      log: [
        '[ERROR] templates/a.yaml: unable to parse YAML: yaml: line 21: no key',
        '[ERROR] Chart.yaml: no name',
      ],
      tells: [
        '1: helm error - templates/a.yaml:21 unable to parse YAML: yaml: line 21: no key «unable to parse YAML: yaml: line 21: no key»',
        '2: helm error - Chart.yaml:- no name «no name»',
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(deployDiagnostics, ...log)).toEqual(tells)
  })
})
