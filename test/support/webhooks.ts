// Webhook endpoints as their owners make and look at them.
import type { components } from '../../src/client/schema.ts'
import type { KopplingClient } from '../../src/client/client.ts'
import type { Receiver } from './receiver.ts'

export type EndpointView = components['schemas']['WebhookEndpointWithSecret']
export type DeliveryView = components['schemas']['WebhookDelivery']
export type EventView = components['schemas']['Event']
type EventType = components['schemas']['EventType']

/** An endpoint at the receiver, which then knows its secret. */
export async function endpointAt(
  client: KopplingClient,
  receiver: Receiver,
  eventTypes?: EventType[],
): Promise<EndpointView> {
  const body = { url: receiver.url, ...(eventTypes !== undefined && { eventTypes }) }
  const { data, error } = await client.POST('/v1/webhook-endpoints', { body })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
  receiver.secrets.push(data.secret)
  return data
}

export async function readEndpoint(client: KopplingClient, id: string) {
  const { data } = await client.GET('/v1/webhook-endpoints/{id}', { params: { path: { id } } })
  if (data === undefined) throw new Error(`no endpoint ${id}`)
  return data
}

/** The newest first. */
export async function deliveriesOf(client: KopplingClient, endpoint: string): Promise<DeliveryView[]> {
  const { data } = await client.GET('/v1/webhook-deliveries', { params: { query: { endpoint, limit: 500 } } })
  if (data === undefined) throw new Error('no list of deliveries')
  return data.data
}

/** All events after this number, page by page. */
export async function eventsAfter(client: KopplingClient, after?: number, limit = 500): Promise<EventView[]> {
  const events: EventView[] = []
  let next: string | null | undefined = after === undefined ? undefined : String(after)
  do {
    const query: { limit: number; after?: number } = { limit, ...(next != null && { after: Number(next) }) }
    const { data, error } = await client.GET('/v1/events', { params: { query } })
    if (error) throw new Error(`${error.title}: ${error.detail}`)
    events.push(...data.data)
    next = data.next
  } while (next !== null)
  return events
}
