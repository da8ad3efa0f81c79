/** Lists, page by page. How the next page is told is not public, so whatever the server gives is followed: a cursor, or a link. */
import type { z } from 'zod'
import { UnexpectedAnswer } from '../errors.ts'
import type { Channel, Read } from './channel.ts'

const PAGE = '50'

type Page<T> = { data: T[]; body: Record<string, unknown> }

export async function* pagesOf<T>({
  channel,
  call,
  path,
  query = {},
  schema,
}: {
  channel: Channel
  call: string
  path: string
  query?: Record<string, string>
  schema: z.ZodType<Page<T>>
}): AsyncGenerator<T[]> {
  const seen = new Set<string>()
  let asking: Record<string, string> | undefined = { 'page-size': PAGE, ...query }
  while (asking !== undefined) {
    const read: Read<Page<T>> = await channel.read({ call, path, query: asking, schema })
    if (read.value.data.length > 0) yield read.value.data
    asking = nextOf({ read, base: channel.base, path, query: { 'page-size': PAGE, ...query } })
    const next = asking === undefined ? '' : new URLSearchParams(asking).toString()
    if (asking !== undefined && seen.has(next))
      throw new UnexpectedAnswer('unexpected-status', {
        call,
        message: 'Visma.net gives the same page again and again. It is tried again.',
      })
    seen.add(next)
  }
}

/** The parameters of the next page: with a cursor all are repeated, a link says all itself. */
export function nextOf({
  read: { value, headers },
  base,
  path,
  query,
}: {
  read: Pick<Read<Page<unknown>>, 'value' | 'headers'>
  base: URL
  path: string
  query: Record<string, string>
}): Record<string, string> | undefined {
  const { body, data } = value
  const cursor =
    cursorIn(body) ??
    nested(body)
      .map(cursorIn)
      .find((one) => one !== undefined)
  if (cursor !== undefined) return { ...query, cursor }
  const link = linkIn(body['links']) ?? linkIn(body['_links']) ?? linkOf(headers['link'])
  if (link === undefined && data.length >= Number(PAGE)) refuseUnread(body)
  if (link === undefined) return undefined
  const url = URL.canParse(link, base.href) ? new URL(link, base) : undefined
  if (url?.origin === base.origin && url.pathname === base.pathname + path)
    return Object.fromEntries(url.searchParams)
  throw new UnexpectedAnswer('unexpected-status', {
    call: 'next-page',
    message: 'Visma.net sends on to another place for the next page; it is not followed.',
  })
}

function cursorIn(object: Record<string, unknown>): string | undefined {
  const cursor = object['cursor'] ?? object['nextCursor']
  const isOne = (typeof cursor === 'string' && cursor !== '') || typeof cursor === 'number'
  return isOne ? String(cursor) : undefined
}

const nested = (body: Record<string, unknown>) =>
  Object.values(body).filter(
    (value): value is Record<string, unknown> =>
      typeof value === 'object' && value !== null && !Array.isArray(value),
  )

/** A whole page with something that looks like the next one: whoever comes after it would be taken for new. */
function refuseUnread(body: Record<string, unknown>): void {
  const named = [body, ...nested(body)].flatMap((object) => Object.entries(object))
  if (!named.some(([name, told]) => /cursor|next/i.test(name) && Boolean(told))) return
  throw new UnexpectedAnswer('unexpected-status', {
    call: 'next-page',
    message: 'Visma.net tells of the next page in a way that is not known here.',
  })
}

function linkIn(links: unknown): string | undefined {
  if (typeof links !== 'object' || links === null || !('next' in links)) return undefined
  const { next } = links
  if (typeof next === 'string') return next || undefined
  const isLink = typeof next === 'object' && next !== null && 'href' in next
  return isLink && typeof next.href === 'string' ? next.href : undefined
}

/** RFC 8288. */
function linkOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header.join(', ') : (header ?? '')
  return /<([^>]*)>\s*;[^,]*\brel="?next"?/i.exec(text)?.[1]
}
