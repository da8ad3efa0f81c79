// A receiver of webhooks on this machine, which looks at each as a customer's would: by the official package.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export type Received = {
  /** The header `webhook-id`. */
  id: string
  type: string
  timestamp: string
  data: Record<string, unknown>
  bytes: number
  headers: IncomingMessage['headers']
  /** By position in `secrets`: which of them verify it. */
  verifiedBy: number[]
}

export type Receiver = AsyncDisposable & {
  url: string
  /** Everything that arrived, also what was not taken. */
  received: Received[]
  /** Those that may have signed. */
  secrets: string[]
  /** How the next ones are answered: a status, or a hand of one's own. */
  answer: number | ((response: ServerResponse, received: Received) => void)
  /** How many connections were made. */
  connections: number
}

export async function startReceiver({ host = '127.0.0.1' } = {}): Promise<Receiver> {
  const server = createServer((request, response) => void take(request, response))
  server.on('connection', () => {
    receiver.connections += 1
  })
  server.listen(0, host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/hook`,
    received: [],
    secrets: [],
    answer: 204,
    connections: 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const headers = request.headers
    const received: Received = {
      ...(JSON.parse(body.toString()) as Pick<Received, 'type' | 'timestamp' | 'data'>),
      id: String(headers['webhook-id']),
      bytes: body.length,
      headers,
      verifiedBy: receiver.secrets.flatMap((secret, index) =>
        verifies({ secret, body, headers }) ? [index] : [],
      ),
    }
    receiver.received.push(received)
    if (typeof receiver.answer === 'number') response.writeHead(receiver.answer).end()
    else receiver.answer(response, received)
  }
  return receiver
}

function verifies({
  secret,
  body,
  headers,
}: {
  secret: string
  body: Buffer
  headers: IncomingMessage['headers']
}): boolean {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>)
    return true
  } catch {
    return false
  }
}
