/**
 * What builders, linkers, package managers, servers and hosts print once something failed that stands above: it names
 * nothing of it. What names the package or the project that failed is left to be told.
 */
const ONLY_FAILED: readonly RegExp[] = [
  /^Command failed with exit code \d{1,3}\.$/,
  /^ld returned \d{1,3} exit status$/,
  /^(?:linker|emit-module|fatalError|compile) command failed with exit code \d{1,3}\b.{0,80}$/,
  /^the following (?:build )?command failed with .{1,80}$/,
  /^\d{1,4} dependenc(?:y|ies) of derivation '.{1,300}' failed to build$/,
  /^Logfile of failure stored in: .{1,600}$/,
  /^Bad exit status from \S{1,300} \(%\w{1,20}\)$/,
  /^debian\/rules \S{1,40} (?:subprocess returned|gave error) exit status \d{1,3}$/,
  /^(?:\[vite\] )?[x✗] Build failed in \S{1,20}$/,
  /^(?:Rspack )?[Bb]uild failed(?: in [\d.]{1,10} m?s)?\.?$/,
  /^subprocess-exited-with-error$/,
  /^\([\w\s/.]{1,80}\) Compilation failed$/,
  /^Total time: .{1,100}$/,
  /^run failed: command {1,2}exited \(\d{1,3}\)$/,
  /^during build: exit status \d{1,3}$/,
  // Maven closes with where to read on.
  /^(?:-> )?\[Help \d{1,3}\](?: https?:\/\/\S{1,300})?$/,
  /^(?:To see the full stack trace of the errors?, r|R)e-run Maven .{1,100}$/,
  /^For more information about the errors and possible solutions, please read .{1,60}$/,
  /^After correcting the problems, you can resume the build .{1,60}$/,
  /^mvn <(?:args|goals)> -rf \S{1,200}$/,
  /^COMPILATION ERROR ?:$/,
  /^Run 'mvn spotless:apply' to fix these violations\.$/,
  // What Spotless would change; blanks are printed as dots.
  /^(?:@@ -\d|[+-]?·)/,
  /^[\w./-]{1,400}\.(?:java|kt|scala|groovy)$/,
  // Servers, task runners and hosts, below the failure or above it.
  /^[-=*─]{3,200}$/,
  /^(?:[Cc]ommand|script) "[^"]{1,300}" exited with (?:code )?\d{1,3}$/,
  /^(?:command finished with error|run failed): {1,2}command .{0,600} ?exited \(\d{1,3}\)$/,
  /^details:$/,
  /^plugin "[\w-]{1,40}" exited with error$/,
  /^\d{1,3} error(?:s|\(s\))? occurred:$/,
  /^Traceback \(most recent call last\):$/,
  /^Exception in (?:worker process|ASGI application)$/,
  /^Application startup failed\. Exiting\.$/,
  /^Worker \(pid:\d{1,9}\) exited with code \d{1,3}\.?$/,
  /^Shutting down: Master$/,
  /^\[[^\]]{1,200}\]: (?:FAILED|UNREACHABLE)! =>.{0,4000}$/,
  /^Reason: (?:Worker|App) failed to (?:boot|load)\.$/,
  /^starting ApplicationContext\. To display the .{1,200}$/,
  /^\d{1,9} --- \[.{1,200}$/,
  /^occurred while running (?:deploy|build) command$/,
  // Where, and no more: what is wrong stands below.
  /^in \.{0,2}[^\s:"'()]{1,400}\.\w{1,8}(?:[ :]\d{1,7}:[\d:-]{1,20})?(?: \(.{1,1000}\))?$/,
]

/** Whether a message says only that something failed, as the tools around the failing one do. */
export const onlyFailed = (message: string): boolean => ONLY_FAILED.some((pattern) => pattern.test(message))
