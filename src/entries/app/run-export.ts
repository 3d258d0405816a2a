import { exportCases } from '../../compose/export-cases.ts'
import type { Settings } from '../../config/environment.ts'
import { Refusal } from '../../engine/model/refusal.ts'

const usual = 0.5

/**
 * `export <installation> <file> [least weight] [owner/name]`: what maintainers said about past incidents, of one
 * repository or of all, as a case file. Answers with what was written, in words.
 * @throws {Refusal} where the arguments are wrong, the store is in use or the file cannot be written
 */
export async function runExport(
  given: readonly string[],
  { store }: Pick<Settings, 'store'>,
): Promise<string> {
  const [installation = '', path = '', weight = String(usual), name, ...more] = given
  const least = Number(weight)
  const [, owner = '', repository = ''] = /^([\w.-]{1,100})\/([\w.-]{1,100})$/.exec(name ?? '') ?? []
  const isNamed = name === undefined || repository !== ''
  if (
    !isNamed ||
    !/^\d{1,20}$/.test(installation) ||
    path === '' ||
    !(least >= 0 && least <= 1) ||
    more.length > 0
  ) {
    const mend =
      'Say: export <installation id> <file.jsonl> [least weight from 0 to 1, 0.5 by default] [owner/name].'
    throw new Refusal('bad-input', 'It is not clear what is to be exported', mend)
  }
  const repo = name === undefined ? null : { owner, name: repository }
  const order = { store, installation, path, least, repo }
  const { cases, leftOut } = await exportCases(order, { note: () => {} })
  const rest = leftOut === 0 ? '' : `; left out ${leftOut} without a last known good or without commits`
  return `Wrote ${cases} ${cases === 1 ? 'case' : 'cases'} to ${path}${rest}.`
}
