import type { Probot } from 'probot'

import type { Deliveries, Order, ReadPayload } from '../../compose/compose-app.ts'
import type { Clock } from '../../engine/ports.ts'
import type { Accepted, SignedDelivery } from './receiver.ts'
import { translate } from './translate.ts'

/** Every event that has a handler. `app.yml` subscribes to these; `installation` comes to every App unasked. */
export const handledEvents = [
  'deployment_status',
  'workflow_run.completed',
  'check_suite.completed',
  'check_run.completed',
  'check_run.requested_action',
  'status',
  'repository_dispatch',
  'push',
  'pull_request.closed',
  'merge_group.checks_requested',
  'merge_group.destroyed',
  'issue_comment.created',
  'issues.closed',
  'issues.labeled',
  'repository.renamed',
  'installation_target.renamed',
  'installation.deleted',
  'installation_repositories.removed',
] as const

/** Whether anything can come of such a delivery. */
export function isHandled(event: string, action: string | null): boolean {
  return handledEvents.some((name) => name === event || name === `${event}.${action}`)
}

export type Intake = {
  /** The Probot app: handlers translate and enqueue, nothing else. */
  readonly app: (probot: Probot) => void
  /** Gives a delivery to Probot's handlers and tells what became of it. */
  readonly accept: (probot: Probot, delivery: SignedDelivery) => Promise<Accepted>
  /** Records what we asked GitHub for ourselves, however long ago it happened. */
  readonly recover: (delivery: SignedDelivery) => Promise<Accepted>
}

/** A delivery on its way through Probot, which hands on neither the body's hash nor a handler's result. */
type InHand = { readonly delivery: SignedDelivery; outcome: Accepted; failure: unknown }

/** GitHub keeps a delivery for three days: an older one was kept by somebody else. */
const staleAfterMs = 72 * 3_600_000

/** `deliveries` keeps what is asked for; the answer to GitHub waits for it. The clock is that of GitHub's dates. */
export function intake(
  deliveries: Pick<Deliveries, 'record'>,
  readPayload: ReadPayload,
  forgeClock: Clock,
): Intake {
  const inHand = new WeakMap<object, InHand>()

  const enqueue = async (delivery: SignedDelivery, oldest: number): Promise<Accepted> => {
    const asked = translate(delivery.event, delivery.payload, readPayload, forgeClock.now())
    if (asked.kind === 'nothing') return 'ignored'
    const { guid, bodyHash, event } = delivery
    const { installation, meaning, order } = asked
    const at = toldAt(order)
    if (at !== null && Date.parse(at) < oldest) return 'stale'
    const recorded = await deliveries.record({ guid, bodyHash, event, installation, meaning }, order)
    return recorded.kind
  }

  return {
    app: (probot) => {
      probot.on([...handledEvents], async ({ payload }) => {
        const hand = inHand.get(payload)
        if (hand === undefined) return
        try {
          hand.outcome = await enqueue(hand.delivery, forgeClock.now() - staleAfterMs)
        } catch (error) {
          // Kept from Probot, whose error handler would log the whole payload.
          hand.failure = error
        }
      })
    },
    accept: async (probot, delivery) => {
      const hand: InHand = { delivery, outcome: 'ignored', failure: null }
      inHand.set(delivery.payload, hand)
      const { guid: id, event: name, payload } = delivery
      await probot.receive({ id, name, payload } as unknown as Parameters<Probot['receive']>[0])
      if (hand.failure !== null) throw hand.failure
      return hand.outcome
    },
    recover: async (delivery) => await enqueue(delivery, 0),
  }
}

/** When GitHub says that it happened. */
function toldAt(order: Order): string | null {
  if (order.kind === 'triage') return order.incident.seenAt
  return 'at' in order ? order.at : null
}
