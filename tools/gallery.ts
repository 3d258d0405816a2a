import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { galleryPage } from '../test/github-page/gallery-page.ts'

// Shows every kind of report as GitHub would, in one page to look at: `npm run gallery`, then open dist/gallery.html.

const folder = join(import.meta.dirname, '..', 'dist')
const target = join(folder, 'gallery.html')
mkdirSync(folder, { recursive: true })
writeFileSync(target, galleryPage())
console.log(target)
