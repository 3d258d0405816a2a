import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

import { grammarSource } from '../src/adapters/syntax/grammar-bytes.ts'
import { allGrammars } from '../src/adapters/syntax/grammars/all-grammars.ts'
import { licencesOf } from './licences.ts'

const compress = promisify(brotliCompress)
/** Higher ones take ten times as long for a few percent. */
const quality = 9

/** Writes every grammar and the runtime into a folder, each packed: 24 MB become 1.5. */
export async function packGrammars(out: string): Promise<void> {
  await mkdir(out, { recursive: true })
  const names = new Set(['web-tree-sitter' as const, ...allGrammars.map(({ file }) => file)])
  for (const name of names) {
    const bytes = await readFile(grammarSource(name))
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    }
    await writeFile(join(out, `${name}.wasm.br`), await compress(bytes, { params }))
  }
  await writeFile(join(out, 'licenses.txt'), licencesOf([...names].map(grammarSource)))
}
