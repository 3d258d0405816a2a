import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'

import { withoutStamp, withoutTask } from '../../../../src/engine/judge/symptoms/line-prefixes.ts'

describe('a time stamp before a line', () => {
  it.each([
    ['GitHub', '2024-01-02T03:04:05.1234567Z text'],
    ['GitLab', '2024-01-02T03:04:05.678901Z 01O text'],
    ['Jenkins', '[2024-01-02T03:04:05.678Z] text'],
    ['a table of logs', '2024-01-02T03:04:05.678Z\ttext'],
    ['AppVeyor', '[03:04:05] text'],
    ['Bazel on its own CI', '(03:04:05) text'],
    ['TeamCity', '[03:04:05] :\t [Step 1/2] text'],
    ['TeamCity, of a warning', '[03:04:05]W:\t [Step 1/2] text'],
    ['Taskcluster', '[task 2024-01-02T03:04:05.678Z] text'],
    ['fastlane', '[15:35:47]: ▸ text'],
    ['xUnit for Visual Studio', '[xUnit.net 00:00:06.91] text'],
    ['WebdriverIO', '[chrome 124.0 linux #0-1] text'],
    ['Zuul', '2024-01-02 03:04:05.678901 | ubuntu-jammy | text'],
    ['Heroku', '2024-01-02T03:04:05.678901+00:00 app[web.1]: text'],
    ['Fly', '2024-01-02T03:04:05.678 app[148e2d03c35389] lax [info] text'],
    ['journald', '2024-01-02T03:04:05+0100 host shop[12]: text'],
    ['syslog', 'Jan  2 03:04:05 host shop[12]: text'],
    ['the kernel', '[  924.856551] text'],
    ['the kernel with level and caller', '<4>[  924.856551][  T123] text'],
    ['the kernel, kept by syslog', 'Jan 12 03:04:05 host kernel: [  924.856551] text'],
    ['seconds since 1970', '[1700000000.123] text'],
    ['Flutter, asked to tell all', '[   +1 ms] text'],
    ['Flutter, in the same millisecond', '[        ] text'],
    ['Go', '2024/01/02 03:04:05.123456 text'],
    ['glog, of what is no error', 'I0102 03:04:05.678901   123 runner.cc:12] text'],
    ['logcat', '01-02 03:04:05.678  123  456 E AndroidRuntime: text'],
    ['BuildKit on GitHub', '2024-01-02T03:04:05.1234567Z #12 3.456 text'],
    ['Kubernetes in a file', '2024-01-02T03:04:05.678901234Z stdout F text'],
    ['kubectl', '[pod/door-1/door] text'],
    ['kubectl with times', '[pod/door-1/door] 2024-01-02T03:04:05.678901234Z text'],
    ["Ruby's logger, of what is no error", 'I, [2024-01-02T03:04:05.678901 #12]  INFO -- : [4f2a-1] text'],
    ['Vercel on its page', '03:04:05.678 | text'],
    ['Netlify on its page', '3:04:05 PM: text'],
    ['Netlify at noon', '12:04:05 PM: text'],
    ['the CDK', '3:04:05 PM | text'],
    ['Tomcat', '02-Jan-2024 03:04:05.678 text'],
    ['PHP', '[02-Jan-2024 03:04:05 UTC] text'],
    ['gunicorn, of what is no error', '[2024-01-02 03:04:05 +0000] [12] [INFO] text'],
    ['fluentd', '2024-01-02 03:04:05 +0000 text'],
    ['Nest', '[Nest] 12  - 01/02/2024, 3:04:05 PM     LOG [Hinge] text'],
    ['Render on its page', 'Jan 2 03:04:05 PM  text'],
    ['uWSGI', 'Tue Jan  2 03:04:05 2024 - text'],
    ['git, of the other side', 'remote: text'],
    ['Heroku through git', 'remote:        text'],
    ['the command line of GitHub', 'build\tRun tests\t\uFEFF2024-01-02T03:04:05.1234567Z text'],
  ])('is taken off as %s writes it', (_, line) => {
    expect(withoutStamp(line)).toBe('text')
  })

  it('leaves the tag that names a component', () => {
    expect(withoutStamp('01-02 03:04:05.678  123  456 F SwiftShader: text')).toBe('SwiftShader: text')
  })

  it.each([
    ['app/door.rb:12:in `open', 'app/door.rb:12:in `open'],
    ['[4f2a-1] Acme::LockError (no key):', 'Acme::LockError (no key):'],
    ['no key', 'ERROR -- : no key'],
  ])('of an error in Ruby leaves the level of a message, but of no trace: %s', (said, left) => {
    expect(withoutStamp(`E, [2024-01-02T03:04:05.678901 #12] ERROR -- : ${said}`)).toBe(left)
  })

  it.each([
    ['[2024-01-02 03:04:05 +0000] [12] [ERROR] Worker (pid:13) exited', '[ERROR] Worker (pid:13) exited'],
    ['2024-01-02 03:04:05.678 UTC [12] shop@door ERROR:  no table', 'ERROR:  no table'],
    ['2024-01-02 03:04:05.678 GMT [12] FATAL:  no role', 'FATAL:  no role'],
    ['2024-01-02T03:04:05.678 proxy[148e2d03c35389] lax [error] no machine', '[error] no machine'],
    ['[Nest] 12  - 01/02/2024, 3:04:05 PM   ERROR [Hinge] no lock', 'ERROR [Hinge] no lock'],
  ])('of a server leaves the level of an error: %s', (line, left) => {
    expect(withoutStamp(line)).toBe(left)
  })

  it('leaves the place at which an error was raised', () => {
    expect(withoutStamp('F0102 03:04:05.678901   123 total.cc:12] Check failed: sum')).toBe(
      'total.cc:12] Check failed: sum',
    )
  })

  it.each([
    '[ 12%] Building',
    '[12/34] CC total.o',
    '12:30 is late',
    'Jan 2024',
    '#12 DONE 3.4s',
    '3.450 seconds',
    '1.500 != 2.000',
    '[pod] text',
    'a\tb\tc',
    'E0308 mismatched',
  ])('is none in %s', (line) => {
    expect(withoutStamp(line)).toBe(line)
  })

  test.prop([fc.string()])('what is left ends the line', (line) => {
    expect(line.endsWith(withoutStamp(line))).toBe(true)
  })
})

describe('the name of a package or task before a line', () => {
  it.each([
    ['Stack', 'door>     • no key', '    • no key'],
    ['Nix, asked for logs', 'door-1.0> ninja: stopped', 'ninja: stopped'],
    ['Nix, of its last lines', '       > src/door.c:12:3: error: no key', 'src/door.c:12:3: error: no key'],
    ['BitBake', '| /w/src/door.c:12:3: error: no key', '/w/src/door.c:12:3: error: no key'],
  ])('is taken off as %s writes it', (_, line, left) => {
    expect(withoutTask(line)).toBe(left)
  })

  it.each([
    '| door | key |',
    '   | ^^^ src/door.rs:12:3: here',
    '> Could not resolve acme:door:1.0',
    'Door> open',
    '<door>open</door>',
    '  1 > open',
  ])('is none in %s', (line) => {
    expect(withoutTask(line)).toBe(line)
  })
})
