/** What a caller sees of a user's Visma Connect connection, and of what was asked for it. */
import { z } from 'zod'
import { mailStates, type ConnectionChange } from '../../db/connection-changes.ts'
import type { User } from '../../db/users.ts'
import { stepStates } from '../../domain/leaver.ts'
import { connectingWorkflowId, connectionRemovalWorkflowId } from '../../temporal/ids.ts'
import type { ApiDeps } from '../deps.ts'
import { InstantField } from './values.ts'

export const changeFields = {
  id: z.string(),
  kind: z.enum(['remove', 'connect']),
  state: z.enum(stepStates),
  observed: z.string().nullable().meta({ description: 'What was seen afterwards.' }),
  problem: z
    .string()
    .nullable()
    .meta({ description: 'A problem code while it does not succeed, or why it ended so.' }),
  requestedAt: InstantField,
  at: InstantField.nullable().meta({ description: 'When it ended.' }),
  actor: z.string().nullable(),
  reason: z.string().nullable(),
  welcomeMail: z
    .strictObject({
      state: z.enum(mailStates).meta({
        description:
          '`unknown`: it may have been sent, and is not sent again. `skipped`: nobody wanted it any more.',
      }),
      problem: z
        .string()
        .nullable()
        .meta({ description: 'A problem code, while or because it is not sent.' }),
      at: InstantField.nullable().meta({ description: 'When it was sent, or given up.' }),
    })
    .nullable()
    .meta({
      description:
        'The mail to whoever was newly connected; null where `welcomeMail` of the settings wants none, or the person was connected before.',
    }),
}

const ChangeView = z.strictObject({
  ...changeFields,
  links: z.strictObject({ temporal: z.string().nullable() }),
})

export const ConnectionView = z
  .strictObject({
    userId: z.string(),
    connection: z.enum(['yes', 'no', 'unknown']).meta({ description: 'Whether the connection exists.' }),
    vismaConnectEmail: z.string().nullable(),
    vismaConnectUserId: z.string().nullable(),
    takenAt: InstantField.nullable().meta({
      description: 'Since when koppling has or may have taken it away; null once it is there again.',
    }),
    takenByLeaver: z
      .string()
      .nullable()
      .meta({ description: 'The leaver that took it; null where a person did.' }),
    change: ChangeView.nullable().meta({ description: 'What was asked for last, and how far it came.' }),
  })
  .meta({ id: 'Connection' })

type Shown = { user: User; change: ConnectionChange | undefined }

export function connectionView(
  { user, change }: Shown,
  { tenant, temporalUiLink }: { tenant: string; temporalUiLink: ApiDeps['temporalUiLink'] },
): z.input<typeof ConnectionView> {
  const { id: userId, connection, vismaConnectEmail, vismaConnectUserId, taken } = user
  const idOf = change?.kind === 'connect' ? connectingWorkflowId : connectionRemovalWorkflowId
  const workflowId = idOf({ tenant, user: userId })
  return {
    userId,
    connection,
    vismaConnectEmail,
    vismaConnectUserId,
    takenAt: taken?.at ?? null,
    takenByLeaver: taken?.leaver ?? null,
    change:
      change === undefined
        ? null
        : { ...changeView(change), links: { temporal: temporalUiLink(workflowId) ?? null } },
  }
}

export function changeView({
  id,
  kind,
  state,
  observed,
  problem,
  requestedAt,
  finishedAt,
  cause,
  welcomeMail: mail,
}: ConnectionChange) {
  return {
    id,
    kind,
    state,
    observed,
    problem,
    requestedAt,
    at: finishedAt,
    actor: cause.actor ?? null,
    reason: cause.reason ?? null,
    welcomeMail: mail === null ? null : { state: mail.state, problem: mail.problem, at: mail.at },
  }
}
