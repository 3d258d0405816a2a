// Loaded with --import: standard output is a pipe whose reader has gone.
import process from 'node:process'

process.stdout.write = () => {
  const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  process.nextTick(() => process.stdout.emit('error', error))
  return false
}
