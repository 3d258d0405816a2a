import { voteRecordPath } from '../config/vote-record.ts'
import { configOfText, configPath, type RepositoryConfig } from './config-of-text.ts'

export type CloneConfig = {
  readonly config: RepositoryConfig
  /** `owner/name` by the address of its origin; null where that tells none. */
  readonly repo: string | null
}

/**
 * The configuration of a clone's repository with the record of a backtest beside it, as they are committed at HEAD; the
 * defaults where there is none.
 * @throws Refusal for a folder that is no clone, one without a commit, or a file that cannot be used
 */
export async function cloneConfig(directory: string): Promise<CloneConfig> {
  const [{ openClone }, { originName }, { resolveRef }, { readSources }] = await Promise.all([
    import('../adapters/git/open-clone.ts'),
    import('../adapters/git/origin-name.ts'),
    import('../adapters/git/resolve-ref.ts'),
    import('../adapters/git/read-sources.ts'),
  ])
  const clone = await openClone(directory)
  const head = await resolveRef(clone, 'HEAD')
  const { value } = await readSources(clone, head, [configPath, voteRecordPath])
  const textOf = (path: string): string | undefined => value.find((file) => file.path === path)?.text
  const config = configOfText(textOf(configPath) ?? null)
  const voteRecord = textOf(voteRecordPath)
  return {
    config: voteRecord === undefined ? config : { ...config, voteRecord },
    repo: await originName(clone),
  }
}
