import type { Failing } from '../model/incident.ts'

const longestName = 80

/** Titles are plain text on the forge, but mails, chats and other bots read them as more; letters and signs only. */
const unwanted = /[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu
const markFlood = /(\p{M}{3})\p{M}+/gu
const markup = /[`<>[\]*|\\\u115F\u1160\u2800\u3164\uFFA0]/gu
/** Followed by a letter or digit these would call a person or another issue. */
const address = /[@#]+(?=[\p{L}\p{N}])/gu
const webAddress = /:\/{2,}/gu

/** A title of at most 200 characters for the incident's issue, made from the failing thing. */
export function issueTitle(failing: Failing): string {
  switch (failing.kind) {
    case 'deployment':
      return `Deployment to ${name(failing.environment)} failed`
    case 'check':
      return `Check ${name(failing.name)} failed`
    case 'workflow-run':
      return `Workflow ${name(failing.workflow)} failed on ${name(failing.branch)}`
    case 'alert':
      return failing.environment === null
        ? `Alert ${name(failing.name)} fired`
        : `Alert ${name(failing.name)} fired in ${name(failing.environment)}`
  }
}

function name(text: string): string {
  const clean = text
    .slice(0, 4096)
    .toWellFormed()
    .replace(unwanted, ' ')
    .replace(markFlood, '$1')
    .replace(markup, '')
    .replace(address, '')
    .replace(webAddress, ':')
    .replace(/ +/gu, ' ')
    .trim()
  if (clean === '') return '(no name)'
  return clean.length <= longestName
    ? clean
    : `${clean
        .slice(0, longestName - 1)
        .toWellFormed()
        .replace(/\uFFFD$/u, '')}…`
}
