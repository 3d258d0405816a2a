import process from 'node:process'

import { condenseLog } from '../../../src/engine/gather/condense-log.ts'
import { readFailures } from '../../../src/engine/judge/symptoms/read-failures.ts'

// Reads a log of 100 MB, made of one piece again and again, or nothing; tells how many bytes of memory it took at most.
const pieces: Readonly<Record<string, string>> = {
  lines: Array.from({ length: 2_000 }, (_, at) =>
    at === 7 ? 'src/a.ts(1,7): error TS1: no' : `[${at}] compiled src/part/${at}.c ${'-'.repeat(70)}`,
  ).join('\n'),
  'one line': 'word '.repeat(50_000),
  'short lines': 'line 0123\n'.repeat(20_000),
  nulls: '\u0000'.repeat(200_000),
  'one error': 'Error: boom\n'.repeat(20_000),
}

const piece = Buffer.from(pieces[process.argv[2] ?? ''] ?? '')
const condenser = condenseLog()
for (let left = 100_000_000; piece.length > 0 && left > 0; left -= piece.length) condenser.add(piece)
const failure = { name: 'job', log: condenser.end(), baseline: null, annotations: [] }
const { symptoms } = readFailures([failure], { sha: null, paths: [], completeness: { kind: 'complete' } })
process.stdout.write(
  JSON.stringify({ bytes: process.resourceUsage().maxRSS * 1024, symptoms: symptoms.length }),
)
