/** The bodies of the steps of an integration. */
import { z } from 'zod'
import { weekdays } from '../../domain/sync-schedule.ts'
import { Id } from '../fields.ts'
import { AcceptOverlapField } from './integration.ts'
import { DateField, ReasonField, TimeZoneField } from './values.ts'

export const CredentialsBody = z
  .strictObject({
    credentials: z.record(z.string(), z.unknown()).meta({
      description:
        'By the schema that `GET /v1/systems` shows for this system. Never answered, logged or told.',
    }),
    expiresOn: DateField.nullable().default(null).meta({ description: 'When they run out, if known.' }),
    companyName: z.string().min(1).max(200).nullable().default(null).meta({
      description: 'Confirms the company where organisation numbers cannot be compared.',
    }),
  })
  .meta({ id: 'IntegrationCredentials' })

export const TestBody = z
  .strictObject({
    employees: z.array(Id).max(100).meta({ description: 'One or two; `GET …/readiness` proposes some.' }),
  })
  .meta({ id: 'IntegrationTest' })

export const FullBody = z
  .strictObject({
    full: z
      .boolean()
      .default(false)
      .meta({ description: 'Sends everything again, also what did not change.' }),
  })
  .meta({ id: 'IntegrationSync' })

const Schedule = z
  .strictObject({
    weekdays: z.array(z.enum(weekdays)).min(1).max(7),
    at: z
      .string()
      .regex(/^([01][0-9]|2[0-3]):(00|15|30|45)$/)
      .default('06:00')
      .meta({ description: 'A quarter of an hour of the zone; a run starts up to 15 minutes later.' }),
    timeZone: TimeZoneField,
    from: DateField,
    until: DateField.nullable().default(null),
  })
  .meta({ id: 'SyncSchedule' })

const ScheduleField = Schedule.nullable().meta({ description: 'null: runs by hand only.' })

export const ScheduleBody = z.strictObject({ schedule: ScheduleField }).meta({ id: 'IntegrationSchedule' })

export const PromotionBody = z
  .strictObject({
    schedule: ScheduleField,
    acceptOverlapWith: AcceptOverlapField,
  })
  .meta({ id: 'IntegrationPromotion' })

const count = z.int().min(0)
export const RunApprovalBody = z
  .strictObject({
    planned: z.strictObject({
      scope: count,
      created: count,
      ended: count,
      bankAccountChanged: count,
      nationalIdChanged: count,
      employees: count,
    }),
  })
  .meta({ id: 'SyncApproval' })

export const RunDeclineBody = z.strictObject({ reason: ReasonField }).meta({ id: 'SyncDecline' })
