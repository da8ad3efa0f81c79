// Requests as a careless HR system sends them: plain HTTP, not held back by the typed client.
import { randomUUID } from 'node:crypto'
import type { components } from '../../src/client/schema.ts'

type Problem = components['schemas']['Problem']

export type Request = {
  /** GET unless given. */
  method?: string
  /** Below the address of the API, such as /v1/settings. */
  path: string
  /** Without one the request carries no key. */
  key?: string | undefined
  json?: unknown
  /** Sent as it is, as JSON unless the headers say otherwise. */
  text?: string
  headers?: Record<string, string>
}

export type Answer = {
  status: number
  /** The slug of the problem, if it is one. */
  problem: string | undefined
  /** Where the problem's fields stand, in order. */
  pointers: string[]
  detail: string | undefined
  headers: Headers
  body: unknown
}

export async function send(
  url: string,
  { method = 'GET', path, key, json, text, headers }: Request,
): Promise<Answer> {
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json))
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(key !== undefined && { Authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  })
  const received = await response.text()
  const type = response.headers.get('content-type') ?? ''
  const parsed: unknown = /\bjson\b/.test(type) && received !== '' ? JSON.parse(received) : received
  const problem = type.startsWith('application/problem+json') ? (parsed as Problem) : undefined
  return {
    status: response.status,
    problem: problem?.type.replace('/problems/', ''),
    pointers: problem?.errors?.map(({ pointer }) => pointer) ?? [],
    detail: problem?.detail,
    headers: response.headers,
    body: parsed,
  }
}

/** The same, asked again under one Idempotency-Key where nobody answers in time, as workers do not on a busy machine. */
export async function insist(url: string, { headers, ...request }: Request): Promise<Answer> {
  const asked = { ...request, headers: { 'Idempotency-Key': randomUUID(), ...headers } }
  let answer: Answer
  do answer = await send(url, asked)
  while (answer.problem === 'unavailable')
  return answer
}
