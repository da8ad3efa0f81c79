/**
 * One declaration per operation: path, roles, schemas, answers, problems and the handler stand together, and the mounted
 * route, its checks, the OpenAPI document and the typed client are all made from it.
 *
 * A declaration is a constant without live parts: `handle` takes what it depends on first and is called with it once,
 * when the routes are bound. So the document can be made without a database, and no placeholder is needed:
 *
 *     export const terminationRoutes = [
 *       route({
 *         operationId: 'terminateEmployment', tag: 'Terminations', summary: 'Terminate an employment',
 *         method: 'put', path: '/employments/{id}/termination',
 *         roles: ['hr', 'admin'], actor: 'recorded', idempotency: 'natural',
 *         params: z.strictObject({ id: Id }), query: z.strictObject({ dryRun: DryRun }), body: Termination,
 *         answers: { 200: { description: 'What it would do', schema: Preview }, 202: { description: 'Planned', schema: Leaver } },
 *         problems: ['not-found', 'last-day-before-start'],
 *         handle: ({ people }: Deps) => async ({ caller, params, query, body }) =>
 *           query.dryRun
 *             ? { status: 200, body: await people.preview(caller.tenant, params.id, body) }
 *             : { status: 202, body: await people.terminate(caller, params.id, body) },
 *       }),
 *     ]
 */
import type { Knex } from 'knex'
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { Closing } from '../domain/closing.ts'
import type { Line, NdjsonBody } from './ndjson.ts'
import type { ProblemType } from './problem-types.ts'

const tenantRoles = ['viewer', 'hr', 'admin'] as const
type TenantRole = (typeof tenantRoles)[number]
export type Role = TenantRole | 'partner' | 'platform' | 'operator'

export const isTenantRole = (role: Role): role is TenantRole => tenantRoles.some((known) => known === role)

/**
 * Who calls. A partner's key that names a tenant by `Koppling-Tenant` has kind `partner`, that tenant and role `admin`;
 * without the header it has role `partner` and no tenant. `actor` is the person in the HR system.
 */
export type Caller = {
  kind: 'tenant' | 'partner' | 'platform'
  tenant?: string
  role: Role
  keyId: string
  partner?: string
  actor?: string
  /** The tenant is closed: it may be read, and nothing else. */
  closing?: Closing
}

/** By whom a caller is counted, and its idempotency keys are told apart: a tenant, a partner or the platform. */
export function scopeOf({ tenant, partner }: Caller): string {
  if (tenant !== undefined) return `tenant/${tenant}`
  return partner === undefined ? 'platform' : `partner/${partner}`
}

export type Method = 'get' | 'put' | 'post' | 'delete'
/** required: refused without Koppling-Actor. recorded: kept if given. */
export type ActorRule = 'required' | 'recorded'
/** none: reads. natural: a repeat has the same effect. key: a repeat is recognised by Idempotency-Key only. */
export type IdempotencyRule = 'none' | 'natural' | 'key'
/** answered: answers carry an ETag. if-match: the same, and If-Match is read and handed to the handler. */
export type EtagRule = 'answered' | 'if-match'

/** `*` or the strong entity tags of If-Match, without their quotes. */
export type IfMatch = '*' | readonly string[]

/** What a handler may want to know of the request besides its parsed parts. */
export type RequestInfo = {
  id: string
  /** Accept asks for CSV rather than for JSON; looked at where an answer may be CSV. */
  prefersCsv: boolean
  log: Logger
  idempotencyKey: string | undefined
  ifMatch: IfMatch | undefined
  /** Why, by Koppling-Reason; a reason in the body comes before it. */
  reason: string | undefined
}

/**
 * `schema`: a JSON answer. `lines`: NDJSON, one value per line. Neither: no body. `csv`: the handler may answer with rows of CSV
 * instead. `file`: the bytes of a file of one of these media types. `headers`: name to description.
 */
export type AnswerDeclaration = {
  description: string
  schema?: z.ZodType
  lines?: z.ZodType
  csv?: true
  file?: readonly string[]
  headers?: Readonly<Record<string, string>>
}
type AnswerStatus = 200 | 201 | 202 | 204
export type Answers = Readonly<Partial<Record<AnswerStatus, AnswerDeclaration>>>

/** What a handler returns, with the types erased. `etag` without quotes. */
export type Answer = {
  status: AnswerStatus
  body?: unknown
  lines?: AsyncIterable<unknown>
  csv?: AsyncIterable<string>
  file?: FileAnswer
  headers?: Readonly<Record<string, string>>
  etag?: string
}

export type FileAnswer = { name: string; mediaType: string; bytes: AsyncIterable<Uint8Array> }

type FieldsSchema = z.ZodType<unknown, Record<string, unknown>>
type BodyDeclaration = z.ZodType | NdjsonBody

export type HandlerInput = {
  caller: Caller
  params: unknown
  query: unknown
  body: unknown
  request: RequestInfo
}
// Taken from a method, so that a handler with parsed types fits (methods are compared in both directions).
export type Handler = { handle(input: HandlerInput): Promise<Answer> }['handle']

type Declaration = {
  /** Unique, camelCase, verb first: the name of the operation in clients. */
  operationId: string
  tag: string
  summary: string
  description?: string
  method: Method
  /** Below /v1, parameters in braces. */
  path: `/${string}`
  roles: readonly Role[]
  actor: ActorRule
  idempotency: IdempotencyRule
  etag?: EtagRule
  params?: FieldsSchema
  query?: FieldsSchema
  body?: BodyDeclaration
  answers: Answers
  /** Those that the handler throws; those of the framework's own checks are added by it. */
  problems: readonly ProblemType[]
}

type Prepare = { prepare(input: HandlerInput): Promise<void> }['prepare']

/**
 * A declared operation that still waits for what it depends on. `prepare`: looks at the world outside before the handler, and never
 * within a transaction, which others would wait for.
 */
export type Route<Deps> = Declaration & {
  prepare?: (deps: Deps) => Prepare
  handle: (deps: Deps) => Handler
}
/** A declared operation without its handler: all that the OpenAPI document needs. */
export type RouteDeclaration = Declaration
/** Whether the operation may change something, and takes a reason for it. */
export const isWrite = (route: RouteDeclaration): boolean => route.idempotency !== 'none'
/** Whether the operation acts within one tenant, which a partner's key names by Koppling-Tenant. */
export const servesTenants = (route: RouteDeclaration): boolean => route.roles.some(isTenantRole)

/** A handler within a transaction of the caller, and what it leaves to be done once that is committed. */
type HandlerWithin = { handle: Handler; carryOut: () => Promise<void> }

/** A declared operation that can be called. */
export type BoundRoute = Declaration & {
  prepare: Prepare | undefined
  handle: Handler
  within: (trx: Knex.Transaction) => HandlerWithin
}

type AnswerFor<Status, D> = {
  status: Status
  headers?: Readonly<Record<string, string>>
  etag?: string
} & (
  | (D extends { lines: infer Schema extends z.ZodType }
      ? { lines: AsyncIterable<z.input<Schema>> }
      : D extends { schema: infer Schema extends z.ZodType }
        ? { body: z.input<Schema> }
        : D extends { file: readonly string[] }
          ? { file: FileAnswer }
          : { body?: undefined })
  | (D extends { csv: true } ? { csv: AsyncIterable<string> } : never)
)
type AnswerOf<A> = { [Status in keyof A]: AnswerFor<Status, A[Status]> }[keyof A]

type BodyOf<B> =
  B extends NdjsonBody<infer Schema>
    ? AsyncIterable<Line<z.output<Schema>>>
    : B extends z.ZodType
      ? z.output<B>
      : undefined

type CallerOf<R extends Role, A extends ActorRule> = Caller &
  ([R] extends [TenantRole] ? { tenant: string } : unknown) &
  (A extends 'required' ? { actor: string } : unknown)

type NoFields = z.ZodType<undefined, Record<string, unknown>>

type InputOf<
  R extends Role,
  Actor extends ActorRule,
  P extends FieldsSchema,
  Q extends FieldsSchema,
  B extends BodyDeclaration,
> = {
  /** Has a tenant where only tenants' roles are admitted, and an actor where one is required. */
  caller: CallerOf<R, Actor>
  params: z.output<P>
  query: z.output<Q>
  body: BodyOf<B>
  request: RequestInfo
}

type TypedDeclaration<
  Deps,
  R extends Role,
  Actor extends ActorRule,
  A extends Answers,
  P extends FieldsSchema,
  Q extends FieldsSchema,
  B extends BodyDeclaration,
> = Omit<Declaration, 'roles' | 'actor' | 'params' | 'query' | 'body' | 'answers'> & {
  roles: readonly [R, ...R[]]
  actor: Actor
  params?: P
  query?: Q
  body?: B
  answers: A
  prepare?: (deps: Deps) => (input: InputOf<R, Actor, P, Q, B>) => Promise<void>
  handle: (deps: Deps) => (input: InputOf<R, Actor, P, Q, B>) => Promise<Answer & AnswerOf<A>>
}

/** Declares one operation. The handler's input and its possible answers are typed by the declaration. */
export function route<
  Deps,
  R extends Role,
  Actor extends ActorRule,
  A extends Answers,
  P extends FieldsSchema = NoFields,
  Q extends FieldsSchema = NoFields,
  B extends BodyDeclaration = z.ZodType<undefined>,
>(declaration: TypedDeclaration<Deps, R, Actor, A, P, Q, B>): Route<Deps> {
  return declaration
}

/** What handlers depend on, within a transaction of the caller. */
export type Within<Deps> = (trx: Knex.Transaction) => { deps: Deps; carryOut: () => Promise<void> }

/** Gives every route what it depends on, once; and within a transaction as often as there is one. */
export function bindRoutes<Deps>({
  routes,
  deps,
  within,
}: {
  routes: readonly Route<Deps>[]
  deps: Deps
  within: Within<Deps>
}): BoundRoute[] {
  return routes.map((declared) => ({
    ...declared,
    prepare: declared.prepare?.(deps),
    handle: declared.handle(deps),
    within: (trx) => {
      const inner = within(trx)
      return { handle: declared.handle(inner.deps), carryOut: inner.carryOut }
    },
  }))
}
