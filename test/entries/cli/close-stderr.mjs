// Loaded with --import: standard error is a pipe whose reader has gone.
import process from 'node:process'

process.stderr.write = () => {
  const error = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })
  process.nextTick(() => process.stderr.emit('error', error))
  return false
}
