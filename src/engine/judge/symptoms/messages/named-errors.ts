import type { DraftOf } from '../draft.ts'
import { lineExtractor } from '../line-rules.ts'

const named = (type: string, text: string | undefined): DraftOf<'error-message'> => ({
  kind: 'error-message',
  type,
  text: (text ?? '').trim(),
})

/** Errors that their program words without a type of its own: glibc, Perl, shells, and what a deployed thing lacks. */
export const namedErrors = lineExtractor('named-errors', [
  {
    // .NET's inner exceptions.
    needs: '---> ',
    pattern: /^\s{0,12}---> ([\w.]{1,200}(?:Exception|Error)): (.{1,2000})$/,
    symptom: (match) => named(match[1] ?? '', match[2]),
    about: 2,
  },
  {
    // Elixir.
    needs: '** (',
    pattern: /^\s{0,12}\*\* \(([A-Z][\w.]{0,100}|EXIT[^)]{0,100}|exit|throw)\) (.{1,2000})$/,
    symptom: (match) => named(match[1] ?? '', match[2]),
    about: 2,
  },
  {
    // As Rails logs what a request raised: `ActionView::Template::Error (undefined method …):`.
    needs: 'Error (',
    pattern: /^((?:[A-Z]\w{0,60}::){0,8}\w{0,60}Error) \((.{1,2000})\):?$/,
    symptom: (match) => named(match[1] ?? '', match[2]),
    about: 2,
  },
  {
    needs: 'PG::',
    pattern: /^(PG::\w{1,60}): (.{1,2000})$/,
    symptom: (match) => named(match[1] ?? '', match[2]),
    about: 2,
  },
  {
    needs: 'FAILED: ',
    // Alembic.
    pattern:
      /^FAILED: ((?:Multiple head revisions|Can't locate revision|Target database is not up to date).{0,1000})$/,
    symptom: (match) => named('migration', match[1]),
  },
  {
    needs: 'BackOff',
    pattern: /\b(CrashLoopBackOff|ImagePullBackOff)\b/,
    symptom: (match) => named('kubernetes', match[1]),
  },
  {
    needs: ['ErrImage', 'ContainerConfigError', 'RunContainerError'],
    pattern: /\b(ErrImagePull|CreateContainerConfigError|RunContainerError|ErrImageNeverPull)\b/,
    symptom: (match) => named('kubernetes', match[1]),
  },
  {
    // CloudFormation, by its console, the CDK and Serverless. What was cancelled failed because something else did.
    needs: '_FAILED',
    pattern:
      /^.{0,200}?\b(?:CREATE|UPDATE|DELETE|IMPORT)_FAILED(?::\s{1,40}|[\s|]{1,40}(?=.{0,400}\w::\w))(\S.{1,2000})$/,
    symptom: ([, said]) =>
      /(?:creation|update) cancelled/.test(said ?? '') ? null : named('CloudFormation', said),
  },
  {
    needs: 'SQLSTATE[',
    pattern: /(SQLSTATE\[\w{1,10}\])(?:: | \[\d{1,9}\]:? )(.{1,2000})/,
    symptom: (match) => named(match[1] ?? '', match[2]),
    about: 2,
  },
  {
    needs: '*** ',
    pattern: /^\*{3} Error in [`'][^'`]{1,300}': (.{1,300}?): 0x[0-9a-f]{1,16} \*{3}$/,
    symptom: (match) => named('glibc', match[1]),
  },
  {
    needs: '(): ',
    pattern: /^((?:free|malloc|realloc|munmap_chunk|corrupted|malloc_consolidate)\(\): [a-z].{1,200})$/,
    symptom: (match) => named('glibc', match[1]),
  },
  {
    needs: '*** ',
    pattern: /^\*{3} (stack smashing detected|buffer overflow detected) \*{3}.{0,100}$/,
    symptom: (match) => named('glibc', match[1]),
  },
  {
    needs: "Can't locate ",
    pattern: /^(Can't locate [\w/.]{1,300} in @INC)\b/,
    symptom: (match) => named('module-not-found', match[1]),
  },
  {
    needs: 'no required module provides package ',
    pattern: /(no required module provides package [\w./@-]{1,300})/,
    symptom: (match) => named('module-not-found', match[1]),
  },
  {
    needs: ': command not found',
    pattern: /^(?:[\w./-]{1,200}: (?:line \d{1,7}: )?)?([\w.+/-]{1,120}: command not found)$/,
    symptom: (match) => named('command-not-found', match[1]),
  },
  {
    needs: 'not found',
    pattern: /^(?:[\w./-]{1,200}: (?:line )?\d{1,7}: )([\w.+/-]{1,120}: not found)$/,
    symptom: (match) => named('command-not-found', match[1]),
  },
  {
    needs: 'nvironment variable',
    pattern:
      /((?:[Mm]issing (?:required )?)?[Ee]nvironment variables?:? ["'`]?[A-Z][A-Z0-9_]{1,80}["'`]?(?: (?:is|was|are|must be|not|has)\b.{0,200})?)$/,
    symptom: (match) => named('missing-setting', match[1]),
  },
  {
    needs: ': unbound variable',
    pattern:
      /^[\w./-]{1,200}: line \d{1,7}: (\w{1,100}: (?:unbound variable|parameter (?:null or )?not set))$/,
    symptom: (match) => named('missing-setting', match[1]),
  },
  {
    needs: 'nput required and not supplied',
    pattern: /(Input required and not supplied: [\w-]{1,100})/,
    symptom: (match) => named('missing-setting', match[1]),
  },
  {
    needs: 'ecret',
    pattern:
      /((?:[Ss]ecret ["'`]?[\w./-]{1,120}["'`]? (?:not found|is not set|does not exist|was not found)).{0,200})$/,
    symptom: (match) => named('missing-secret', match[1]),
  },
  {
    needs: 'ermission denied',
    pattern: /^(?:[\w./-]{1,200}: (?:line \d{1,7}: )?)?([^\s:]{1,300}: Permission denied)$/,
    symptom: (match) => named('permission-denied', match[1]),
  },
  {
    needs: ' to perform: ',
    // The cloud's own words for a missing permission.
    pattern: /(is not authorized to perform: [\w:*-]{1,120}.{0,300})$/,
    symptom: (match) => named('permission-denied', match[1]),
  },
  {
    needs: 'ddress already in use',
    pattern: /^(?!.{0,300}Error\b)(.{0,300}[Aa]ddress already in use.{0,100})$/,
    symptom: (match) => named('port-in-use', match[1]),
  },
  {
    needs: 'ort is already allocated',
    pattern: /(Bind for [\d.]{7,40}:\d{1,5} failed: port is already allocated)/,
    symptom: (match) => named('port-in-use', match[1]),
  },
  {
    needs: 'No such file or directory',
    pattern:
      /^(?:[\w./+-]{1,200}: (?:line \d{1,7}: )?)?(?:cannot (?:stat|open|access) )?(["'‘]?[^\s"'‘’]{1,300}["'’]?: No such file or directory)$/,
    symptom: (match) => named('file-not-found', match[1]),
  },
  {
    needs: 'dependency failed to start: ',
    pattern: /(dependency failed to start: .{1,300})$/,
    symptom: (match) => named('docker', match[1]),
  },
  {
    // BuildKit and the builder before it, where nothing puts a level before what they say.
    needs: ['failed to solve: ', 'COPY failed: ', 'ADD failed: '],
    pattern: /^((?:failed to solve|COPY failed|ADD failed): .{1,1500})$/,
    symptom: (match) => named('docker', match[1]),
  },
  {
    // Go's servers outlive a panic, and do not begin the line with it.
    needs: ': panic serving ',
    pattern: /^https?2?: panic serving \S{1,80}: (.{1,2000})$/,
    symptom: (match) => named('panic', match[1]),
  },
  {
    needs: 'Kernel pid terminated',
    pattern: /(Kernel pid terminated.{1,1500})$/,
    symptom: (match) => named('erlang', match[1]),
  },
  {
    needs: 'did not complete successfully: exit code:',
    pattern: /^(?:ERROR: )?(process "(.{1,600}?)" did not complete successfully: exit code: \d{1,3})$/,
    symptom: (match) => named('docker', match[1]),
  },
])
