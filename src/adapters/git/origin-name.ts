import type { Clone } from './clone.ts'
import { tryGit } from './run-git.ts'

const address = /^(?:https?:\/\/|ssh:\/\/|git@|git:\/\/)[^\s?#]{1,500}$/
const lastTwo = /[/:]([\w.-]{1,100})\/([\w.-]{1,100}?)(?:\.git)?\/?$/

/** `owner/name` of the repository the clone was made from, by the address of its `origin`; null where that tells none. */
export async function originName(clone: Clone): Promise<string | null> {
  const result = await tryGit(clone, ['config', '--local', '--get', 'remote.origin.url'], { maxBytes: 4096 })
  const said = result.stdout.toString('utf8').trim()
  const found = address.test(said) ? lastTwo.exec(said) : null
  return found === null ? null : `${found[1]}/${found[2]}`
}
