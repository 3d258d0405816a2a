const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d{1,9})?`
const DATED = String.raw`\d{4}-\d\d-\d\d[T ]${CLOCK}(?:Z| ?[+-]\d\d:?\d\d| (?:UTC|GMT)\b)?`

// GitHub, GitLab (with its stream tag), Jenkins and Azure put an ISO time before each line, Zuul the node as well, Heroku
// and journald's short forms the process, Kubernetes' own files the stream and whether the line is whole,
// Fly the machine, where it stands and a level, of which that of an error stays.
const STAMP = new RegExp(
  String.raw`^\uFEFF?\[?${DATED}\]?(?: \d\d[OE][+ ]| std(?:out|err) [FP](?= |$))?(?: \| [\w.-]{1,60} \|| [a-z]{2,10}\[\w{6,40}\] [a-z]{3} (?:\[(?:info|warn|debug)\]|(?=\[error\] ))|(?: [\w.-]{1,60}){0,2} [a-z][\w.-]{0,40}\[[\w.-]{1,40}\]:)?[ \t]?`,
)
// The pages on which Vercel and Cloudflare show a build put a bar behind the time.
const TIME_OF_DAY = new RegExp(String.raw`^[([]?${CLOCK}[)\]]? (?:\| )?`)
// Netlify's pages, and the CDK: `1:02:03 PM: text`.
const TWELVE_HOURS = /^\d{1,2}:\d\d:\d\d [AP]M(?::(?: |$)| \| )/
// Tomcat and PHP name the month: `02-Jan-2024 03:04:05.678 text`.
const NAMED_MONTH = new RegExp(
  String.raw`^\[?\d\d-[A-Z][a-z]{2}-\d{4} ${CLOCK}(?: (?:UTC|[A-Z][a-z]{2,12}\/\w{3,20}))?\]? `,
)
const TEAMCITY = /^\[\d\d:\d\d:\d\d\] ?[A-Za-z]? ?:[\t ]{1,3}(?:\[Step \d{1,3}\/\d{1,3}\] {1,2})?/
// Taskcluster: `[task 2024-01-02T03:04:05.678Z] text`.
const TASKCLUSTER = new RegExp(String.raw`^\[[a-z]{1,20} ${DATED}\] `)
// Go's log package.
const SLASHED = new RegExp(String.raw`^\d{4}\/\d\d\/\d\d ${CLOCK} `)
// BuildKit's plain progress, `#12 3.456 text`.
const BUILDKIT = /^#\d{1,4} \d{1,6}\.\d{1,3} /
// `kubectl logs --prefix`.
const POD = /^\[pod\/[\w.-]{1,253}\/[\w.-]{1,253}\] /
// The kernel's ring buffer, perhaps with the level before and the caller behind: `<4>[  924.856551][  T123] text`.
const KERNEL = /^(?:<\d{1,3}>)?\[ {0,6}\d{1,7}\.\d{6}\](?:\[[ TC]{0,8}\d{1,7}\])? /
// Ruby's logger, with the tags that Rails puts behind it. The message of an error keeps its level, which makes it one;
// before a frame and before an error's type nothing stays.
const RUBY_HEAD = String.raw`^[DIWEFA], \[${DATED} #\d{1,9}\] {1,2}`
const RUBY = new RegExp(
  String.raw`${RUBY_HEAD}(?:(?:DEBUG|INFO|WARN|ANY)|(?:ERROR|FATAL)(?= -- [^:]{0,60}: (?:\[[\w.:-]{1,60}\] ){0,3}(?:\s|$|[^\s:]{1,300}:\d{1,7}(?::|$)|(?:\w{1,60}::){0,8}\w{0,60}Error\b))) -- [^:]{0,60}: (?:\[[\w.:-]{1,60}\] ){0,3}`,
)
const RUBY_ERROR = new RegExp(RUBY_HEAD)
// xUnit's runner for Visual Studio: the time since it began. It tells whose `[FAIL]` that is, and stays there.
const XUNIT = /^\[xUnit\.net \d\d:\d\d:\d\d\.\d{2,9}\] (?!.{1,500} \[FAIL\]\s{0,4}$)/
// WebdriverIO: `[chrome 124.0 linux #0-1] text`.
const WORKER = /^\[[\w .-]{1,100} #\d{1,4}-\d{1,4}\](?: |$)/
// fastlane, with its mark before what another program printed.
const FASTLANE = /^\[\d\d:\d\d:\d\d\]: ▸ /
// A server's process behind its time, as gunicorn, PostgreSQL and Puma write it. The level of an error stays.
const PROCESS =
  /^\[\d{1,9}\] (?:\[(?:DEBUG|INFO|WARNING)\] |(?=\[(?:ERROR|CRITICAL)\] |[*!] )|(?:[\w.-]{1,60}@[\w.-]{1,60} )?(?=(?:ERROR|FATAL|PANIC|WARNING|LOG|DETAIL|HINT|CONTEXT|STATEMENT): ))/
// What git shows of the other side, which Heroku indents as well.
const REMOTE = /^remote:(?: {8}| |$)/
// Nest: `[Nest] 12  - 01/02/2024, 3:04:05 PM   ERROR [Hinge] text`. The level of an error stays.
const NEST =
  /^\[Nest\] \d{1,9} {1,4}- \d\d\/\d\d\/\d{4}, \d{1,2}:\d\d:\d\d [AP]M {1,8}(?:(?:LOG|WARN|DEBUG|VERBOSE) (?:\[[\w ]{1,60}\] )?)?/
// uWSGI, as C writes a time: `Tue Jan  2 03:04:05 2024 - text`.
const C_TIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d \d{4} - /
// Render's pages: `Jan 2 03:04:05 PM  text`.
const RENDER = /^[A-Z][a-z]{2} \d{1,2} {1,2}\d{1,2}:\d\d:\d\d [AP]M(?: {1,2}|$)/
// `flutter --verbose`: how long after the line before.
const FLUTTER = /^\[(?: {8}| {0,6}\+\d{1,6} ms)\] /
const EPOCH = /^\[\d{10}(?:\.\d{1,9})?\] /
const SYSLOG = /^[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d [\w.-]{1,64} [\w./@-]{1,64}(?:\[\d{1,8}\])?: /
// Google's loggers, with the place in the program; of an error that is where it was raised, and stays.
const GLOG =
  /^(?:[DIW]\d{4} \d\d:\d\d:[\d.]{2,20} {1,8}\d{1,8} [\w./-]{1,80}:\d{1,6}\] |[EF]\d{4} \d\d:\d\d:[\d.]{2,20} {1,8}\d{1,8} )/
// Android: `01-02 03:04:05.678  123  456 E Tag: text`. A tag that only says who printed goes too.
const LOGCAT =
  /^\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} {1,6}\d{1,6} {1,6}\d{1,6} [VDIWEFS] (?:(?:AndroidRuntime|System\.(?:err|out)|DEBUG|TestRunner|flutter) {0,40}: )?/
// `gh run view --log` puts job and step before GitHub's time.
const JOB_AND_STEP = /^[^\t]{1,120}\t[^\t]{1,120}\t(?=\uFEFF?\d{4}-\d\d-\d\dT\d\d:)/

const OF_DIGIT = [STAMP, TWELVE_HOURS, TIME_OF_DAY, NAMED_MONTH, SLASHED, LOGCAT]
const OF_BRACKET = [
  STAMP,
  NAMED_MONTH,
  PROCESS,
  NEST,
  POD,
  FASTLANE,
  TEAMCITY,
  TIME_OF_DAY,
  TASKCLUSTER,
  KERNEL,
  EPOCH,
  XUNIT,
  WORKER,
  FLUTTER,
]
const OF_LETTER = [SYSLOG, C_TIME, RENDER, GLOG, RUBY, RUBY_ERROR]
const NONE: readonly RegExp[] = []

/** What may stand before a line that begins with this character: most lines begin with none of these. */
const stampsAt = (first: number): readonly RegExp[] => {
  if (first >= 0x30 && first <= 0x39) return OF_DIGIT
  if (first >= 0x41 && first <= 0x5a) return OF_LETTER
  switch (first) {
    case 0x5b:
      return OF_BRACKET
    case 0x23:
      return [BUILDKIT]
    case 0x28:
      return [TIME_OF_DAY]
    case 0x3c:
      return [KERNEL]
    case 0x72:
      return [REMOTE]
    case 0xfeff:
      return [STAMP]
    default:
      return NONE
  }
}

/** A runner stamps what a program stamped, which a container had stamped. */
const MOST_STAMPS = 3

// Task runners and compose put the name of the package and task, or of the service, before each line; Stack and
// `nix build -L` that of the package. BitBake sets a bar before the log of a task, and Nix a mark before its last lines.
const TASK =
  /^(?:@?[\w./-]{1,80}[:#](?:test|build|lint|check|typecheck|type-check|compile|tsc|ci|e2e|unit)[\w:-]{0,40}: |[\w@./-]{1,80} (?:test|build|lint|check|typecheck|compile)(?::[\w-]{1,30})?: |[a-z][\w-]{0,60}[-_]\d{1,3} {1,20}\|(?: |$)|# \| (?=[^|]{0,600}:\d{1,7}:\d{1,6}: )|\| {1,3}(?=[^\s|][^|]{0,600}:\d{1,7}:\d{1,6}(?:: | - ))| {7}> |[a-z][\w.+-]{1,80}>(?: |$))/

/** The raw line without the time stamps before it. */
export const withoutStamp = (raw: string): string => {
  let rest = raw.includes('\t') ? raw.replace(JOB_AND_STEP, '') : raw
  for (let stamps = 0; stamps < MOST_STAMPS; stamps += 1) {
    const before = rest
    for (const stamp of stampsAt(rest.charCodeAt(0))) {
      const found = stamp.exec(rest)
      if (found === null) continue
      rest = rest.slice(found[0].length)
      break
    }
    if (rest === before) break
  }
  return rest.charCodeAt(0) === 0xfeff ? rest.slice(1) : rest
}

/** The clean text without the name of the task or service before it, and without the time stamps behind that. */
export const withoutTask = (text: string): string => {
  if (!text.includes(': ') && !text.includes('|') && !text.includes('>')) return text
  const task = TASK.exec(text)
  return task === null ? text : withoutStamp(text.slice(task[0].length))
}
