import { Problem, type Exchange, type Reply, type Route } from '../exchange.ts'
import { writeCommit } from '../invert-commit.ts'
import { commitJson } from '../represent/commits.ts'

async function createCommit(exchange: Exchange): Promise<Reply> {
  const { body, repository } = exchange
  const { git } = repository
  const tree = String(body['tree'])
  const parents = Array.isArray(body['parents']) ? body['parents'].map(String) : []
  if ((await git.tree(tree, false)) === null) throw new Problem(422, 'Tree SHA does not exist')
  const found = await Promise.all(parents.map((parent) => git.resolve(parent)))
  if (found.includes(null)) throw new Problem(422, 'Parent SHA does not exist or is not a commit object')
  const sha = await writeCommit(git, { tree, parents, message: String(body['message']) })
  const { commit, url, html_url, node_id, parents: above } = commitJson(exchange, await git.commit(sha))
  const { comment_count: _, ...rest } = commit
  return {
    status: 201,
    body: { sha, node_id, ...rest, url: url.replace('/commits/', '/git/commits/'), html_url, parents: above },
    headers: { location: url },
  }
}

export const gitRoutes: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/git/commits',
    needs: [{ contents: 'write' }],
    answer: createCommit,
  },
]
