import {
  linkHeader,
  notFound,
  numberParam,
  paged,
  type Exchange,
  type Reply,
  type Route,
} from '../exchange.ts'
import { fileJson } from '../represent/commits.ts'

const filesPerPull = 3000

async function files(exchange: Exchange): Promise<Reply> {
  const { git, pulls } = exchange.repository
  const number = numberParam(exchange, 'pull_number')
  const pull = pulls.find((each) => each.number === number && each.otherBase === null)
  if (pull === undefined) throw notFound()
  const all = (await git.files(pull.diffBase, pull.diffHead)).slice(0, filesPerPull)
  const patches = await git.patches(pull.diffBase, pull.diffHead)
  const { items } = paged(exchange, all)
  return {
    status: 200,
    body: items.map((file) => fileJson(exchange, pull.diffHead, file, patches.get(file.path))),
    headers: linkHeader(exchange, all.length),
  }
}

export const pullRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    needs: [{ pull_requests: 'read' }, { contents: 'read' }],
    query: ['per_page', 'page'],
    answer: files,
  },
]
