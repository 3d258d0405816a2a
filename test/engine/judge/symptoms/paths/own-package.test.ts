import { expect, it } from 'vitest'

import { isOwnPackage } from '../../../../../src/engine/judge/symptoms/paths/own-package.ts'
import { indexPaths } from '../../../../../src/engine/judge/symptoms/paths/path-index.ts'

const index = indexPaths([
  'door/lock.py',
  'door.gemspec',
  'lib/door/key.rb',
  'lib/hinge.rb',
  'packages/bell/src/ring.js',
  'crates/frame_ui/src/lib.rs',
  'go/handle/turn.go',
  'src/main.js',
])

it.each([
  '/venv/lib/python3.12/site-packages/door/lock.py',
  'C:\\Python312\\Lib\\site-packages\\door\\lock.py',
  '/usr/lib/ruby/gems/3.1.0/gems/door-1.2.0/lib/door/key.rb',
  '/usr/lib/ruby/gems/3.1.0/gems/door-1.2.0.pre-x86_64/lib/door/key.rb',
  '/app/vendor/bundle/ruby/3.1.0/bundler/gems/door-0a1b2c3d4e/lib/door/key.rb',
  '/w/node_modules/@acme/bell/src/ring.js',
  '/home/u/.cargo/registry/src/index.crates.io-6f17d22bba15001f/frame_ui-0.9.1/src/lib.rs',
  '/home/u/go/pkg/mod/example.org/acme/handle@v1.2.3/turn.go',
])('knows %s for made from the tree', (path) => {
  expect(isOwnPackage(index, path)).toBe(true)
})

it.each([
  '/venv/lib/python3.12/site-packages/window/lock.py',
  '/venv/lib/python3.12/site-packages/door/key.py',
  '/usr/lib/ruby/gems/3.1.0/gems/window-1.2.0/lib/hinge.rb',
  '/w/node_modules/chime/src/main.js',
  '/w/node_modules/bell/node_modules/chime/src/ring.js',
  '/w/door/lock.py',
])('knows %s for somebody else’s', (path) => {
  expect(isOwnPackage(index, path)).toBe(false)
})
