import { expect, it } from 'vitest'

import { frameOrigin } from '../../../../../src/engine/judge/symptoms/frames/frame-origin.ts'

it.each([
  ['first-party', 'src/a.ts', null],
  ['first-party', '/home/runner/work/shop/shop/lib/shop/test.rb', 'call'],
  ['first-party', 'com/acme/Card.java', 'com.acme.Card.mask'],
  ['first-party', 'third_party/angle/vendor/zlib/inflate.c', null],
  ['library', '/w/node_modules/left-pad/index.js', null],
  ['library', '/usr/lib/python3/dist-packages/yaml/loader.py', null],
  ['library', '/root/.cargo/registry/src/serde/lib.rs', null],
  ['library', '/home/u/go/pkg/mod/example.org/x/y.go', null],
  ['library', '/app/vendor/symfony/console/Application.php', null],
  ['library', 'https://jsr.io/@std/assert/1.0.0/equals.ts', 'assertEquals'],
  ['runtime', 'mm/kasan/report.c', 'kasan_report'],
  [
    'test-runner',
    'androidx/test/espresso/ViewMatchers.java',
    'androidx.test.espresso.ViewMatchers.assertThat',
  ],
  ['test-runner', 'package:flutter_test/src/widget_tester.dart', null],
  ['runtime', 'node:internal/modules/cjs/loader', null],
  ['runtime', '<frozen importlib._bootstrap>', null],
  ['runtime', '/usr/lib/python3.12/json/decoder.py', null],
  ['runtime', 'C:\\Users\\u\\Programs\\Python\\Python310\\lib\\runpy.py', '_run_code'],
  ['runtime', '/opt/hostedtoolcache/go/1.24.1/x64/src/runtime/panic.go', 'panic'],
  ['runtime', '/home/u/sdk/go1.22.3/src/net/http/server.go', 'http.(*conn).serve'],
  ['first-party', '/w/go/src/net/http/server.go', 'http.(*conn).serve'],
  ['runtime', '/var/runtime/index.mjs', null],
  ['runtime', 'java/util/ArrayList.java', 'java.util.ArrayList.get'],
  ['runtime', '../sysdeps/nptl/libc_start_call_main.h', '__libc_start_call_main'],
  ['test-runner', '/w/node_modules/.pnpm/vitest@3/node_modules/vitest/dist/x.js', null],
  ['test-runner', '/usr/lib/python3/dist-packages/_pytest/runner.py', null],
  ['test-runner', 'org/junit/Assert.java', 'org.junit.Assert.fail'],
  ['test-runner', '/usr/lib/ruby/gems/3.1.0/gems/minitest-5.15.0/lib/minitest.rb', null],
  ['test-runner', '/app/vendor/phpunit/phpunit/src/Framework/TestCase.php', null],
])('tells whose code a frame is in: %s, %s', (origin, path, symbol) => {
  expect(frameOrigin(path, symbol)).toBe(origin)
})
