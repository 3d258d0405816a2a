import type { Gap } from '../../engine/model/completeness.ts'
import type { Answer, KeptReport, ReportArchive, ReportCondenser, TestReport } from '../../engine/ports.ts'

export type ArchiveLimits = {
  /** Bytes of the archive itself. */
  readonly archive: number
  /** Bytes of one report that are read. */
  readonly report: number
  /** Bytes that are unpacked in all. */
  readonly unpacked: number
  /** How many times its packed size a report may have, once it is larger than a MiB. */
  readonly ratio: number
  readonly entries: number
  /** Reports with failing tests that are kept. */
  readonly kept: number
}

const LIMITS: ArchiveLimits = {
  archive: 50 << 20,
  report: 16 << 20,
  unpacked: 200 << 20,
  ratio: 100,
  entries: 2_000,
  kept: 30,
}

/**
 * Reads test reports: one that stands alone, or those in a zip archive, whose other files are not unpacked. Nothing is
 * written anywhere, a file's name is only ever a name, and an archive within an archive stays closed.
 */
export function reportArchive(condense: ReportCondenser, limits: ArchiveLimits = LIMITS): ReportArchive {
  return async (name, bytes) => {
    const whole = await collected(bytes, limits.archive)
    if (whole === null) return nothing(name, `it is larger than ${mebibytes(limits.archive)}`)
    const pile = reportPile(name, limits.kept)
    if (isZip(whole)) {
      const { unzipReports } = await import('./unzip-reports.ts')
      const add = (file: string, part: Uint8Array, cutAfter: number | null) =>
        pile.add(file, condense(part, cutAfter))
      pile.say(await unzipReports(whole, limits, add))
    } else {
      const isCut = whole.length > limits.report
      pile.add(null, condense(whole.subarray(0, limits.report), isCut ? limits.report : null))
    }
    return pile.end()
  }
}

/** All bytes, or null where there are more. */
async function collected(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of bytes) {
    size += part.length
    if (size > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

/** A file of a zip archive, or the end of one that holds none. */
function isZip(bytes: Buffer): boolean {
  const start = bytes.toString('latin1', 0, 4)
  return start === 'PK\u0003\u0004' || start === 'PK\u0005\u0006'
}

function nothing(what: string, because: string): Answer<readonly TestReport[]> {
  return { value: [], gaps: [{ what, completeness: { kind: 'unknown', because } }] }
}

/** Characters of a file's name that are told; the end tells more than the beginning. */
const NAME = 200
/** Reports of which it is told one by one that they were not read, or not wholly. */
const TOLD = 10

/** The reports found under one name, and what is missing of them. */
function reportPile(name: string, most: number) {
  const reports: TestReport[] = []
  const gaps: Gap[] = []
  let read = 0
  let left = 0
  let untold = 0
  const tell = (what: string, completeness: Gap['completeness']): void => {
    if (gaps.length < TOLD) gaps.push({ what, completeness })
    else untold += 1
  }
  const add = (file: string | null, kept: KeptReport): void => {
    const own = file === null ? name : `${file.slice(-NAME)} in ${name}`
    if (kept.kind !== 'other') read += 1
    if (kept.kind === 'unread') tell(own, { kind: 'unknown', because: kept.because })
    if (kept.kind === 'no-failures' && kept.brokenOff !== null)
      tell(own, { kind: 'truncated', because: kept.brokenOff })
    if (kept.kind !== 'failures') return
    if (reports.length < most) reports.push({ name: own, log: kept.log })
    else left += 1
  }
  const say = (missing: readonly string[]): void => {
    for (const because of missing) gaps.push({ what: name, completeness: { kind: 'truncated', because } })
  }
  const end = (): Answer<readonly TestReport[]> => {
    if (left > 0)
      say([`${left + most} of its reports tell of failing tests, of which the first ${most} were read`])
    if (untold > 0) say([`${untold} more of its reports could not be read, or not to their end`])
    if (read === 0 && gaps.length === 0)
      return nothing(name, 'it holds no test report that is known: JUnit, TRX, NUnit or xUnit.net')
    return { value: reports, gaps }
  }
  return { add, say, end }
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / (1 << 20))} MiB`
}
