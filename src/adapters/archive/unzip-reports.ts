import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'

import type { ArchiveLimits } from './report-archive.ts'

const REPORT = /\.(?:xml|trx)$/i
/** Below this size no ratio is suspicious. */
const SMALL = 1 << 20

type Unpacked = { readonly bytes: Uint8Array; readonly isWhole: boolean }
type Take = (file: string, bytes: Uint8Array, cutAfter: number | null) => void

/** Why files were left out, and how many. */
type Missing = Map<string, number>

/**
 * Unpacks what may be a test report, one file after the other, and hands it on. Says in words what was left out. Never
 * throws over the archive.
 */
export async function unzipReports(
  archive: Buffer,
  limits: ArchiveLimits,
  take: Take,
): Promise<readonly string[]> {
  const missing: Missing = new Map()
  try {
    // Names are not checked, because they are never used as paths: as they come they refuse nothing.
    const zip = await fromBufferPromise(archive, { lazyEntries: true, decodeStrings: false })
    await eachReport(zip, limits, take, missing)
  } catch {
    return [...wordsOf(missing), 'it is no zip archive that can be read to its end']
  }
  return wordsOf(missing)
}

async function eachReport(zip: ZipFile, limits: ArchiveLimits, take: Take, missing: Missing): Promise<void> {
  let left = limits.unpacked
  let seen = 0
  for await (const entry of zip.eachEntry()) {
    seen += 1
    if (seen > limits.entries) {
      missing.set(`it holds more than ${limits.entries} files, of which the others were not looked at`, 0)
      return
    }
    const name = entry.fileNameRaw.toString('utf8')
    if (!REPORT.test(name)) continue
    const because = whyNot(entry, limits, left)
    if (because !== null) {
      missing.set(because, (missing.get(because) ?? 0) + 1)
      continue
    }
    const most = Math.min(limits.report, left)
    const unpacked = await unpack(zip, entry, most)
    left -= unpacked?.bytes.length ?? 0
    if (unpacked === null) {
      missing.set(BROKEN, (missing.get(BROKEN) ?? 0) + 1)
      if (missing.get(BROKEN) === MOST_BROKEN) throw new Error('Damaged throughout')
    } else take(name, unpacked.bytes, unpacked.isWhole ? null : most)
  }
}

const BROKEN = 'cannot be unpacked'
/** Damaged files after which an archive is given up: finding out costs more than reading. */
const MOST_BROKEN = 20

function whyNot(entry: Entry, { ratio }: ArchiveLimits, left: number): string | null {
  if (entry.isEncrypted()) return 'is encrypted'
  if (!entry.canDecodeFileData()) return 'is packed in an unknown way'
  if (entry.uncompressedSize > SMALL && entry.uncompressedSize > entry.compressedSize * ratio)
    return `claims to be more than ${ratio} times as large as it is packed`
  return left <= 0 ? 'was left out because those before it were too large' : null
}

/** Unpacks at most so many bytes; null where the file is damaged or lies about its size. */
async function unpack(zip: ZipFile, entry: Entry, most: number): Promise<Unpacked | null> {
  const parts: Buffer[] = []
  let size = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const part of stream as AsyncIterable<Buffer>) {
      parts.push(part.subarray(0, most - size))
      size += part.length
      if (size > most) return { bytes: Buffer.concat(parts), isWhole: false }
    }
  } catch {
    return null
  }
  return { bytes: Buffer.concat(parts), isWhole: true }
}

function wordsOf(missing: Missing): readonly string[] {
  return [...missing].map(([because, count]) =>
    count === 0
      ? because
      : count === 1
        ? `one of its files ${because}`
        : `${count} of its files: each ${because}`,
  )
}
