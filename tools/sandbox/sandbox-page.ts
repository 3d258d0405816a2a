import { html, shortHtml } from '../../src/learn/report/html-text.ts'
import type { Counts } from '../../test/double/call-log.ts'
import type { DeliveryRecord } from '../../test/double/deliveries.ts'
import type { CommentRecord, IssueRecord, PullRecord } from '../../test/double/records.ts'
import { issueHtml } from './issue-html.ts'
import { frame } from './page-frame.ts'

export type SandboxState = {
  readonly steps: readonly { readonly title: string; readonly says: string }[]
  /** How many steps were taken; the one after them is under way while `busy`. */
  readonly taken: number
  readonly busy: boolean
  /** Why the last step could not be taken; null where it was. */
  readonly trouble: string | null
  readonly issues: readonly IssueRecord[]
  readonly drafts: readonly PullRecord[]
  readonly repository: string
  readonly deliveries: readonly DeliveryRecord[]
  readonly counts: Counts
}

/** The page of the sandbox: the story with its buttons, the issue as GitHub shows it, and what was sent. No scripts. */
export function sandboxPage(state: SandboxState): string {
  const { issues, drafts, repository } = state
  const none = '<p class="kind">No issue yet. Take the steps of the story one after the other.</p>'
  return frame(
    'Sandbox of Prime Suspect',
    `<header class="top"><h1>Prime Suspect, sandbox</h1>
<p class="kind">A GitHub on this machine with one repository and the App at work for it. Nothing leaves the machine.</p></header>
<section><h2>The story</h2>${story(state)}</section>
<section id="issue"><h2>What people see on GitHub</h2>${issues.length === 0 ? none : issues.map(issuePage).join('\n')}
${drafts.map((draft) => draftHtml(draft, repository)).join('\n')}</section>
<section><h2>Webhooks</h2>${webhooks(state)}</section>`,
    state.busy,
  )
}

function story({ steps, taken, busy, trouble }: SandboxState): string {
  const items = steps.map(({ title, says }, index) => {
    if (index < taken) return `<li class="done"><b>${html(title)}</b><br><small>${html(says)}</small></li>`
    if (index > taken) return `<li class="later">${html(title)}</li>`
    const act = busy
      ? '<span class="busy" role="status">The App is at work …</span>'
      : `<form method="post" action="/step/${index}"><button>Let it happen</button></form>`
    const why = trouble === null ? '' : `<p class="trouble">${html(trouble)}</p>`
    return `<li class="next" id="next"><b>${html(title)}</b><br><small>${html(says)}</small>${act}${why}</li>`
  })
  return `<ol class="story">${items.join('\n')}</ol>`
}

function markdown(text: string): string {
  return `<div class="markdown-body">${issueHtml(text)}</div>`
}

const signs: Readonly<Record<string, string>> = { '+1': '👍', eyes: '👀', confused: '😕' }

function commentHtml({ user, body, createdAt, reactions }: CommentRecord): string {
  const shown = reactions.map(
    ({ content, user: by }) => `<span title="${html(by)}">${signs[content] ?? html(content)} 1</span>`,
  )
  const row = shown.length === 0 ? '' : `<p class="reactions">${shown.join(' ')}</p>`
  return `<div class="comment"><header>${html(user)} <time>${html(createdAt)}</time></header>${markdown(body)}${row}</div>`
}

function issuePage({ number, title, state, labels, user, body, comments, createdAt }: IssueRecord): string {
  const tags = labels.map((label) => `<span class="label">${html(label)}</span>`).join(' ')
  return `<h3 class="title">${html(title)} <span class="number">#${number}</span></h3>
<p><span class="state ${state}">${state === 'open' ? 'Open' : 'Closed'}</span> ${tags}</p>
<div class="comment"><header>${html(user)} <time>${html(createdAt)}</time></header>${markdown(body ?? '')}</div>
${comments.map(commentHtml).join('\n')}`
}

function draftHtml({ number, title, body, head }: PullRecord, repository: string): string {
  return `<h3 class="title"><a href="/${repository}/pull/${number}">${html(title)}</a> <span class="number">#${number}</span></h3>
<p><span class="state draft">Draft</span> <code>${html(head)}</code></p>
<div class="comment">${markdown(body ?? '')}</div>`
}

function webhooks({ deliveries, counts }: SandboxState): string {
  const rows = deliveries.toReversed().map(({ event, payload, deliveredAt, status, answer, guid }) => {
    const action = typeof payload['action'] === 'string' ? `.${payload['action']}` : ''
    return `<tr><td>${html(deliveredAt.slice(11, 19))}</td><td><code>${html(event + action)}</code></td>
<td>${status ?? 'none'} ${shortHtml(answer.trim(), 60)}</td><td><code title="${html(guid)}">${html(guid.slice(0, 8))}</code></td></tr>`
  })
  const { reads, writes, downloads } = counts
  const calls = `<p class="kind">Calls of the App so far: ${reads} reads, ${writes} writes, ${downloads} logs.</p>`
  if (rows.length === 0) return `${calls}<p class="kind">None yet.</p>`
  return `${calls}<div class="wide"><table><thead><tr><th>Time</th><th>Event</th><th>The App said</th><th>Delivery</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
}
