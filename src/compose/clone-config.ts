import { configOfText, configPath, type RepositoryConfig } from './config-of-text.ts'

/**
 * The configuration of a clone's repository, as it is committed at HEAD; the defaults where there is none.
 * @throws Refusal for a folder that is no clone, one without a commit, or a file that cannot be used
 */
export async function cloneConfig(directory: string): Promise<RepositoryConfig> {
  const [{ openClone }, { resolveRef }, { readSources }] = await Promise.all([
    import('../adapters/git/open-clone.ts'),
    import('../adapters/git/resolve-ref.ts'),
    import('../adapters/git/read-sources.ts'),
  ])
  const clone = await openClone(directory)
  const head = await resolveRef(clone, 'HEAD')
  const { value } = await readSources(clone, head, [configPath])
  return configOfText(value[0]?.text ?? null)
}
