/** Sessions: made in both documented ways, deleted, and asked who they are. */
import {
  badParameter,
  illegalFields,
  invalid,
  notAuthenticated,
  notFound,
  REQUIRED,
  unmappable,
} from './refusals.ts'
import { render } from './render.ts'
import { EVERYTHING, readSelection } from './selection.ts'
import { TEST_TOKEN, keyOf, norwegianDate } from './sessions.ts'
import type { Field } from './resources.ts'
import type { Call, Reply, Route } from './serving.ts'
import type { TripletexState } from './state.ts'

const FIELDS = ['consumerToken', 'employeeToken', 'expirationDate'] as const
type Asked = Record<(typeof FIELDS)[number], string>

export function sessionRoutes(state: TripletexState): Route[] {
  async function create({ asked, status }: { asked: Asked; status: number }): Promise<Reply> {
    const { consumerToken, employeeToken, expirationDate } = asked
    const key = keyOf(asked)
    const company = [...state.companies.values()].find(({ settings }) =>
      settings.tokens.some((token) => token.key === key),
    )
    if (!TEST_TOKEN.test(consumerToken) || !TEST_TOKEN.test(employeeToken) || company === undefined)
      throw notAuthenticated()
    if (!/^\d{4}-\d{2}-\d{2}$/.test(expirationDate) || expirationDate <= norwegianDate(state.clock.now()))
      throw invalid({ field: 'expirationDate', message: 'Må være senere enn i dag.' })
    const session = await state.createSession({ companyId: company.settings.id, key, expirationDate })
    return {
      status,
      body: {
        value: {
          id: 1,
          version: 1,
          url: 'tripletex.no/v2/token/session/1',
          consumerToken: { id: 1 },
          employeeToken: { id: 2 },
          expirationDate,
          token: session.token,
          encryptionKey: null,
        },
      },
    }
  }

  return [
    {
      method: 'POST',
      path: '/token/session/:create',
      open: true,
      keyOf: ({ body }) => keyIn(body),
      work: ({ body }) => create({ asked: readAsked({ from: body, refuse: unmappable }), status: 201 }),
    },
    {
      method: 'PUT',
      path: '/token/session/:create',
      open: true,
      keyOf: ({ query }) => keyIn(query),
      work: ({ query }) => create({ asked: readAsked({ from: query, refuse: badParameter }), status: 200 }),
    },
    {
      method: 'DELETE',
      path: '/token/session/{token}',
      async work({ request }) {
        if (!(await state.deleteSession(String(request.params['token'])))) throw notFound()
        return { status: 204 }
      },
    },
    {
      method: 'GET',
      path: '/token/session/>whoAmI',
      work({ company, query }) {
        const selection =
          query['fields'] === undefined
            ? EVERYTHING
            : readSelection({ text: query['fields'], fields: WHO_AM_I })
        if (Object.keys(query).some((name) => name !== 'fields'))
          throw illegalFields(Object.keys(query).join())
        const who: Record<string, unknown> = {
          employeeId: company.ownerId,
          actualEmployeeId: company.ownerId,
          employee: linkOrRow('employee', company.ownerId),
          companyId: company.settings.id,
          company: linkOrRow('company', company.settings.id),
          language: 'no',
          loggedInWithConnect: false,
          employeeIsProxy: false,
        }
        function linkOrRow(resource: 'employee' | 'company', id: number) {
          const below = selection.named.get(resource)
          const row = company.get(resource, id)
          if (below === undefined || row === undefined)
            return { id, url: `tripletex.no/v2/${resource}/${id}` }
          return render({ company, resource, row, selection: below })
        }
        const shown = Object.entries(who).filter(([name]) => selection.all || selection.named.has(name))
        return { status: 200, body: { value: Object.fromEntries(shown) } }
      },
    },
  ]
}

const WHO_AM_I: Record<string, Field> = {
  employeeId: { kind: 'integer' },
  actualEmployeeId: { kind: 'integer' },
  employee: { kind: 'link', of: 'employee' },
  companyId: { kind: 'integer' },
  company: { kind: 'link', of: 'company' },
  language: { kind: 'text' },
  loggedInWithConnect: { kind: 'flag' },
  employeeIsProxy: { kind: 'flag' },
}

function readAsked({ from, refuse }: { from: unknown; refuse: (field: string) => Error }): Asked {
  if (typeof from !== 'object' || from === null) throw refuse('body')
  const unknown = Object.keys(from).find((name) => !FIELDS.some((field) => field === name))
  if (unknown !== undefined) throw refuse(unknown)
  const asked = from as Partial<Record<string, unknown>>
  const missing = FIELDS.find((field) => typeof asked[field] !== 'string' || asked[field] === '')
  if (missing !== undefined) throw invalid({ field: missing, message: REQUIRED })
  return asked as Asked
}

/** The pair of tokens that a call names, whose limit it counts to. */
function keyIn(asked: unknown): string | undefined {
  const { consumerToken, employeeToken } = (asked ?? {}) as Call['query']
  if (typeof consumerToken !== 'string' || typeof employeeToken !== 'string') return undefined
  return keyOf({ consumerToken, employeeToken })
}
