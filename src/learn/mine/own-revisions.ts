const trailers = /^(?:git-svn-id: \S{1,300}@|llvm-svn: |Cr-Commit-Position: \S{1,200}@\{#)(\d{1,9})/gm

/** The numbers of Subversion revisions and commit positions that a message's trailers give its own change. */
export function ownRevisions(body: string): readonly number[] {
  return [...body.matchAll(trailers)].map((found) => Number(found[1]))
}
