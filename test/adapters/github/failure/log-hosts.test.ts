import { describe, expect, it } from 'vitest'

import { isAllowedLogUrl } from '../../../../src/adapters/github/failure/log-hosts.ts'

const GITHUB = new URL('https://api.github.com')
const SERVER = new URL('https://ghes.example/api/v3')
const LOOPBACK = new URL('http://127.0.0.1:4000')

function allowed(url: string, base = GITHUB, named: readonly string[] = []): boolean {
  return isAllowedLogUrl(new URL(url), base, named)
}

describe('where a log may be fetched from', () => {
  it.each([
    'https://productionresultssa0.blob.core.windows.net/x?sig=1',
    'https://productionresultssa19.blob.core.windows.net/x',
    'https://results-receiver.actions.githubusercontent.com/x',
    'https://PRODUCTIONRESULTSSA3.blob.core.windows.net:443/x',
  ])('github.com keeps logs at %s', (url) => {
    expect(allowed(url)).toBe(true)
  })

  it.each([
    'http://productionresultssa0.blob.core.windows.net/x',
    'https://productionresultssa0.blob.core.windows.net:8443/x',
    'https://productionresultssa0.blob.core.windows.net.evil.example/x',
    'https://productionresultssa.blob.core.windows.net/x',
    'https://evilproductionresultssa0.blob.core.windows.net/x',
    'https://productionresultssa0x.blob.core.windows.net/x',
    'https://attacker.blob.core.windows.net/x',
    'https://user:pass@productionresultssa0.blob.core.windows.net/x',
    'https://actions.githubusercontent.com/x',
    'https://a.b.actions.githubusercontent.com.evil/x',
    'https://raw.githubusercontent.com/x',
    'https://api.github.com/x',
    'https://169.254.169.254/latest/meta-data',
    'http://169.254.169.254/latest/meta-data',
    'http://2852039166/',
    'http://0x7f.1/',
    'http://[::ffff:127.0.0.1]/',
    'https://localhost/x',
    'file:///etc/passwd',
    'data:text/plain,x',
    'ftp://productionresultssa0.blob.core.windows.net/x',
  ])('github.com never sends us to %s', (url) => {
    expect(allowed(url)).toBe(false)
  })

  it('is what the operator of another server named, exactly', () => {
    const named = ['logs.example', 'logs.example:8443']
    expect(allowed('https://logs.example/x', SERVER, named)).toBe(true)
    expect(allowed('https://logs.example:8443/x', SERVER, named)).toBe(true)
    expect(allowed('https://logs.example:8444/x', SERVER, named)).toBe(false)
    expect(allowed('https://sub.logs.example/x', SERVER, named)).toBe(false)
    expect(allowed('http://logs.example/x', SERVER, named)).toBe(false)
    expect(allowed('https://productionresultssa0.blob.core.windows.net/x', SERVER, named)).toBe(false)
  })

  it('may be without encryption only between loopback addresses', () => {
    const named = ['127.0.0.1:4001', 'localhost:4001', '[::1]:4001', 'logs.example']
    for (const host of named.slice(0, 3)) expect(allowed(`http://${host}/x`, LOOPBACK, named)).toBe(true)
    expect(allowed('http://logs.example/x', LOOPBACK, named)).toBe(false)
    expect(allowed('http://127.0.0.1:4001/x', GITHUB, named)).toBe(false)
    expect(allowed('http://127.0.0.1:4002/x', LOOPBACK, named)).toBe(false)
  })
})
