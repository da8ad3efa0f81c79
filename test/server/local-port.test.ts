import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from '../../src/local/port.ts'
import { listen } from './local-rig.ts'

test('a taken port is replaced by a free one, and that is told', async () => {
  const server = createServer().listen({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : 0
  const { report, lines } = listen()

  const port = await freePort({ wanted: taken, what: 'the API', report })

  expect(port).not.toBe(taken)
  expect(lines).toEqual([`Port ${taken} is taken: the API uses ${port} instead.`])
  server.close()
  await once(server, 'close')
  expect(await freePort({ wanted: taken, what: 'the API', report })).toBe(taken)
  expect(lines).toHaveLength(1)
})

test('port 0 is any free one, and nothing is told', async () => {
  const { report, lines } = listen()
  const port = await freePort({ wanted: 0, what: 'the API', report })
  expect(port, 'none that a connection may be given meanwhile').toBeGreaterThanOrEqual(20_000)
  expect(port).toBeLessThan(30_000)
  expect(lines).toEqual([])
})
