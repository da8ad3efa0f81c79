/** An integration and what is written of it, as they are sent and shown. Credentials are never shown. */
import { z } from 'zod'
import type { Integration } from '../../db/integrations.ts'
import type { MissedSync } from '../../db/missed-syncs.ts'
import type { MappingVersion } from '../../db/integration-documents.ts'
import {
  datasets,
  integrationStages,
  missedReasons,
  type ScopeWithDatasets,
} from '../../domain/integration.ts'
import type { NextStep } from '../../domain/set-up.ts'
import { weekdays } from '../../domain/sync-schedule.ts'
import { Id } from '../fields.ts'
import { DateField, InstantField, NameField, TimeZoneField } from './values.ts'

const mostNamed = 5_000
const mostFrozen = 366

const ids = (description: string) =>
  z.array(Id).min(1).max(mostNamed).nullable().default(null).meta({ description })

const withEmployees = { contains: { const: 'employees' } }

const DatasetsField = z
  .array(z.enum(datasets))
  .min(1)
  .max(10)
  .refine((named) => named.includes('employees'), {
    error: 'must hold "employees": without them there is nobody whose absences could be sent.',
  })
  .default(['employees'])
  .meta({
    description: 'What is sent of them: always `employees`, and `absences` where the system takes them.',
    override: ({ jsonSchema }: { jsonSchema: object }) => void Object.assign(jsonSchema, withEmployees),
  })

/** As it is sent. */
export const ScopeField = z
  .strictObject({
    employerIds: ids('Null: the employer of the integration alone.'),
    departmentIds: ids('Null: all.'),
    officeIds: ids('Null: all.'),
    employeeIds: ids('Null: all.'),
    excludedEmployeeIds: z
      .array(Id)
      .max(mostNamed)
      .default([])
      .meta({ description: 'Never covered, however else they are named.' }),
    datasets: DatasetsField,
  })
  .meta({
    id: 'ScopeDocument',
    description:
      'Whom the integration covers, and what of them: who has an employment at one of the employers, and is in one of the departments, in one of the offices and among the employees, as far as these are named.',
  })

export const AcceptOverlapField = z.array(z.uuid()).max(100).default([]).meta({
  description: 'Integrations that may cover the same employees, accepted by name.',
})

/** In place of the former one. */
export const ScopeBody = ScopeField.extend({ acceptOverlapWith: AcceptOverlapField }).meta({
  id: 'ScopeChange',
  description: 'Whom the integration covers from now on, and what of them.',
})

const list = z.array(z.string()).nullable()

/** As it is shown: of a list nobody may be left, when its people were erased. */
export const ScopeView = z
  .strictObject({
    employerIds: list,
    departmentIds: list,
    officeIds: list,
    employeeIds: list,
    excludedEmployeeIds: z.array(z.string()),
    datasets: z.array(z.enum(datasets)),
  })
  .meta({ id: 'Scope' })

export const scopeOf = (sent: z.output<typeof ScopeField>): ScopeWithDatasets => {
  const once = <Id extends string>(of: readonly Id[]) => [...new Set(of)]
  const orNull = (of: readonly string[] | null) => of && once(of)
  return {
    employerIds: orNull(sent.employerIds),
    departmentIds: orNull(sent.departmentIds),
    officeIds: orNull(sent.officeIds),
    employeeIds: orNull(sent.employeeIds),
    excludedEmployeeIds: once(sent.excludedEmployeeIds),
    datasets: datasets.filter((dataset) => sent.datasets.includes(dataset)),
  }
}

export function scopeView(scope: ScopeWithDatasets): z.input<typeof ScopeView> {
  const { employerIds, departmentIds, officeIds, employeeIds, excludedEmployeeIds } = scope
  const listed = (of: readonly string[] | null) => of && [...of]
  return {
    employerIds: listed(employerIds),
    departmentIds: listed(departmentIds),
    officeIds: listed(officeIds),
    employeeIds: listed(employeeIds),
    excludedEmployeeIds: [...excludedEmployeeIds],
    datasets: [...scope.datasets],
  }
}

const everyone = {
  employerIds: null,
  departmentIds: null,
  officeIds: null,
  employeeIds: null,
  excludedEmployeeIds: [],
  datasets: ['employees' as const],
}

export const IntegrationBody = z
  .strictObject({
    system: z
      .string()
      .max(64)
      .meta({ description: 'Of `GET /v1/systems`.', examples: ['tripletex'] }),
    name: NameField,
    employerId: Id.meta({
      description: 'The company at the system must have the organisation number of this employer.',
    }),
    scope: ScopeField.default(everyone),
    startsOn: DateField.optional().meta({
      description: 'Absences and pay changes before it are not sent; the first of this month unless given.',
    }),
  })
  .meta({ id: 'IntegrationDocument' })

const signed = <Fields extends z.ZodRawShape>(fields: Fields) =>
  z.strictObject({ ...fields, by: z.string(), at: InstantField }).nullable()

const NextStepView = z
  .strictObject({
    step: z.enum(['credentials', 'test', 'review', 'promotion']),
    code: z.string().nullable().meta({ description: 'What is in its way: a problem code; null: nothing.' }),
    detail: z.string().meta({ description: 'In words, with the call that mends it.' }),
  })
  .meta({ id: 'NextStep' })

export const IntegrationView = z
  .strictObject({
    id: z.string(),
    system: z.string(),
    name: z.string(),
    employerId: z.string(),
    stage: z.enum(integrationStages),
    nextStep: NextStepView.nullable().meta({ description: 'Null: nothing is left to set up.' }),
    company: z
      .strictObject({ id: z.string(), name: z.string(), organisationNumber: z.string().nullable() })
      .nullable()
      .meta({ description: 'As the system named it when it took the credentials; null until then.' }),
    credentials: z
      .strictObject({
        version: z.int(),
        by: z.string(),
        expiresOn: DateField.nullable(),
        authorisedAt: InstantField,
      })
      .nullable()
      .meta({ description: 'Who made them and when they run out. What they hold is never shown.' }),
    mapping: z.strictObject({
      version: z.int(),
      liveVersion: z.int().nullable().meta({ description: 'By which live runs go; null before promotion.' }),
    }),
    scope: ScopeView,
    startsOn: DateField,
    schedule: z
      .strictObject({
        weekdays: z.array(z.enum(weekdays)),
        at: z.string(),
        timeZone: TimeZoneField,
        from: DateField,
        until: DateField.nullable(),
      })
      .nullable()
      .meta({ description: 'Null: it runs by hand.' }),
    frozen: z.array(DateField).meta({ description: 'Dates on which nothing runs.' }),
    missed: z
      .array(
        z.strictObject({
          date: DateField.meta({ description: 'In the zone of the schedule.' }),
          dueAt: InstantField,
          reason: z.enum(missedReasons).meta({
            description:
              '`not-started`: nothing started it within six hours, such as while koppling was down. `run-under-way`: an earlier one was not over.',
          }),
          syncId: z.string().nullable().meta({ description: 'The run that was under way at that time.' }),
        }),
      )
      .meta({
        description:
          'Runs of the schedule that did not begin, the newest first, 30 at most. What is frozen or paused is not missed.',
      }),
    testSync: z.string().nullable(),
    approval: signed({ sync: z.string() }),
    promoted: signed({}),
    paused: signed({}),
    authorisationLost: z
      .strictObject({ at: InstantField, why: z.string() })
      .nullable()
      .meta({ description: 'The system takes the credentials no longer.' }),
    disconnectedAt: InstantField.nullable(),
    createdBy: z.string(),
    createdAt: InstantField,
    links: z.strictObject({ temporal: z.string().nullable() }),
  })
  .meta({ id: 'Integration' })

export function integrationView(
  integration: Integration,
  {
    nextStep,
    missed,
    temporal,
  }: { nextStep: NextStep | null; missed: MissedSync[]; temporal: string | undefined },
): z.input<typeof IntegrationView> {
  const { id, system, name, employerId, stage, credentials, schedule, approval, promoted, paused } =
    integration
  return {
    ...{ id, system, name, employerId, stage, nextStep, approval, promoted, paused },
    company: credentials?.company ?? null,
    credentials: credentials && {
      version: credentials.version,
      by: credentials.by,
      expiresOn: credentials.expireOn,
      authorisedAt: credentials.authorisedAt,
    },
    mapping: { version: integration.mappingVersion, liveVersion: integration.liveMappingVersion },
    scope: scopeView(integration.scope),
    startsOn: integration.startsOn,
    schedule: schedule && {
      weekdays: [...schedule.weekdays],
      at: schedule.at,
      timeZone: schedule.timeZone,
      from: schedule.from,
      until: schedule.until,
    },
    frozen: integration.frozen,
    missed,
    testSync: integration.testSync,
    authorisationLost: integration.authorisationLost,
    disconnectedAt: integration.disconnectedAt,
    createdBy: integration.createdBy,
    createdAt: integration.createdAt,
    links: { temporal: temporal ?? null },
  }
}

/** By the schema of its system. */
export const MappingBody = z.record(z.string(), z.unknown()).meta({
  id: 'MappingDocument',
  description: 'By the JSON Schema `mapping` of the system in `GET /v1/systems`.',
})

const mappingFields = {
  version: z.int(),
  mapping: z.record(z.string(), z.unknown()).meta({ description: 'With the defaults of its schema.' }),
  madeBy: z.string(),
  madeAt: InstantField,
}

export const MappingView = z.strictObject(mappingFields).meta({ id: 'Mapping' })

export const MappingWithUnmapped = z
  .strictObject({
    ...mappingFields,
    unmapped: z
      .array(
        z.strictObject({
          field: z.string().meta({ description: 'Of the employee’s document.' }),
          value: z.string(),
          employees: z.int().meta({ description: 'How many have it.' }),
        }),
      )
      .meta({
        description:
          'Every value of the scope that the mapping says nothing about, neither by name nor by a default.',
      }),
  })
  .meta({ id: 'MappingWithUnmapped' })

export function mappingView({
  version,
  mapping,
  madeBy,
  madeAt,
}: MappingVersion): z.input<typeof MappingView> {
  return { version, mapping: mapping as Record<string, unknown>, madeBy, madeAt }
}

export const FreezeField = z
  .strictObject({
    dates: z
      .array(DateField)
      .max(mostFrozen)
      .meta({ description: 'In the zone of the schedule. All that are frozen: what is left out is not.' }),
  })
  .meta({ id: 'Freeze' })
