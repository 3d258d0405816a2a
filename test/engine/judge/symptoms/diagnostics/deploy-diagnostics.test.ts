import { describe, expect, it } from 'vitest'

import { deployDiagnostics } from '../../../../../src/engine/judge/symptoms/diagnostics/deploy-diagnostics.ts'
import { told } from '../told.ts'

describe('findings of Helm, helmfile, kubectl, Kustomize, conftest, kubeconform, Bicep and Bazel', () => {
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
      log: [
        "Error: accumulating resources: accumulation err='accumulating resources from '../base': read /w/base: is a directory': recursed accumulation of path '/w/base': accumulating resources: accumulation err='accumulating resources from 'door.yaml': yaml: line 9: no key': got file 'door.yaml', but '/w/base/door.yaml' must be a directory to be a root",
      ],
      tells: ['1: kustomize error - /w/base/door.yaml:9 yaml: line 9: no key «yaml: line 9: no key»'],
    },
    {
      log: [
        "kustomize build failed: accumulating resources: accumulation err='accumulating resources from 'lock.yaml': open /tmp/k-1/door/lock.yaml: no such file or directory': must build at directory",
      ],
      tells: [
        '1: kustomize error - /tmp/k-1/door/lock.yaml:- open /tmp/k-1/door/lock.yaml: no such file or directory «open /tmp/k-1/door/lock.yaml: no such file or directory»',
      ],
    },
    {
      log: [
        "Error: accumulating resources: accumulation err='merging resources from 'lock.yaml': may not add resource with an already registered id: Service/lock': must build at directory",
      ],
      tells: [
        '1: kustomize error - lock.yaml:- may not add resource with an already registered id: Service/lock «may not add resource with an already registered id: Service/lock»',
      ],
    },
    {
      log: [
        '/w/infra/door.bicep(12,3) : Error BCP036: No "scope" (at all). [https://aka.ms/bicep/core-diagnostics#BCP036]',
        'WARNING: C:\\w\\door.bicep(3,7) : Warning no-unused-params: Parameter "key" is never used.',
      ],
      tells: [
        '1: bicep error BCP036 /w/infra/door.bicep:12 No "scope" (at all). «No "scope" (at all).»',
        '2: bicep warning no-unused-params C:\\w\\door.bicep:3 Parameter "key" is never used. «Parameter "key" is never used.»',
      ],
    },
    {
      log: [
        'FAIL - k8s/door.yaml - main - needs a lock',
        'FAIL - k8s/door.yaml - needs a key',
        'PASS - k8s/door.yaml - main',
      ],
      tells: [
        '1: conftest error main k8s/door.yaml:- needs a lock «needs a lock»',
        '2: conftest error - k8s/door.yaml:- needs a key «needs a key»',
      ],
    },
    {
      log: ['Error: execution error at (door/templates/key.yaml:2:4): set .Values.key'],
      tells: ['1: helm error - door/templates/key.yaml:2 set .Values.key «set .Values.key»'],
    },
    {
      log: [
        'in ./helmfile.yaml: in .helmfiles[0]: in helm/door.yaml: failed processing release door: no lock',
      ],
      tells: [
        '1: helmfile error - helm/door.yaml:- failed processing release door: no lock «failed processing release door: no lock»',
      ],
    },
    {
      log: ['k8s/door.yaml - Deployment door is invalid: problem validating schema'],
      tells: ['1: kubeconform error - k8s/door.yaml:- problem validating schema «problem validating schema»'],
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
