import type { Probot } from 'probot'

import type { Deliveries, ReadPayload } from '../../compose/compose-app.ts'
import type { Clock } from '../../engine/ports.ts'
import type { Accepted, SignedDelivery } from './receiver.ts'
import { translate } from './translate.ts'

/** Every event that has a handler. `app.yml` subscribes to these; `installation` comes to every App unasked. */
export const handledEvents = [
  'deployment_status',
  'workflow_run',
  'check_suite.completed',
  'check_run.completed',
  'check_run.requested_action',
  'status',
  'repository_dispatch',
  'pull_request.closed',
  'issue_comment.created',
  'issues.closed',
  'issues.labeled',
  'installation.deleted',
  'installation_repositories.removed',
] as const

export type Intake = {
  /** The Probot app: handlers translate and enqueue, nothing else. */
  readonly app: (probot: Probot) => void
  /** Gives a delivery to Probot's handlers and tells what became of it. */
  readonly accept: (probot: Probot, delivery: SignedDelivery) => Promise<Accepted>
}

/** A delivery on its way through Probot, which hands on neither the body's hash nor a handler's result. */
type InHand = { readonly delivery: SignedDelivery; outcome: Accepted; failure: unknown }

/** `deliveries` keeps what is asked for; the answer to GitHub waits for it. */
export function intake(deliveries: Deliveries, readPayload: ReadPayload, clock: Clock): Intake {
  const inHand = new WeakMap<object, InHand>()

  const enqueue = async ({ delivery }: InHand): Promise<Accepted> => {
    const asked = translate(delivery.event, delivery.payload, readPayload, clock.now())
    if (asked.kind === 'nothing') return 'ignored'
    const { guid, bodyHash, event } = delivery
    const { installation, meaning, order } = asked
    const recorded = await deliveries.record({ guid, bodyHash, event, installation, meaning }, order)
    return recorded.kind
  }

  return {
    app: (probot) => {
      probot.on([...handledEvents], async ({ payload }) => {
        const hand = inHand.get(payload)
        if (hand === undefined) return
        try {
          hand.outcome = await enqueue(hand)
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
  }
}
