/** A small product of its own, to try the framework with: shelves with books, kept in memory. */
import { z } from 'zod'
import { refusalDocument } from '../../src/api/failures.ts'
import { DryRun, Id } from '../../src/api/fields.ts'
import { keysetList, listOf } from '../../src/api/lists.ts'
import { ndjson } from '../../src/api/ndjson.ts'
import { Problem, ProblemDocument } from '../../src/api/problems.ts'
import { bindRoutes, route } from '../../src/api/route.ts'
import { Rejection } from '../../src/domain/rejection.ts'

const Pages = z.union([z.int().min(0).max(999), z.literal('off')]).nullable()

const Book = z
  .strictObject({
    title: z.string().min(1).max(100),
    printed: z.iso.date(),
    email: z.email().nullable().optional(),
    pages: Pages.optional(),
    place: z.union([z.enum(['anywhere']), z.strictObject({ shelf: z.int() })]).optional(),
    chapters: z
      .array(z.strictObject({ id: Id, length: z.int() }))
      .max(3)
      .default([]),
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Book' })

const BookLine = Book.extend({ id: Id })

const Shelved = z
  .object({ id: z.string(), title: z.string(), by: z.string(), actor: z.string().nullable() })
  .meta({ id: 'Shelved' })

export type Deps = {
  /** Called with the id of a book before it is kept; may throw. */
  before: (id: string) => Promise<void> | void
  kept: Map<string, z.output<typeof Book>>
  /** Called when a bulk call ends, however it ends. */
  ended: () => void
}

const books = keysetList({ name: 'books', position: z.tuple([z.string()]) })

export const toyRoutes = [
  route({
    operationId: 'keepBook',
    tag: 'Books',
    summary: 'Keep a book',
    method: 'put',
    path: '/books/{id}',
    roles: ['hr', 'admin'],
    actor: 'recorded',
    idempotency: 'natural',
    etag: 'if-match',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ dryRun: DryRun }),
    body: Book,
    answers: {
      200: { description: 'What it would be', schema: Shelved },
      202: { description: 'Kept', schema: Shelved },
    },
    problems: ['template-unknown', 'stale'],
    handle:
      ({ before, kept }: Deps) =>
      async ({ caller, params, query, body, request }) => {
        const view = {
          id: params.id,
          title: body.title,
          by: caller.tenant,
          actor: caller.actor ?? null,
          secret: 'inside',
        }
        if (query.dryRun) return { status: 200, body: view }
        await before(params.id)
        if (request.ifMatch !== undefined && request.ifMatch !== '*' && !request.ifMatch.includes('1'))
          throw new Problem('stale')
        kept.set(params.id, body)
        return { status: 202, body: view, etag: '1', headers: { Location: `/v1/books/${params.id}` } }
      },
  }),
  route({
    operationId: 'getBook',
    tag: 'Books',
    summary: 'Read a book',
    method: 'get',
    path: '/books/{id}',
    roles: ['viewer', 'hr', 'admin'],
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: Id }),
    answers: { 200: { description: 'The book', schema: Shelved } },
    problems: ['not-found'],
    handle:
      ({ kept }: Deps) =>
      async ({ caller, params }) => {
        const book = kept.get(params.id)
        if (!book) throw new Problem('not-found', { detail: 'There is no book with this id. Keep it first.' })
        return { status: 200, body: { id: params.id, title: book.title, by: caller.tenant, actor: null } }
      },
  }),
  route({
    operationId: 'getNewest',
    tag: 'Books',
    summary: 'Read the book that was kept last',
    method: 'get',
    path: '/books/newest',
    roles: ['viewer', 'hr', 'admin'],
    actor: 'recorded',
    idempotency: 'none',
    answers: { 200: { description: 'Its id', schema: z.object({ newest: z.string().nullable() }) } },
    problems: [],
    handle:
      ({ kept }: Deps) =>
      () =>
        Promise.resolve({ status: 200, body: { newest: [...kept.keys()].at(-1) ?? null } }),
  }),
  route({
    operationId: 'burnBook',
    tag: 'Books',
    summary: 'Burn a book',
    method: 'delete',
    path: '/books/{id}',
    roles: ['admin'],
    actor: 'required',
    idempotency: 'natural',
    params: z.strictObject({ id: Id }),
    answers: { 204: { description: 'It is gone' } },
    problems: [],
    handle:
      ({ before, kept }: Deps) =>
      async ({ params }) => {
        await before(params.id)
        kept.delete(params.id)
        return { status: 204 }
      },
  }),
  route({
    operationId: 'keepBooks',
    tag: 'Books',
    summary: 'Keep many books',
    method: 'post',
    path: '/books/bulk',
    roles: ['hr', 'admin'],
    actor: 'recorded',
    idempotency: 'key',
    body: ndjson(BookLine),
    answers: {
      200: {
        description: 'A line for each line',
        lines: z.object({ line: z.int(), id: z.string().optional(), problem: ProblemDocument.optional() }),
      },
    },
    problems: ['template-unknown'],
    handle:
      ({ before, kept, ended }: Deps) =>
      async ({ body, request }) => {
        async function* keepEach() {
          try {
            for await (const line of body) yield 'problem' in line ? line : await keepLine(line)
          } finally {
            ended()
          }
        }
        async function keepLine({ line, value }: { line: number; value: z.output<typeof BookLine> }) {
          const { id, ...book } = value
          try {
            await before(id)
            kept.set(id, book)
            return { line, id }
          } catch (error) {
            return { line, problem: refusalDocument({ error, requestId: request.id }) }
          }
        }
        return { status: 200, lines: keepEach() }
      },
  }),
  route({
    operationId: 'listBooks',
    tag: 'Books',
    summary: 'List the books',
    method: 'get',
    path: '/books',
    roles: ['viewer', 'hr', 'admin'],
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject({ ...books.fields, titled: z.string().optional() }),
    answers: { 200: { description: 'A page of books', schema: listOf(z.object({ id: z.string() })) } },
    problems: [],
    handle:
      ({ kept }: Deps) =>
      async ({ query: { cursor, limit } }) => {
        const ids = [...kept.keys()].toSorted().filter((id) => cursor === undefined || id > cursor[0])
        return {
          status: 200,
          body: books.page({
            rows: ids.slice(0, limit + 1),
            limit,
            at: (id) => [id],
            view: (id) => ({ id }),
          }),
        }
      },
  }),
  route({
    operationId: 'breakContract',
    tag: 'Faults',
    summary: 'Breaks its declaration',
    method: 'post',
    path: '/faults/{id}',
    roles: ['platform', 'partner'],
    actor: 'recorded',
    idempotency: 'none',
    params: z.strictObject({ id: z.enum(['problem', 'status', 'answer']) }),
    answers: {
      200: { description: 'Fine', schema: z.object({ fine: z.boolean() }) },
      201: { description: 'Made', schema: z.object({}) },
    },
    problems: [],
    handle:
      (_deps: Deps) =>
      async ({ params }) => {
        if (params.id === 'problem')
          throw new Rejection('stale', { detail: 'Too old.', pointer: '/revision' })
        const odd: unknown = { fine: 'very' }
        const body = odd as { fine: boolean }
        return params.id === 'answer' ? { status: 200, body } : { status: 201, body: {}, headers: {} }
      },
  }),
]

const within = (deps: Deps) => () => ({ deps, carryOut: () => Promise.resolve() })

export const bindToys = (deps: Deps) => bindRoutes({ routes: toyRoutes, deps, within: within(deps) })
