/**
 * What to do about permissions that an App lacks, to end a sentence: which they are, and where they are given.
 * Source: "Modifying a GitHub App registration" and "Approving updated permissions" of GitHub's documentation.
 */
export function giveThem(lacking: readonly string[]): string {
  return `${lacking.join(' and ')} is missing: ask for it on the App’s page under "Permissions and events", then accept it where the App is installed`
}

/** Why no draft is opened where we may not write. */
export const mayNotWrite = {
  because: 'no-write-permission',
  says: `Prime Suspect may not write contents and pull requests here; ${giveThem(['contents: write', 'pull requests: write'])}`,
} as const
