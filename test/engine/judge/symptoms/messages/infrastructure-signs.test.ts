import { describe, expect, it } from 'vitest'

import { infrastructureSigns } from '../../../../../src/engine/judge/symptoms/messages/infrastructure-signs.ts'
import { told } from '../told.ts'

describe('signs that the machine failed', () => {
  it.each([
    {
      log: ['The runner has received a shutdown signal.'],
      tells: ['1: runner-lost «The runner has received a shutdown»'],
    },
    {
      log: ['write failed: No space left on device'],
      tells: ['1: disk-full «No space left on device»'],
    },
    {
      log: ['FATAL ERROR: JavaScript heap out of memory'],
      tells: ['1: out-of-memory «JavaScript heap out of memory»'],
    },
    {
      log: ['toomanyrequests: slow down'],
      tells: ['1: rate-limit «toomanyrequests»'],
    },
    {
      log: ['remote: Bad credentials'],
      tells: ['1: credentials «Bad credentials»'],
    },
    {
      log: ['npm ERR! code ETIMEDOUT', 'npm error code E503'],
      tells: [
        '1: registry «npm ERR! code ETIMEDOUT»',
        '1: no-answer «npm ERR! code ETIMEDOUT»',
        '2: registry «npm error code E503»',
      ],
    },
    {
      log: ['fatal: [web1]: UNREACHABLE! => {"msg": "no answer", "unreachable": true}'],
      tells: ['1: no-answer «fatal: [web1]: UNREACHABLE!»'],
    },
    {
      log: ['Error: read ECONNRESET'],
      tells: ['1: no-answer «ECONNRESET»'],
    },
    {
      log: ['Error: The operation was canceled.'],
      tells: ['1: cancelled «Error: The operation was canceled»'],
    },
    {
      log: ['The job running has timed out after 360 minutes'],
      tells: ['1: time-out «has timed out after 360 minutes»'],
    },
    {
      log: ['curl: (6) Could not resolve host: acme.test'],
      tells: ['1: network «Could not resolve host»'],
    },
    {
      log: ['429 Too Many Requests after i/o timeout'],
      tells: ['1: rate-limit «429 Too Many Requests»', '1: no-answer «429 Too Many Requests»'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(infrastructureSigns, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['the test of the network passed'] },
    { log: ['ECONNRESETTING'] },
    { log: ['curl: (7) Failed to connect to localhost port 8080 after 0 ms: Connection refused'] },
    { log: ['curl: (7) Failed to connect to 127.0.0.1 port 80: Connection refused'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(infrastructureSigns, ...log)).toEqual([])
  })
})

describe('signs that a runner or a registry failed', () => {
  it.each([
    {
      log: ['ERROR: Job failed (system failure): prepare environment: waiting for pod running'],
      tells: ['1: runner-lost «ERROR: Job failed (system failure)»'],
    },
    {
      log: ['ERROR: HTTP error 503 while getting https://files.example.org/a.whl'],
      tells: ['1: registry «HTTP error 503 while getting https:»'],
    },
    {
      log: ['[taskcluster:error] Task timeout after 2400 seconds. Force killing container.'],
      tells: ['1: time-out «[taskcluster:error] Task timeout after »'],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(infrastructureSigns, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['ERROR: Job failed: exit code 1'] },
    { log: ['HTTP error 404 while getting https://files.example.org/a.whl'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(infrastructureSigns, ...log)).toEqual([])
  })
})
