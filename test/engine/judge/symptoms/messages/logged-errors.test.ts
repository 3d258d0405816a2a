import { describe, expect, it } from 'vitest'

import { loggedErrors } from '../../../../../src/engine/judge/symptoms/messages/logged-errors.ts'
import { told } from '../told.ts'

describe('errors that a logger writes', () => {
  it.each([
    [
      'a record in JSON with the error in it',
      '{"level":"error","caller":"door.go:12","msg":"stuck","error":"no \\"lock\\""}',
      ['1: -: no "lock" «no \\"lock\\"»'],
    ],
    [
      'an error that is a record itself',
      '{"level":50,"err":{"type":"Error","message":"no lock","code":1},"msg":"request failed"}',
      ['1: -: no lock «no lock»'],
    ],
    [
      'a message alone',
      '{"time":"10:00","severity":"ERROR","message":"cannot open","service":"door"}',
      ['1: -: cannot open «cannot open»'],
    ],
    [
      'logfmt',
      'app=door level=error caller=door.go:12 msg="stuck" err="no \\"lock\\""',
      ['1: -: no "lock" «no \\"lock\\"»'],
    ],
    [
      'logfmt of several lines',
      String.raw`level=error msg="no \"lock\" in C:\\new\nknown are: bolt, latch"`,
      [String.raw`1: -: no "lock" in C:\new «no \"lock\" in C:\\new»`],
    ],
    [
      'an error with a cause of its own',
      '{"severity":"error","err":{"cause":{"message":"deep"},"message":"no lock"},"msg":"stuck"}',
      ['1: -: no lock «no lock»'],
    ],
    [
      'an error that says nothing at its top',
      '{"level":"error","err":{"details":{"message":"deep"}},"msg":"stuck"}',
      ['1: -: stuck «stuck»'],
    ],
    [
      'Spring Boot',
      '2024-01-02 03:04:05.678 ERROR 12 --- [           main] s.door.Hinge    : no lock',
      ['1: -: no lock «no lock»'],
    ],
    [
      'Spring Boot with the name of the application',
      'ERROR 12 --- [shop] [main] s.door.Hinge : no lock',
      ['1: -: no lock «no lock»'],
    ],
    ['a line of Spring Boot that says nothing', 'ERROR 12 --- [main] s.door.Hinge :', []],
    ['Python with the logger in brackets', 'ERROR [door.hinge] no lock', ['1: -: no lock «no lock»']],
    [
      'JBoss',
      '2024-01-02 03:04:05,678 ERROR [door.Hinge] (main) no lock (at all)',
      ['1: -: no lock (at all) «no lock (at all)»'],
    ],
    ['Nest', 'ERROR [ExceptionHandler] no lock', ['1: -: no lock «no lock»']],
    ['nginx', '2024/01/02 03:04:05 [error] 12#12: *8 no lock', ['1: -: no lock «no lock»']],
    [
      'Zerolog',
      '3:04PM ERR door.go:12 > stuck error="no \\"lock\\"" id=3',
      ['1: -: no "lock" «no \\"lock\\"»'],
    ],
    ['Zerolog without an error', '2024-01-02T03:04:05Z FTL no lock', ['1: -: no lock «no lock»']],
    ['npm, which has a word of its own', 'npm ERR! code 1', []],
    ['Logback', '[main] ERROR shop.door.Hinge - no lock', ['1: -: no lock «no lock»']],
    ['Logback with the line', 'ERROR shop.door.Hinge:12 - no lock', ['1: -: no lock «no lock»']],
    [
      'Tomcat',
      '02-Jan-2024 03:04:05.678 SEVERE [main] shop.door.Hinge.open No lock',
      ['1: -: No lock «No lock»'],
    ],
    ['a step of BuildKit', 'ERROR [builder 4/5] RUN make', []],
    ['a step of BuildKit with one name', 'ERROR [internal] load metadata', []],
    ['a test of Surefire', '[ERROR] shop.DoorTest.opens  Time elapsed: 0.1 s  <<< ERROR!', []],
    ['a file that a tool names', 'ERROR door.ts is no module', []],
    ['no error in JSON', '{"level":"error","error":null,"msg":"stuck"}', ['1: -: stuck «stuck»']],
    ['no error in logfmt', 'level=error err=<nil> msg="no lock"', ['1: -: no lock «no lock»']],
    ['logfmt without an error', 'level=fatal msg=stuck', ['1: -: stuck «stuck»']],
    [
      'logrus on a terminal',
      'FATA[0012] cannot open the door',
      ['1: -: cannot open the door «cannot open the door»'],
    ],
    [
      'Monolog',
      'production.ERROR: no lock {"door":1,"exception":"[object] (LockError(code: 0): no lock at /w/Door.php:12)',
      ['1: -: no lock «no lock»'],
    ],
    ['Monolog without context', 'app.CRITICAL: no lock [] []', ['1: -: no lock «no lock»']],
    [
      'zap on a terminal',
      'ERROR\tdoor/door.go:12\tstuck\t{"door": "1", "error": "no lock"}',
      ['1: -: no lock «no lock»'],
    ],
    ['zap without fields', 'FATAL\tdoor\tdoor/door.go:12\tstuck', ['1: -: stuck «stuck»']],
  ])('are read: %s', (_, line, tells) => {
    expect(told(loggedErrors, line)).toEqual(tells)
  })

  it.each([
    '{"level":"info","msg":"no error","error":"none"}',
    '{"level":30,"msg":"listening"}',
    '{"msg":"level is \\"error\\""}',
    'level=warn msg="no lock"',
    'set level=error for more',
    'INFO[0012] opened',
    '{"level":"error"}',
    '{"level":"info","msg":"reloaded","config":{"level":"error"}}',
    'level=info msg="upstream said level=error today"',
  ])('are none in %s', (line) => {
    expect(told(loggedErrors, line)).toEqual([])
  })
})
