/** Jobs, and what documents point at. */
import { shownJob } from './jobs.ts'
import { pageOf } from './query.ts'
import { notFound } from './refusals.ts'
import { employeeIn, numbersOf } from './write.ts'
import type { Job } from './jobs.ts'
import type { Call, Route } from './serving.ts'
import type { VismaNetState } from './state.ts'

const PAGE = ['page-size', 'cursor']

type Belongs = (call: Call) => (job: Job) => boolean

export function jobRoutes({ jobs }: VismaNetState): Route[] {
  const ofEmployees: Belongs =
    ({ company }) =>
    (job) =>
      job.company === company.settings.tenantId && job.artifactType === 'Employee'
  const ofPositions: Belongs = (call) => {
    const { id } = employeeIn(call)
    return (job) => job.artifactType === 'Position' && job.employeeId === id
  }
  const lists = (of: Belongs) => (call: Call) => {
    const wanted = of(call)
    const { items, cursor } = pageOf({ query: call.query, rows: jobs.all(), wanted, newestFirst: true })
    return { status: 200, body: { data: items.map(shownJob), cursor } }
  }
  const one = (of: Belongs) => (call: Call) => {
    const job = jobs.get(String(call.request.params['jobId']))
    if (job === undefined || !of(call)(job)) throw notFound()
    return { status: 200, body: shownJob(job) }
  }
  const numberOfJob = ({ request }: Call) => {
    const number = jobs.get(String(request.params['jobId']))?.number ?? null
    return number === null ? [] : [number]
  }
  return [
    { method: 'GET', path: '/employees/jobs', query: PAGE, work: lists(ofEmployees) },
    { method: 'GET', path: '/employees/jobs/{jobId}', about: numberOfJob, work: one(ofEmployees) },
    {
      method: 'GET',
      path: '/employees/{id}/positions/jobs',
      query: PAGE,
      about: numbersOf,
      work: lists(ofPositions),
    },
    {
      method: 'GET',
      path: '/employees/{id}/positions/jobs/{jobId}',
      about: numberOfJob,
      work: one(ofPositions),
    },
  ]
}

export function lookUpRoutes(): Route[] {
  return [
    ...(['taxUnits', 'workTimeAgreements'] as const).flatMap((name): Route[] => [
      {
        method: 'GET',
        path: `/${name}`,
        query: PAGE,
        work({ company, query }) {
          const { items, cursor } = pageOf({ query, rows: company.settings[name], wanted: () => true })
          return { status: 200, body: { data: items, cursor } }
        },
      },
      {
        method: 'GET',
        path: `/${name}/{id}`,
        work({ company, request }) {
          const found = company.settings[name].find(({ id }) => id === request.params['id'])
          if (found === undefined) throw notFound()
          return { status: 200, body: found }
        },
      },
    ]),
    {
      method: 'GET',
      path: '/companySettings',
      work: ({ company: { settings } }) => ({
        status: 200,
        body: { companyName: settings.name, organizationNumber: settings.organisationNumber },
      }),
    },
  ]
}
