import { describe, expect, it } from 'vitest'

import { errorMessages } from '../../../../../src/engine/judge/symptoms/messages/error-messages.ts'
import { told } from '../told.ts'

describe('error messages', () => {
  it.each([
    {
      log: ['TypeError: door is not a function'],
      tells: ['1: TypeError: door is not a function «door is not a function»'],
    },
    {
      log: ['org.junit.ComparisonFailure: expected:<[a]> but was:<[b]>', 'Failure: door:opens'],
      tells: ['1: org.junit.ComparisonFailure: expected:<[a]> but was:<[b]> «expected:<[a]> but was:<[b]>»'],
    },
    {
      log: ['**error:{assertEqual,[{module,door},'],
      tells: ['1: error: {assertEqual,[{module,door}, «{assertEqual,[{module,door},»'],
    },
    {
      log: [
        "./src/door.lua:12: attempt to call a nil value (global 'hinge')",
        'spec/door_spec.lua:13: Expected objects to be equal.',
        'Error → spec/door_spec.lua @ 22',
      ],
      tells: [
        "1: -: attempt to call a nil value (global 'hinge') «attempt to call a nil value (global 'hinge')»",
        '2: assertion: Expected objects to be equal. «Expected objects to be equal.»',
      ],
    },
    {
      log: ['    expected: |-', 'Error: Test failures'],
      tells: [],
    },
    {
      log: [
        'ERROR:    Traceback (most recent call last):',
        '[ERROR] Exception in worker process',
        '[ERROR] Worker (pid:13) exited with code 3',
        '[ERROR] Shutting down: Master',
        '  Error: plugin "diff" exited with error',
        'error: 2 errors occurred:',
        'fatal: [web1]: FAILED! => {"msg": "no door"}',
        '[ERROR] Reason: Worker failed to boot.',
        'ERROR:    Application startup failed. Exiting.',
      ],
      tells: [],
    },
    {
      log: [
        'Error: Command "npm run build" exited with 1',
        'error: script "build" exited with code 1',
        'ERROR  run failed: command  exited (1)',
        'error Command failed with exit code 1.',
        '  Serverless Error ---------------------------------------',
      ],
      tells: [],
    },
    {
      log: [
        "Error starting ApplicationContext. To display the conditions report re-run with 'debug' enabled.",
        'ERROR 12 --- [           main] o.s.b.d.LoggingFailureAnalysisReporter   :',
      ],
      tells: [],
    },
    {
      log: ['! Unable to load application: NameError: uninitialized constant Door'],
      tells: ['1: NameError: uninitialized constant Door «uninitialized constant Door»'],
    },
    {
      log: ['E       acme.LockError: no lock'],
      tells: ['1: acme.LockError: no lock «no lock»'],
    },
    {
      log: ["thread 'main' panicked at 'no lock', src/door.rs:12:3"],
      tells: ['1: panic: no lock «no lock»'],
    },
    {
      log: ['door.js:12 Uncaught (in promise) TypeError: no lock', 'Uncaught (in promise) Error: shut'],
      tells: ['1: TypeError: no lock «no lock»', '2: Error: shut «shut»'],
    },
    {
      log: ['[error] acme.shop.Door.open(Door.scala:12)'],
      tells: [],
    },
    {
      log: ['Caused by: java.io.IOException: closed'],
      tells: ['1: java.io.IOException: closed «closed»'],
    },
    {
      log: ['Exception in thread "main" java.lang.NullPointerException'],
      tells: ['1: java.lang.NullPointerException: '],
    },
    {
      log: ["lib/door.rb:3:in 'open': cannot load such file -- lock (LoadError)"],
      tells: ['1: LoadError: cannot load such file -- lock «cannot load such file -- lock»'],
    },
    {
      log: ['panic: runtime error: index out of range'],
      tells: ['1: panic: runtime error: index out of range «runtime error: index out of range»'],
    },
    {
      log: ["thread 'main' panicked at 'no lock', src/door.rs:12:5:"],
      tells: ['1: panic: no lock «no lock»'],
    },
    {
      log: ["thread 'main' panicked at src/door.rs:12:5:"],
      tells: ["1: panic: thread 'main' panicked at src/door.rs:12:5:"],
    },
    {
      log: ['fatal: not a git repository'],
      tells: ['1: fatal: not a git repository «not a git repository»'],
    },
    {
      log: ['==12==ERROR: AddressSanitizer: heap-use-after-free'],
      tells: ['1: AddressSanitizer: heap-use-after-free «heap-use-after-free»'],
    },
    {
      log: ['Segmentation fault (core dumped)'],
      tells: ['1: SIGSEGV: Segmentation fault (core dumped) «Segmentation fault (core dumped)»'],
    },
    {
      log: ['door: caught SIGABRT in open'],
      tells: ['1: SIGABRT: door: caught SIGABRT in open «door: caught SIGABRT in open»'],
    },
    {
      log: ["terminate called after throwing an instance of 'Lock'"],
      tells: [
        "1: terminate: terminate called after throwing an instance of 'Lock' «after throwing an instance of 'Lock'»",
      ],
    },
    {
      log: ['E       assert 1 == 2'],
      tells: ['1: AssertionError: assert 1 == 2 «assert 1 == 2»'],
    },
    {
      log: ["Cannot find module './lock'"],
      tells: ["1: MODULE_NOT_FOUND: Cannot find module './lock' «Cannot find module './lock'»"],
    },
    {
      log: ['✖ Error: no lock'],
      tells: ['1: -: no lock «no lock»'],
    },
    {
      log: ['[ERROR] no lock'],
      tells: ['1: -: no lock «no lock»'],
    },
    {
      log: ['FATAL: no lock'],
      tells: ['1: -: no lock «no lock»'],
    },
    {
      log: ['Assertion `lock` failed.'],
      tells: ['1: assertion: Assertion `lock` failed. «Assertion `lock` failed.»'],
    },
    {
      log: ['  Expected: 5'],
      tells: ['1: assertion: Expected: 5 «Expected: 5»'],
    },
    {
      log: ['libtoolize:   error: AC_CONFIG_MACRO_DIRS conflicts with ACLOCAL_AMFLAGS'],
      tells: [
        '1: -: AC_CONFIG_MACRO_DIRS conflicts with ACLOCAL_AMFLAGS «AC_CONFIG_MACRO_DIRS conflicts with ACLOCAL_AMFLAGS»',
      ],
    },
    {
      log: ["make[1]: *** No rule to make target 'lock.c', needed by 'door.o'.  Stop."],
      tells: [
        "1: make: No rule to make target 'lock.c', needed by 'door.o'.  Stop. «No rule to make target 'lock.c', needed by 'door.o'.  Stop.»",
      ],
    },
  ])('are read from $log', ({ log, tells }) => {
    expect(told(errorMessages, ...log)).toEqual(tells)
  })

  it.each([
    { log: ['Error: Process completed with exit code 1.'] },
    { log: ['Error: exit status 2'] },
    { log: ['error Command failed with exit code 1.'] },
    {
      log: [
        '[ERROR] -> [Help 1]',
        '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
        '[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
        '[ERROR] For more information about the errors and possible solutions, please read the following articles:',
        '[ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/MojoExecutionException',
        '[ERROR] After correcting the problems, you can resume the build with the command',
        '[ERROR]   mvn <args> -rf :door',
        '[ERROR] COMPILATION ERROR : ',
      ],
    },
    {
      log: [
        '[ERROR]     src/main/java/acme/Door.java',
        '[ERROR]         @@ -109,9 +109,9 @@',
        '[ERROR]         +········lock()',
      ],
    },
    { log: ['collect2: error: ld returned 1 exit status'] },
    { log: ['clang: error: linker command failed with exit code 1 (use -v to see invocation)'] },
    { log: ["error: 1 dependencies of derivation '/nix/store/abc-door.drv' failed to build"] },
    { log: ['ERROR: Logfile of failure stored in: /w/tmp/work/door/1.0/temp/log.do_compile.123'] },
    { log: ['error: Bad exit status from /var/tmp/rpm-tmp.abc (%install)'] },
    { log: ['dpkg-buildpackage: error: debian/rules build subprocess returned exit status 2'] },
    { log: ['[error] (Compile / compileIncremental) Compilation failed', '[error] Total time: 4 s'] },
    { log: ['12:34:56 [ERROR] [vite] x Build failed in 1.32s', 'error   Build failed in 0.33 s'] },
    { log: ['ERROR in ./src/door.ts 12:3-8', 'ERROR in src/door.ts:12:3'] },
    { log: ['no errors were found'] },
    { log: ['[error] 12 |   open door', '[error]    |   ^^^^', '[error] one error found'] },
    { log: ['CMake Error at door/CMakeLists.txt:12 (find_package):', 'Expected Fail:      0'] },
  ])('are not seen in $log', ({ log }) => {
    expect(told(errorMessages, ...log)).toEqual([])
  })
})
