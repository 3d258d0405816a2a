import { biomeDiagnostics } from './diagnostics/biome-diagnostics.ts'
import { cargoDiagnostics } from './diagnostics/cargo-diagnostics.ts'
import { cmakeDiagnostics } from './diagnostics/cmake-diagnostics.ts'
import { deployDiagnostics } from './diagnostics/deploy-diagnostics.ts'
import { documentDiagnostics } from './diagnostics/document-diagnostics.ts'
import { elixirDiagnostics } from './diagnostics/elixir-diagnostics.ts'
import { elmDiagnostics } from './diagnostics/elm-diagnostics.ts'
import { formatDiagnostics } from './diagnostics/format-diagnostics.ts'
import { genericDiagnostics } from './diagnostics/generic-diagnostics.ts'
import { goDiagnostics } from './diagnostics/go-diagnostics.ts'
import { gradleResolution } from './diagnostics/gradle-resolution.ts'
import { groupedLint } from './diagnostics/grouped-lint.ts'
import { haskellDiagnostics } from './diagnostics/haskell-diagnostics.ts'
import { jvmDiagnostics } from './diagnostics/jvm-diagnostics.ts'
import { migrationDiagnostics } from './diagnostics/migration-diagnostics.ts'
import { nativeDiagnostics } from './diagnostics/native-diagnostics.ts'
import { ocamlDiagnostics } from './diagnostics/ocaml-diagnostics.ts'
import { otherDiagnostics } from './diagnostics/other-diagnostics.ts'
import { packageDiagnostics } from './diagnostics/package-diagnostics.ts'
import { phpcsDiagnostics } from './diagnostics/phpcs-diagnostics.ts'
import { phpstanDiagnostics } from './diagnostics/phpstan-diagnostics.ts'
import { placedAbove } from './diagnostics/placed-above.ts'
import { placedBelow } from './diagnostics/placed-below.ts'
import { pythonDiagnostics } from './diagnostics/python-diagnostics.ts'
import { scriptDiagnostics } from './diagnostics/script-diagnostics.ts'
import { sqlDiagnostics } from './diagnostics/sql-diagnostics.ts'
import { terraformDiagnostics } from './diagnostics/terraform-diagnostics.ts'
import { texDiagnostics } from './diagnostics/tex-diagnostics.ts'
import { webpackDiagnostics } from './diagnostics/webpack-diagnostics.ts'
import { wordedDiagnostics } from './diagnostics/worded-diagnostics.ts'
import { workflowCommands } from './diagnostics/workflow-commands.ts'
import type { Extractor } from './draft.ts'
import { erlangFrames } from './frames/erlang-frames.ts'
import { goFrames } from './frames/go-frames.ts'
import { juliaFrames } from './frames/julia-frames.ts'
import { jvmFrames } from './frames/jvm-frames.ts'
import { kernelFrames } from './frames/kernel-frames.ts'
import { nativeFrames } from './frames/native-frames.ts'
import {
  dartFrames,
  dotnetFrames,
  elixirFrames,
  luaFrames,
  nimFrames,
  otherFrames,
  perlFrames,
} from './frames/other-frames.ts'
import { phpFrames } from './frames/php-frames.ts'
import { powershellFrames } from './frames/powershell-frames.ts'
import { pytestFrames } from './frames/pytest-frames.ts'
import { pythonFrames } from './frames/python-frames.ts'
import { rFrames } from './frames/r-frames.ts'
import { rubyFrames } from './frames/ruby-frames.ts'
import { rustFrames } from './frames/rust-frames.ts'
import { scriptFrames } from './frames/script-frames.ts'
import { shellFrames } from './frames/shell-frames.ts'
import { swiftFrames } from './frames/swift-frames.ts'
import { tapFrames } from './frames/tap-frames.ts'
import { announcedErrors } from './messages/announced-errors.ts'
import { ansibleErrors } from './messages/ansible-errors.ts'
import { deployErrors } from './messages/deploy-errors.ts'
import { errorMessages } from './messages/error-messages.ts'
import { infrastructureSigns } from './messages/infrastructure-signs.ts'
import { loggedErrors } from './messages/logged-errors.ts'
import { namedErrors } from './messages/named-errors.ts'
import { raisedErrors } from './messages/raised-errors.ts'
import { systemMessages } from './messages/system-messages.ts'
import { browserTests } from './tests/browser-tests.ts'
import { bunTests } from './tests/bun-tests.ts'
import { catchTests } from './tests/catch-tests.ts'
import { ctestTests } from './tests/ctest-tests.ts'
import { doctestTests } from './tests/doctest-tests.ts'
import { erlangTests } from './tests/erlang-tests.ts'
import { exunitTests } from './tests/exunit-tests.ts'
import { flutterTests } from './tests/flutter-tests.ts'
import { gherkinTests } from './tests/gherkin-tests.ts'
import { ginkgoTests } from './tests/ginkgo-tests.ts'
import { goJsonTests } from './tests/go-json-tests.ts'
import { goTests } from './tests/go-tests.ts'
import { gotestsumReruns, gotestsumTests } from './tests/gotestsum-tests.ts'
import { gradleTests } from './tests/gradle-tests.ts'
import { gtestTests } from './tests/gtest-tests.ts'
import { haskellTests } from './tests/haskell-tests.ts'
import { jasmineTests } from './tests/jasmine-tests.ts'
import { jestRetries } from './tests/jest-retries.ts'
import { jestTests } from './tests/jest-tests.ts'
import { jvmTests } from './tests/jvm-tests.ts'
import { lispTests } from './tests/lisp-tests.ts'
import { luaTests } from './tests/lua-tests.ts'
import { mochaTests } from './tests/mocha-tests.ts'
import { nativeTests } from './tests/native-tests.ts'
import { nextestFlakes } from './tests/nextest-flakes.ts'
import { nodeTests } from './tests/node-tests.ts'
import { ocamlTests } from './tests/ocaml-tests.ts'
import { otherTests } from './tests/other-tests.ts'
import { perlTests } from './tests/perl-tests.ts'
import { pesterTests } from './tests/pester-tests.ts'
import { phpTests } from './tests/php-tests.ts'
import { playwrightFlakes } from './tests/playwright-flakes.ts'
import { pytestTests } from './tests/pytest-tests.ts'
import { qtTests } from './tests/qt-tests.ts'
import { rTests } from './tests/r-tests.ts'
import { retrySigns } from './tests/retry-signs.ts'
import { robotTests } from './tests/robot-tests.ts'
import { rubyTests } from './tests/ruby-tests.ts'
import { rustTests } from './tests/rust-tests.ts'
import { scalaTests } from './tests/scala-tests.ts'
import { shellTests } from './tests/shell-tests.ts'
import { swiftTests } from './tests/swift-tests.ts'
import { tapTests } from './tests/tap-tests.ts'
import { toolchainTests } from './tests/toolchain-tests.ts'
import { triedAgain } from './tests/tried-again.ts'
import { unittestTests } from './tests/unittest-tests.ts'
import { vitestTests } from './tests/vitest-tests.ts'

/**
 * Everything that reads a log. Of two symptoms of one class on one line (a place: frame or diagnostic; a test; an
 * error; a sign) the extractor that stands first here keeps it, so the general ones stand behind the particular.
 */
export const EXTRACTORS: readonly Extractor[] = [
  workflowCommands,
  biomeDiagnostics,
  otherDiagnostics,
  documentDiagnostics,
  texDiagnostics,
  elmDiagnostics,
  webpackDiagnostics,
  phpcsDiagnostics,
  formatDiagnostics,
  scriptDiagnostics,
  groupedLint,
  phpstanDiagnostics,
  jvmDiagnostics,
  pythonDiagnostics,
  terraformDiagnostics,
  deployDiagnostics,
  packageDiagnostics,
  gradleResolution,
  cargoDiagnostics,
  migrationDiagnostics,
  sqlDiagnostics,
  cmakeDiagnostics,
  wordedDiagnostics,
  haskellDiagnostics,
  nativeDiagnostics,
  elixirDiagnostics,
  ocamlDiagnostics,
  placedAbove,
  placedBelow,
  goDiagnostics,
  scriptFrames,
  pythonFrames,
  pytestFrames,
  jvmFrames,
  kernelFrames,
  nativeFrames,
  rustFrames,
  rubyFrames,
  phpFrames,
  goFrames,
  dotnetFrames,
  dartFrames,
  elixirFrames,
  erlangFrames,
  juliaFrames,
  rFrames,
  perlFrames,
  luaFrames,
  nimFrames,
  shellFrames,
  swiftFrames,
  powershellFrames,
  tapFrames,
  otherFrames,
  genericDiagnostics,
  vitestTests,
  jestTests,
  mochaTests,
  tapTests,
  nodeTests,
  pytestTests,
  unittestTests,
  doctestTests,
  ginkgoTests,
  goJsonTests,
  gotestsumTests,
  goTests,
  rustTests,
  gradleTests,
  jvmTests,
  rubyTests,
  phpTests,
  ctestTests,
  gtestTests,
  catchTests,
  qtTests,
  toolchainTests,
  nativeTests,
  perlTests,
  swiftTests,
  scalaTests,
  exunitTests,
  ocamlTests,
  haskellTests,
  erlangTests,
  luaTests,
  rTests,
  lispTests,
  shellTests,
  jasmineTests,
  bunTests,
  browserTests,
  flutterTests,
  gherkinTests,
  robotTests,
  pesterTests,
  otherTests,
  loggedErrors,
  ansibleErrors,
  namedErrors,
  deployErrors,
  announcedErrors,
  errorMessages,
  raisedErrors,
  systemMessages,
  infrastructureSigns,
  retrySigns,
  nextestFlakes,
  playwrightFlakes,
  triedAgain,
  jestRetries,
  gotestsumReruns,
]
