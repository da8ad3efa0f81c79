// The catalogue of payroll systems (I1): what each needs, and what it can do.
import { z } from 'zod'
import type { AnyEntry } from '../connectors/connector.ts'
import { readers, type ApiDeps } from './deps.ts'
import { keysetList, listOf } from './lists.ts'
import { route, type Route } from './route.ts'
import { System, systemView } from './schemas/system.ts'

const list = keysetList({ name: 'systems', position: z.string() })

export const systemRoutes: Route<ApiDeps>[] = [
  route({
    operationId: 'listSystems',
    tag: 'Integrations',
    summary: 'List the payroll systems that can be integrated',
    description:
      'With the JSON Schemas of credentials and mapping, and the fields of an employee that the system needs.',
    method: 'get',
    path: '/systems',
    roles: readers,
    actor: 'recorded',
    idempotency: 'none',
    query: z.strictObject(list.fields),
    answers: { 200: { description: 'Systems', schema: listOf(System) } },
    problems: [],
    handle:
      ({ catalogue }: ApiDeps) =>
      ({ query: { cursor, limit } }) => {
        const known = [...catalogue.values()].toSorted((one, other) => (one.id < other.id ? -1 : 1))
        const rows = known.filter(({ id }) => cursor === undefined || id > cursor)
        const at = ({ id }: AnyEntry) => id
        return Promise.resolve({ status: 200, body: list.page({ rows, limit, at, view: systemView }) })
      },
  }),
]
