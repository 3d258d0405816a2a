import { html } from '../../src/learn/report/html-text.ts'
import type { DoubleRepository } from '../../test/double/repository.ts'
import { frame } from './page-frame.ts'

const back = '<p><a href="/">Back to the sandbox</a></p>'

const numbered = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => `<span id="L${index + 1}">${html(line) || ' '}</span>`)
    .join('')

async function changed(repository: DoubleRepository, from: string | null, to: string): Promise<string> {
  const patches = await repository.git.patches(from, to)
  return [...patches]
    .map(([path, patch]) => `<h3 class="title">${html(path)}</h3><pre class="code">${html(patch)}</pre>`)
    .join('')
}

async function pullPage(repository: DoubleRepository, number: number): Promise<string | null> {
  const pull = repository.pulls.find((one) => one.number === number)
  if (pull === undefined) return null
  const body = `<h1>${html(pull.title)} #${number}</h1><p>${html(pull.body ?? '')}</p>`
  return body + (await changed(repository, pull.diffBase, pull.diffHead))
}

async function commitPage(repository: DoubleRepository, sha: string): Promise<string> {
  const { message, parents } = await repository.git.commit(sha)
  const body = `<h1>${html(message.split('\n')[0] ?? '')}</h1><pre class="code">${html(message)}</pre>`
  return body + (await changed(repository, parents[0] ?? null, sha))
}

async function filePage(repository: DoubleRepository, sha: string, path: string): Promise<string | null> {
  const entry = await repository.git.entry(sha, path)
  if (entry?.type !== 'blob') return null
  const text = entry.bytes.toString()
  return `<h1>${html(path)}</h1><pre class="code">${numbered(text)}</pre>`
}

async function comparePage(repository: DoubleRepository, from: string, to: string): Promise<string> {
  const commits = await repository.git.commits(await repository.git.between(from, to))
  const items = commits.map(
    ({ sha, message }) =>
      `<li><a href="/${repository.fullName}/commit/${sha}">${html(message.split('\n')[0] ?? '')}</a></li>`,
  )
  return `<h1>${commits.length} commits</h1><ol>${items.join('')}</ol>`
}

function logPage(repository: DoubleRepository, runId: number): string | null {
  const jobs = repository.runs.find(({ id }) => id === runId)?.attempts.at(-1)?.jobs
  if (jobs === undefined) return null
  const logs = jobs.map(({ name, conclusion, log }) => {
    const text = typeof log === 'string' ? log : 'The log is gone.'
    return `<h3 class="title">${html(name)}: ${html(conclusion ?? 'running')}</h3><pre class="code">${html(text)}</pre>`
  })
  return `<h1>Workflow run ${runId}</h1>${logs.join('')}`
}

async function found(repository: DoubleRepository, rest: string): Promise<string | null> {
  const [what = '', first = '', ...more] = rest.split('/')
  const sha = /^[0-9a-f]{40}$/.test(first) ? first : null
  if (what === 'pull') return await pullPage(repository, Number(first))
  if (what === 'commit' && sha !== null) return await commitPage(repository, sha)
  if (what === 'blob' && sha !== null)
    return await filePage(repository, sha, decodeURIComponent(more.join('/')))
  if (what === 'actions') return logPage(repository, Number(more[0]))
  const range = /^([0-9a-f]{40})\.\.\.([0-9a-f]{40})$/.exec(first)
  return what === 'compare' && range !== null
    ? await comparePage(repository, range[1] ?? '', range[2] ?? '')
    : null
}

/** What the links of a report lead to: a pull request, a commit, a file, a comparison, a run. Null for anything else. */
export async function codePage(repository: DoubleRepository, path: string): Promise<string | null> {
  const prefix = `/${repository.fullName}/`
  if (!path.startsWith(prefix)) return null
  const body = await found(repository, path.slice(prefix.length)).catch(() => null)
  return body === null ? null : frame(repository.fullName, back + body)
}
