/** What a caller sees of a user. */
import { z } from 'zod'
import type { User } from '../../db/users.ts'
import { DateField, DaysField, InstantField } from './values.ts'

export const UserView = z
  .strictObject({
    id: z.string(),
    employeeId: z.string().nullable(),
    username: z.string(),
    vismaConnectEmail: z.string().nullable(),
    vismaConnectUserId: z.string().nullable(),
    userTemplateId: z.string().nullable(),
    deactivateAfterDays: DaysField.nullable(),
    reactivateDaysBefore: DaysField.nullable(),
    administrator: z.boolean(),
    exempt: z.boolean(),
    active: z.boolean(),
    mayLogIn: z
      .boolean()
      .meta({ description: 'What the HR system follows: end sessions and refuse log-in when it is false.' }),
    inactiveSince: InstantField.nullable(),
    inactiveWhy: z.enum(['launch', 'person', 'automation']).nullable(),
    enforcedAt: InstantField.nullable().meta({
      description: 'When the HR system had carried the closing out.',
    }),
    accessEndsOn: DateField.nullable().meta({
      description: 'Of a user without employee: the first local day without access.',
    }),
    openUntil: InstantField.nullable().meta({
      description:
        'Opened again by hand: whose employment is over is closed at this instant. Null unless it was opened so.',
    }),
    opensAt: InstantField.nullable().meta({
      description: 'When koppling opens the account that it closed again, for a new employment.',
    }),
    connection: z
      .enum(['yes', 'no', 'unknown'])
      .meta({ description: 'Whether the Visma Connect connection exists.' }),
    connectLookUp: z.enum(['not-found', 'several-matches', 'email-refused']).nullable().meta({
      description:
        'While the Connect user is not known: why the search by `vismaConnectEmail` did not tell it. Correct the e-mail, or say the id.',
    }),
    changedAt: InstantField,
  })
  .meta({ id: 'UserAnswer' })

export function userView({
  closedByLeaver: _leaver,
  taken: _taken,
  accessAskedAt: _asked,
  reopened,
  ...user
}: User): z.input<typeof UserView> {
  return { ...user, openUntil: reopened?.until ?? null, mayLogIn: user.active }
}
