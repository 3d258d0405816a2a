// Loaded with --import: says on standard error which modules of ours and of others a process loads.
import { registerHooks } from 'node:module'
import process from 'node:process'

registerHooks({
  load(url, context, next) {
    process.stderr.write(`loads ${url}\n`)
    return next(url, context)
  },
})
