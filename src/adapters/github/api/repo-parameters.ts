import type { Repo } from '../../../engine/model/repo.ts'

/** A repository as the parameters of a REST route. */
export function ownerAndRepo(repo: Repo): { readonly owner: string; readonly repo: string } {
  return { owner: repo.owner, repo: repo.name }
}
