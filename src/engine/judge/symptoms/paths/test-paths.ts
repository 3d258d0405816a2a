/** A test file's name without its ending and what marks it as a test; null where nothing marks it. */
export const testedStem = (basename: string): string | null => {
  const stem = basename.replace(/(?:\.(?:server|client|browser|node|int|integration))?\.[^.]+$/, '')
  const bare = stem
    .replace(/^(?:test|spec)[_-]/, '')
    .replace(/[._-](?:tests?|spec|unittest|e2e|tst)$/, '')
    .replace(/(?<=[a-z0-9])(?:Tests?|TestCase|Spec|IT)$/, '')
    .replace(/\.(?:server|client|browser|node|int|integration)$/, '')
  return bare === stem || bare === '' ? null : bare
}
