import { describe, expect, it } from 'vitest'

import { deployErrors } from '../../../../../src/engine/judge/symptoms/messages/deploy-errors.ts'
import { told } from '../told.ts'

describe('what a cluster or a cloud has against a deployment', () => {
  it.each([
    ['The Deployment "door" is invalid: spec.selector: field is immutable'],
    ['Deployment.apps "door" is invalid: spec.selector: field is immutable'],
    ['cannot patch "door" with kind Deployment: Deployment.apps "door" is invalid: spec.selector: {'],
    ['one or more objects failed to apply, reason: Service "door" is invalid: spec.clusterIP: immutable'],
  ])('is told by Kubernetes: %s', (line) => {
    expect(told(deployErrors, line)).toEqual([`1: kubernetes: ${line} «${line}»`])
  })

  it.each([
    ['  Warning  FailedMount  48s (x21 over 27m)  kubelet, node-1  configmap "door" not found'],
    ['shop   9m32s   Warning   FailedMount   pod/door-5d9   configmap "door" not found'],
    ['4m\t\t4m\t\t1\t{kubelet node-1}\t\tWarning\t\tFailedMount\tconfigmap "door" not found'],
  ])('is the message of an event: %s', (line) => {
    expect(told(deployErrors, line).join()).toMatch(/^1: kubernetes: configmap "door" not found «/)
  })

  it.each([
    ['of what is well', '  Normal   Pulled   3m   kubelet   Container image "door" already present'],
    [
      'that says nothing',
      '  Warning  BackOff  2m (x8 over 4m)  kubelet  Back-off restarting failed container',
    ],
    ['of no such kind', 'Warning  Failed'],
  ])('is no event %s', (_, line) => {
    expect(told(deployErrors, line)).toEqual([])
  })

  it('is told by CloudFormation, but not what it has begun or left off', () => {
    expect(
      told(
        deployErrors,
        'Resource handler returned message: "no such runtime" (RequestToken: 12)',
        '    "ResourceStatusReason": "Resource creation Initiated",',
        '    "ResourceStatusReason": "Resource creation cancelled",',
        '    "ResourceStatusReason": "The following resource(s) failed to create: [Door]. ",',
        '    "ResourceStatusReason": "No such runtime",',
      ),
    ).toEqual([
      '1: CloudFormation: Resource handler returned message: "no such runtime" (RequestToken: 12) «Resource handler returned message: "no such runtime" (RequestToken: 12)»',
      '5: CloudFormation: No such runtime «No such runtime»',
    ])
  })

  it('is a migration that failed before', () => {
    expect(told(deployErrors, 'Migration failed: Dirty database version 5. Fix and force version.')).toEqual([
      '1: migration: Dirty database version 5 «Dirty database version 5»',
    ])
  })

  it('is a migration that was changed after it had run', () => {
    expect(told(deployErrors, 'Migration checksum mismatch for migration version 1.34.1')).toEqual([
      '1: migration: Migration checksum mismatch for migration version 1.34.1 «Migration checksum mismatch for migration version 1.34.1»',
    ])
  })
})
