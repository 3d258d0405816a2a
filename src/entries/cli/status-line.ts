import process from 'node:process'

/** Writes one line over and over on a terminal, and `''` takes it away; on anything else nothing is written. */
export function statusLine(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
}
