import { deliver, type DeliveryRecord } from '../deliveries.ts'
import { notFound, numberParam, pageOf, Problem, type Exchange, type Reply, type Route } from '../exchange.ts'
import { deliveryItemJson, deliveryJson } from '../represent/deliveries.ts'

/** How long github.com remembers a delivery. */
const threeDays = 3 * 24 * 3_600_000

const remembered = ({ world }: Exchange): readonly DeliveryRecord[] =>
  world.deliveries.filter(({ deliveredAt }) => Date.parse(deliveredAt) > Date.now() - threeDays)

/** `failure` means an answer from 400 to 599: who never answered is in neither class. */
function hasStatus({ status }: DeliveryRecord, wanted: string | null): boolean {
  if (wanted === null) return true
  if (status === null) return false
  return wanted === 'success' ? status < 400 : status >= 400 && status < 600
}

function startOf(cursor: string | null, all: readonly DeliveryRecord[]): number {
  if (cursor === null) return 0
  const id = /^v1_(\d{1,15})$/.exec(cursor)?.[1]
  if (id === undefined) throw new Problem(422, 'Invalid cursor')
  const at = all.findIndex((delivery) => delivery.id <= Number(id))
  return at < 0 ? all.length : at
}

/** Newest first. Pages are found by a cursor, never by a number. */
function list(exchange: Exchange): Reply {
  const { query, root, path } = exchange
  const all = remembered(exchange)
    .filter((delivery) => hasStatus(delivery, query.get('status')))
    .toSorted((a, b) => b.id - a.id)
  const { length } = pageOf(query)
  const start = startOf(query.get('cursor'), all)
  const next = all[start + length]
  const further = new URLSearchParams(query)
  further.set('cursor', `v1_${next?.id}`)
  const link = `<${root}${path}?${further.toString()}>; rel="next"`
  const body = all.slice(start, start + length).map(deliveryItemJson)
  return { status: 200, body, ...(next === undefined ? {} : { headers: { link } }) }
}

function one(exchange: Exchange): DeliveryRecord {
  const id = numberParam(exchange, 'delivery_id')
  const found = remembered(exchange).find((delivery) => delivery.id === id)
  if (found === undefined) throw notFound()
  return found
}

/** Accepted at once; the receiver hears of it afterwards. */
function again(exchange: Exchange): Reply {
  const delivery = one(exchange)
  const { event, payload, to, secret } = delivery
  void deliver(exchange.world, event, payload, { to, secret, redeliver: delivery, unchecked: true })
  return { status: 202, body: {} }
}

export const deliveryRoutes: readonly Route[] = [
  {
    operation: 'GET /app/hook/deliveries',
    needs: 'app',
    query: ['per_page', 'cursor', 'status'],
    answer: list,
  },
  {
    operation: 'GET /app/hook/deliveries/{delivery_id}',
    needs: 'app',
    answer: (exchange) => ({ status: 200, body: deliveryJson(one(exchange)) }),
  },
  { operation: 'POST /app/hook/deliveries/{delivery_id}/attempts', needs: 'app', answer: again },
]
