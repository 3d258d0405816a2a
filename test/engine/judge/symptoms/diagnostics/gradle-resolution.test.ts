import { describe, expect, it } from 'vitest'

import { gradleResolution } from '../../../../../src/engine/judge/symptoms/diagnostics/gradle-resolution.ts'
import { told } from '../told.ts'

describe('what Gradle could not find', () => {
  it.each([
    {
      log: ['   > Could not find acme:lock:9.9.', '     Searched in the following locations:'],
      tells: ['1: gradle error - -:- Could not find acme:lock:9.9. «Could not find acme:lock:9.9.»'],
    },
    {
      log: [
        '> Could not resolve acme:lock:9.9.',
        '  Required by:',
        '   > No matching variant of acme:lock:9.9',
      ],
      tells: ['1: gradle error - -:- Could not resolve acme:lock:9.9. «Could not resolve acme:lock:9.9.»'],
    },
  ])('is told: $log', ({ log, tells }) => {
    expect(told(gradleResolution, ...log)).toEqual(tells)
  })

  it('is no finding where the repository did not answer', () => {
    const log = [
      '   > Could not resolve acme:lock:9.9.',
      "      > Could not get resource 'https://repo.example.org/lock-9.9.pom'.",
      "         > Could not GET 'https://repo.example.org/lock-9.9.pom'. Received status code 502 from server",
    ]
    expect(told(gradleResolution, ...log)).toEqual([])
  })
})
