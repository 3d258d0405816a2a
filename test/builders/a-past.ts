import type { Past } from '../../src/engine/model/past.ts'

/** One commit in ten takes something back; of 30 that touched the cache 13 did, of 100 that touched the docs none. */
export const aPast: Past = {
  commits: 1000,
  reverts: 100,
  words: [
    { name: 'cache', commits: 30, reverts: 13 },
    { name: 'docs', commits: 100, reverts: 0 },
    { name: 'usual', commits: 50, reverts: 5 },
  ],
  paths: [
    { name: 'src/', commits: 300, reverts: 30 },
    { name: 'src/cache.ts', commits: 30, reverts: 13 },
    { name: 'docs/a.md', commits: 100, reverts: 0 },
  ],
}
