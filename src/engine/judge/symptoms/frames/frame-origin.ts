import type { StackFrame } from '../../../model/symptom.ts'

type Origin = StackFrame['origin']

const NODE_RUNNERS =
  /node_modules\/(?:\.pnpm\/)?@?(?:vitest|jest|mocha|ava|tape|tap|borp|chai|expect|jasmine|karma|playwright|cypress|tstyche)\b/
const RUNNER_PATHS =
  /\/(?:_pytest|pluggy|nose2?|unittest|minitest|rspec-[a-z]{2,20}|test-unit|rake|phpunit|pest|surefire|googletest|gtest|gmock|Catch2|catch2|doctest|xunit|nunit)[/\-0-9.]/
const RUNNER_FILES =
  /^(?:package:(?:flutter_test|test_api|test_core|matcher)\/|node:internal\/test_runner|<internal:test|testing\.go$|ExUnit)|\/src\/testing\/testing\.go$/
const RUNNER_SYMBOLS =
  /^(?:androidx?\.(?:support\.)?test\.|org\.(?:junit|testng|apache\.maven\.surefire|gradle|scalatest|spockframework)|junit\.|io\.kotest\.|testing::|testing\.tRunner|PHPUnit\\|Xunit\.|NUnit\.|Microsoft\.VisualStudio\.TestPlatform)/

const LIBRARY_PATHS =
  /^https:\/\/(?:jsr\.io|deno\.land|esm\.sh)\/|(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|\.m2|\.gradle|\.nuget|\.pub-cache|\.cargo\/(?:registry|git)|cargo\/registry|pkg\/mod|bower_components|Pods|\.yarn|jspm_packages|elm-stuff|\.bundle|deps\/hex)\//
const VENDOR_PATHS = /(?:^|\/)vendor\/(?!\S{0,200}\.(?:c|cc|cpp|h)$)/

const RUNTIME_PATHS =
  /^(?:mm\/kasan\/|lib\/dump_stack\.c$|node:|internal\/|<|bun:|deno:|ext:|native\b|dart:|\[native code\]|webpack\/(?:bootstrap|runtime)|\/rustc\/|\.\.\/sysdeps\/|\.\.\/csu\/|\.{2}\/nptl\/|\/usr\/(?:lib|include|local\/lib|local\/go|share|src\/(?:linux|debug))\b|\/(?:lib|lib64)\/|\/opt\/hostedtoolcache\/|\/var\/(?:runtime|lang)\/|\/Library\/|\/System\/|\/Applications\/)|\/go-?\d\.[\d.]{1,8}\/src\/|\/libsanitizer\/|(?:^|\/)lib\/python\d|\/Python\d{1,3}\/lib\/|^(?:library\/(?:std|core|alloc)\/)/
const RUNTIME_SYMBOLS =
  /^(?::[a-z]\w{0,60}\.|java\.base\/|jdk\.|java\.|javax\.|sun\.|com\.sun\.|kotlin\.|kotlinx\.|scala\.|groovy\.|clojure\.|System\.|Microsoft\.|std::|core::|alloc::|runtime\.|__libc_|_start$|__interceptor_|__asan_|__tsan_|__ubsan_)/

/** Whose code a frame is in, judged by where its file lies and what its function is called. */
export const frameOrigin = (printed: string, symbol: string | null): Origin => {
  const path = printed.replaceAll('\\', '/')
  if (NODE_RUNNERS.test(path) || RUNNER_FILES.test(path)) return 'test-runner'
  if (symbol !== null && RUNNER_SYMBOLS.test(symbol)) return 'test-runner'
  if (RUNNER_PATHS.test(path)) return 'test-runner'
  if (LIBRARY_PATHS.test(path) || VENDOR_PATHS.test(path)) return 'library'
  if (RUNTIME_PATHS.test(path)) return 'runtime'
  if (symbol !== null && RUNTIME_SYMBOLS.test(symbol)) return 'runtime'
  return 'first-party'
}
