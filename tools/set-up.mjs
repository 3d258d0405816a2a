import { spawnSync } from 'node:child_process'
// Makes a clone ready: installs the packages when the lock file says something else than what is installed.
// Plain JavaScript that old Nodes can run, for it runs before the pinned Node is there.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const stamp = join(root, 'node_modules', '.prime-suspect-set-up')
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(readFileSync(join(root, 'tools', 'node-runtime', 'package.json')))
  .digest('hex')

const isSetUp = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
if (!isSetUp) {
  console.error('Setting up: installing packages (about a minute the first time) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const install = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (install.status !== 0) {
    console.error('npm ci failed. Its message stands above; a registry that can be reached is needed once.')
    process.exit(install.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
