import type { InfrastructureSign } from '../../../model/symptom.ts'
import type { Extractor } from '../draft.ts'

type Sign = InfrastructureSign['sign']

/**
 * Wordings of a machine that failed. Each is bounded and starts with a fixed word. Words that a program under test
 * prints as often as a runner does are left out: a sign that is wrong silences a true culprit.
 */
const SIGNS: readonly (readonly [Sign, RegExp])[] = [
  [
    'runner-lost',
    /The (?:self-)?hosted runner:? .{0,80}lost communication|[Rr]unner has received a shutdown signal|The runner has received a shutdown|lost communication with the server|agent lost connection|Agent was lost|[Nn]o space for runner|spot instance (?:was )?(?:interrupt|reclaim)|node was preempted|runner system failure|^ERROR: Job failed \(system failure\)/,
  ],
  [
    'disk-full',
    /No space left on device|ENOSPC|[Dd]isk quota exceeded|There is not enough space on the disk|disk is full/,
  ],
  [
    'out-of-memory',
    /JavaScript heap out of memory|java\.lang\.OutOfMemoryError|OutOfMemoryError: Java heap|Out of memory: Kill|OOMKilled|[Cc]annot allocate memory|Killed signal terminated program cc1|std::bad_alloc|exit code 137\b|MemoryError$/,
  ],
  [
    'rate-limit',
    /API rate limit exceeded|[Rr]ate limit(?:ed| exceeded| reached)|429 Too Many Requests|toomanyrequests|HTTP (?:error )?429|secondary rate limit|You have reached your (?:unauthenticated )?pull rate limit/,
  ],
  [
    'credentials',
    /Bad credentials|[Pp]ermission denied \(publickey|could not read Username for|Authentication failed for|401 Unauthorized|403 Forbidden|unauthorized: authentication required|denied: (?:requested access|permission)|ExpiredToken|InvalidClientTokenId|Unable to locate credentials|token (?:has )?expired|Resource not accessible by integration|Input required and not supplied: token|x509: certificate has expired/,
  ],
  [
    'registry',
    /HTTP error 5\d\d while getting https?:|because of HTTP error 5\d\d |npm (?:ERR!|error) code E(?:5\d\d|NOTFOUND|TIMEDOUT|CONNRESET)|ERR_PNPM_(?:FETCH|META_FETCH)|Failed to fetch https?:\/\/|Could not transfer artifact|Could not resolve dependencies for project .{0,200}transfer|Could not GET 'https?:|error pulling image|manifest (?:unknown|for .{1,200} not found)|Error response from daemon: (?:Get|Head|received unexpected)|failed to download from `https|ReadTimeoutError\(.{0,60}pypi|E: Failed to fetch|Unable to fetch some archives|spurious network error|proxy\.golang\.org.{0,120}(?:50\d|timeout|reset)/,
  ],
  [
    'network',
    /\bEAI_AGAIN\b|\bENETUNREACH\b|getaddrinfo (?:ENOTFOUND|EAI_AGAIN)|[Tt]emporary failure in name resolution|Could not resolve host|[Nn]etwork is unreachable|TLS handshake timeout|unexpected disconnect while reading sideband|RPC failed; curl|early EOF|SSL_ERROR_SYSCALL/,
  ],
  [
    // A server of the same machine is mostly the program under test.
    'no-answer',
    /\bECONNRESET\b|\bETIMEDOUT\b|[Cc]onnection reset by peer|i\/o timeout|50[234] (?:Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out)|The requested URL returned error: 5\d\d|socket hang up|^fatal: \[[^\]]{1,200}\]: UNREACHABLE!|Failed to connect to (?!localhost\b|127\.|\[?::1|0\.0\.0\.0).{1,120} port/,
  ],
  [
    'cancelled',
    /^(?:Error: )?The operation was canceled|The (?:run|job|workflow) was cancell?ed|Canceling since a higher priority|higher priority waiting request|exit code 143\b|The build was aborted|Job was cancelled/,
  ],
  [
    'time-out',
    /exceeded the maximum execution time|has timed out after \d{1,6} minutes|timeout: sending signal|execution took longer than|Job execution time ?out|Too long with no output|no output (?:has been )?received in the last|panic: test timed out after|^\[taskcluster:error\] Task timeout after /,
  ],
]

/** One expression that holds any sign: most lines are let go after it. */
const ANY = new RegExp(SIGNS.map(([, pattern]) => pattern.source).join('|'))

/** Signs that the machine, the network or a service failed rather than the code. */
export const infrastructureSigns: Extractor = {
  name: 'infrastructure-signs',
  read: (lines) =>
    lines.flatMap((line) => {
      const found = ANY.exec(line.text)
      if (found === null) return []
      return SIGNS.filter(([, pattern]) => pattern.test(line.text)).map(([sign]) => ({
        line,
        about: found[0],
        symptom: { kind: 'infrastructure-sign' as const, sign },
      }))
    }),
}
