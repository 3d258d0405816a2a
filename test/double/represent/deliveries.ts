import type { DeliveryRecord } from '../deliveries.ts'

const idIn = (value: unknown): number | null =>
  typeof value === 'object' && value !== null && 'id' in value ? Number(value.id) : null

/** A delivery in the App's list. */
export function deliveryItemJson(delivery: DeliveryRecord) {
  const { payload } = delivery
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.seconds,
    status: delivery.ended,
    // No answer has no code; GitHub's description demands a number all the same.
    status_code: delivery.status ?? 0,
    event: delivery.event,
    action: typeof payload['action'] === 'string' ? payload['action'] : null,
    installation_id: idIn(payload['installation']),
    repository_id: idIn(payload['repository']),
    throttled_at: null,
  }
}

/** A delivery with all that was sent and answered. */
export function deliveryJson(delivery: DeliveryRecord) {
  return {
    ...deliveryItemJson(delivery),
    url: delivery.to,
    request: { headers: delivery.requestHeaders, payload: delivery.payload },
    response: {
      headers: delivery.responseHeaders,
      payload: delivery.status === null ? null : delivery.answer,
    },
  }
}
