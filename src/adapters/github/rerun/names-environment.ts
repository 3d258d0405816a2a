/**
 * Whether a workflow file names an environment, to which a job of it would deploy. An input or a setting of that name
 * is taken for one, rather than the other way round.
 */
export function namesEnvironment(workflow: string): boolean {
  return /(?:^|[\s{,?])["']?environment["']?[ \t]{0,20}:/m.test(workflow)
}
