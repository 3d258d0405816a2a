import type { DraftOf } from '../draft.ts'
import { lineExtractor } from '../line-rules.ts'

const told = (type: string, text: string | undefined): DraftOf<'error-message'> => ({
  kind: 'error-message',
  type,
  text: (text ?? '').trim(),
})

/** Says what is going on, or that something else failed. */
const NO_REASON =
  /^(?:Resource (?:creation|update) (?:Initiated|cancelled)|User Initiated|The following resource)/

/** Says only that a container ends again and again: why is told by its own log. */
const ENDS_AGAIN = /^Back-off restarting failed container/

/** What a cluster or a cloud has against that which is deployed: Kubernetes, CloudFormation, Flyway, golang-migrate. */
export const deployErrors = lineExtractor('deploy-errors', [
  {
    needs: [' is invalid: ', 'cannot patch ', ' failed to apply, reason: '],
    pattern:
      /^((?:(?:The )?[A-Z]\w{1,60}(?:\.[\w.-]{1,80})? "[^"]{1,253}" is invalid|cannot patch "[^"]{1,253}" with kind \w{1,60}|one or more objects failed to apply, reason): .{1,2000})$/,
    symptom: (match) => told('kubernetes', match[1]),
  },
  {
    // An event as kubectl shows it, in columns of which the message is the last.
    needs: 'Warning',
    pattern:
      /^.{0,160}?\bWarning\s{1,24}(?:Failed\w{0,40}|Unhealthy|BackOff|InvalidImageName|InspectFailed|Evicted)\s{1,40}(\S.{1,1500})$/,
    symptom: (match) => {
      const said = (match[1] ?? '').split(/\t| {2}/).at(-1) ?? ''
      return ENDS_AGAIN.test(said.trim()) ? null : told('kubernetes', said)
    },
  },
  {
    // The reason stands below what failed where the CDK wraps it.
    needs: 'Resource handler returned message: ',
    pattern: /^(Resource handler returned message: .{1,2000})$/,
    symptom: (match) => told('CloudFormation', match[1]),
  },
  {
    needs: '"ResourceStatusReason": ',
    pattern: /^\s{0,40}"ResourceStatusReason": "(.{1,2000})",?$/,
    symptom: ([, said]) => (NO_REASON.test(said ?? '') ? null : told('CloudFormation', said)),
  },
  {
    // golang-migrate, of a migration that failed before.
    needs: 'Dirty database version ',
    pattern: /(Dirty database version \d{1,20})\. /,
    symptom: (match) => told('migration', match[1]),
  },
  {
    needs: 'Migration checksum mismatch ',
    pattern: /^(Migration checksum mismatch for migration (?:version )?[\w.]{1,60})$/,
    symptom: (match) => told('migration', match[1]),
  },
])
