// The schema's own guards: whose rows they are, and what PostgreSQL refuses whatever the code does.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '../support/database.ts'
import { fill, leaverRow, rowsOf, type Row } from './migrations-rows.ts'
import { foreignKeysOf, primaryKeysOf } from './migrations-schema.ts'

let database: Awaited<ReturnType<typeof ownDatabase>>

beforeAll(async () => {
  database = await ownDatabase()
  await fill(database.db, ['acme', 'other'])
})
afterAll(async () => {
  await database[Symbol.asyncDispose]()
})

/** Not a tenant's own: partners and tenants themselves, keys that are found before the tenant is known, what partners and the platform ask, webhooks, which may be a partner's, what the platform keeps, and knex's. */
const withoutTenant = [
  'alarms',
  'api_keys',
  'idempotency_keys',
  'migrations',
  'migrations_lock',
  'partners',
  'platform_audit',
  'rate_limits',
  'stops',
  'sweep_progress',
  'tenants',
  'webhook_deliveries',
  'webhook_endpoints',
  'webhook_secrets',
]

test('Keys: the primary key of every table begins with tenant_id, with named exceptions', async () => {
  const keys = await primaryKeysOf(database.db)
  const others = [...keys].filter(([, columns]) => columns?.[0] !== 'tenant_id').map(([name]) => name)
  expect(others).toEqual(withoutTenant)
  expect(keys.size).toBeGreaterThan(withoutTenant.length)
})

test('Keys: whoever refers to a row of a tenant names the tenant: no row points into another', async () => {
  const loose = (await foreignKeysOf(database.db)).filter(({ target, columns, targetColumns }) =>
    withoutTenant.includes(target) ? false : columns[0] !== 'tenant_id' || targetColumns[0] !== 'tenant_id',
  )
  expect(loose).toEqual([])
})

test('migrations: every foreign key has an index', async () => {
  const slow = (await foreignKeysOf(database.db)).filter(({ indexed }) => !indexed)
  expect(slow.map(({ name }) => name)).toEqual([])
})

const rowOf = (table: string): Row => rowsOf('acme').find(([name]) => name === table)?.[1] ?? {}
const finished = {
  ...leaverRow('acme'),
  id: '6f1d0d6e-1111-4222-8333-944445555667',
  stage: 'finished',
  outcome: 'completed',
}
const nextLeaver = { ...leaverRow('acme'), id: '6f1d0d6e-1111-4222-8333-944445555668', cycle: 2 }
const employment = { ...rowOf('employments'), id: 'E1-2' }
const user = { ...rowOf('users'), id: 'U2', employee_id: null }
const key = { ...rowOf('api_keys'), id: 'another-key' }
const integration = {
  ...rowOf('integrations'),
  system: 'another',
  id: '6f1d0d6e-1111-4222-8333-944445555aab',
}

type Refusal = [title: string, table: string, row: Row, constraint: string]

const refused: Refusal[] = [
  [
    'an identity provider of an unknown mode',
    'identity_providers',
    { ...rowOf('identity_providers'), mode: 'ldap' },
    'identity_providers_mode_check',
  ],
  [
    'a SCIM provider without a secret',
    'identity_providers',
    { ...rowOf('identity_providers'), secret_sealed: null },
    'identity_providers_check',
  ],
  [
    'a second identity provider of a tenant',
    'identity_providers',
    rowOf('identity_providers'),
    'identity_providers_pkey',
  ],
  [
    "an account of another tenant's user",
    'provider_users',
    { ...rowOf('provider_users'), user_id: 'X1' },
    'provider_users_tenant_id_user_id_fkey',
  ],
  ['L3: a second open leaver of one employment', 'leavers', nextLeaver, 'leavers_one_open_per_employment'],
  [
    'a second leaver with the same cycle',
    'leavers',
    { ...finished, cycle: 1 },
    'leavers_tenant_id_employment_id_cycle_key',
  ],
  ['a leaver in cycle 0', 'leavers', { ...finished, cycle: 0 }, 'leavers_cycle_check'],
  ['a finished leaver without outcome', 'leavers', { ...finished, cycle: 2, outcome: null }, 'leavers_check'],
  ['a waiting leaver with an outcome', 'leavers', { ...nextLeaver, outcome: 'completed' }, 'leavers_check'],
  ['an open leaver without an instant', 'leavers', { ...nextLeaver, acts_at: null }, 'leavers_check1'],
  ['a leaver in an unknown stage', 'leavers', { ...nextLeaver, stage: 'sleeping' }, 'leavers_stage_check'],
  [
    'a leaver with an unknown outcome',
    'leavers',
    { ...finished, cycle: 2, outcome: 'done' },
    'leavers_outcome_check',
  ],
  ['a leaver held by nobody known', 'leavers', { ...nextLeaver, held_by: 'me' }, 'leavers_held_by_check'],
  [
    "a leaver of another tenant's employment",
    'leavers',
    { ...finished, cycle: 2, employment_id: 'X1-1' },
    'leavers_tenant_id_employment_id_fkey',
  ],
  [
    'a step that is neither account nor connection',
    'leaver_steps',
    { ...rowOf('leaver_steps'), step: 'mail' },
    'leaver_steps_step_check',
  ],
  ['a second account step', 'leaver_steps', rowOf('leaver_steps'), 'leaver_steps_pkey'],
  [
    'a step in an unknown state',
    'leaver_steps',
    { ...rowOf('leaver_steps'), step: 'connection', state: 'odd' },
    'leaver_steps_state_check',
  ],
  ['an edit number twice', 'leaver_edits', rowOf('leaver_edits'), 'leaver_edits_pkey'],

  [
    'a last day before the start',
    'employments',
    { ...employment, last_day: '2020-01-31' },
    'employments_check1',
  ],
  ['access ends-on without a date', 'employments', { ...employment, access: 'ends-on' }, 'employments_check'],
  [
    'access by the rule with a date',
    'employments',
    { ...employment, access_ends_on: '2026-10-15' },
    'employments_check',
  ],
  ['an unknown access', 'employments', { ...employment, access: 'later' }, 'employments_access_check'],
  [
    "an employment at another tenant's employer",
    'employments',
    { ...employment, employer_id: 'X-se' },
    'employments_tenant_id_employer_id_fkey',
  ],
  [
    'an employment of nobody',
    'employments',
    { ...employment, employee_id: 'E9' },
    'employments_tenant_id_employee_id_fkey',
  ],

  [
    'an active user with a reason to be inactive',
    'users',
    { ...user, inactive_why: 'launch' },
    'users_check',
  ],
  ['an inactive user without a reason', 'users', { ...user, active: false }, 'users_check'],
  [
    'an unknown reason to be inactive',
    'users',
    { ...user, active: false, inactive_why: 'chance' },
    'users_inactive_why_check',
  ],
  ['an unknown connection', 'users', { ...user, connection: 'maybe' }, 'users_connection_check'],
  ['a second user of one employee', 'users', { ...user, employee_id: 'E1' }, 'users_one_per_employee'],
  [
    'a user with an unknown template',
    'users',
    { ...user, user_template_id: 'T9' },
    'users_tenant_id_user_template_id_fkey',
  ],
  ['L1: 1000 days', 'users', { ...user, deactivate_after_days: '1000' }, 'users_deactivate_after_days_check'],
  ['L1: -1 days', 'users', { ...user, deactivate_after_days: '-1' }, 'users_deactivate_after_days_check'],
  [
    'L1: OFF in capitals',
    'user_templates',
    { ...rowOf('user_templates'), id: 'T2', deactivate_after_days: 'OFF' },
    'user_templates_deactivate_after_days_check',
  ],
  [
    'L2: an hour and a half',
    'settings',
    { ...rowOf('settings'), tenant_id: 'third', due_time: '06:30' },
    'settings_due_time_check',
  ],
  [
    'L2: 24:00',
    'settings',
    { ...rowOf('settings'), tenant_id: 'third', due_time: '24:00' },
    'settings_due_time_check',
  ],
  [
    'L9: an automation that is neither observed nor on',
    'settings',
    { ...rowOf('settings'), tenant_id: 'third', automation: 'off' },
    'settings_automation_check',
  ],
  [
    'L10: a second open change of one connection',
    'connection_changes',
    { ...rowOf('connection_changes'), id: '6f1d0d6e-1111-4222-8333-944445555889' },
    'connection_changes_one_open_per_user',
  ],
  [
    'an ended change of a connection that is still running',
    'connection_changes',
    {
      ...rowOf('connection_changes'),
      id: '6f1d0d6e-1111-4222-8333-944445555889',
      finished_at: '2026-11-05T23:00:00.000Z',
    },
    'connection_changes_check',
  ],
  [
    'an ended change of a connection that keeps whose it was',
    'connection_changes',
    {
      ...rowOf('connection_changes'),
      id: '6f1d0d6e-1111-4222-8333-944445555889',
      state: 'skipped',
      at: '2026-11-05T23:00:00.000Z',
      finished_at: '2026-11-05T23:00:00.000Z',
      former_connection: {},
    },
    'connection_changes_former_only_while_open',
  ],
  [
    'an item of a request that is neither under way nor refused',
    'connection_request_items',
    { ...rowOf('connection_request_items'), user_id: 'U2', change_id: null },
    'connection_request_items_check',
  ],
  ['settings twice', 'settings', rowOf('settings'), 'settings_pkey'],

  [
    'I8: a second open run of one integration',
    'syncs',
    { ...rowOf('syncs'), id: '6f1d0d6e-1111-4222-8333-944445555bbc' },
    'syncs_one_at_a_time',
  ],
  [
    'a run that has ended without outcome',
    'syncs',
    {
      ...rowOf('syncs'),
      id: '6f1d0d6e-1111-4222-8333-944445555bbc',
      stage: 'finished',
      ended_at: '2026-11-05T23:00:00.000Z',
    },
    'syncs_check1',
  ],
  [
    'I12: two employees who are linked to one there',
    'matches',
    { ...rowOf('matches'), employee_id: 'E2' },
    'matches_one_employee_each',
  ],
  [
    'I12: somebody linked to nobody',
    'matches',
    { ...rowOf('matches'), employee_id: 'E2', remote_id: null },
    'matches_check',
  ],
  [
    'I12: a doubt without a reason',
    'matches',
    { ...rowOf('matches'), employee_id: 'E2', remote_id: null, kind: 'doubtful' },
    'matches_check1',
  ],
  [
    'a rename of a file whose bytes were never counted',
    'sync_files',
    { ...rowOf('sync_files'), placing_at: '2026-11-05T23:00:00.000Z' },
    'sync_files_placing_whole',
  ],
  [
    'a second integration of one system for one employer',
    'integrations',
    { ...integration, system: 'tripletex' },
    'integrations_one_per_system_and_employer',
  ],
  [
    'I7: a live integration that nobody promoted',
    'integrations',
    { ...integration, stage: 'live' },
    'integrations_check3',
  ],
  [
    'I3: a company without an authorisation',
    'integrations',
    { ...integration, company_name: 'Acme' },
    'integrations_check',
  ],
  [
    'an integration of an unknown employer',
    'integrations',
    { ...integration, employer_id: 'X-se' },
    'integrations_tenant_id_employer_id_fkey',
  ],

  ['a key of a tenant without tenant', 'api_keys', { ...key, tenant_id: null }, 'api_keys_check'],
  ['a key of the platform with a tenant', 'api_keys', { ...key, role: 'platform' }, 'api_keys_check'],
  [
    'a key of a partner with a tenant',
    'api_keys',
    { ...key, role: 'partner', partner_id: 'vendor' },
    'api_keys_check',
  ],
  [
    'a key of a partner without partner',
    'api_keys',
    { ...key, role: 'partner', tenant_id: null },
    'api_keys_check',
  ],
  ['a key of a tenant with a partner', 'api_keys', { ...key, partner_id: 'vendor' }, 'api_keys_check'],
  ['an operator with a tenant', 'api_keys', { ...key, role: 'operator' }, 'api_keys_check'],
  ['a key with an unknown role', 'api_keys', { ...key, role: 'root' }, 'api_keys_role_check'],
  [
    'a tenant of an unknown partner',
    'tenants',
    { id: 'third', name: 'Third', time_zone: 'UTC', partner_id: 'nobody' },
    'tenants_partner_id_fkey',
  ],
]

test.for(refused)('PostgreSQL refuses %s', async ([, table, row, constraint]) => {
  await expect(database.db(table).insert(row)).rejects.toMatchObject({ constraint })
})

type Allowed = [title: string, table: string, row: Row]

const allowed: Allowed[] = [
  ['L3: a finished leaver beside an open one', 'leavers', { ...finished, cycle: 2 }],
  ['an employment of one day', 'employments', { ...employment, last_day: '2020-02-01' }],
  ['an employment without a last day', 'employments', { ...employment, last_day: null }],
  [
    'access ends-on with a date',
    'employments',
    { ...employment, access: 'ends-on', access_ends_on: '2026-10-15' },
  ],
  ['a user without employee beside another', 'users', user],
  ['an inactive user with a reason', 'users', { ...user, active: false, inactive_why: 'automation' }],
  ['L1: 999 days', 'users', { ...user, deactivate_after_days: '999' }],
  ['L1: off', 'users', { ...user, deactivate_after_days: 'off' }],
  [
    'I12: an employee who is new there beside one who is linked',
    'matches',
    { ...rowOf('matches'), employee_id: 'E2', kind: 'new', remote_id: null },
  ],
  [
    'an integration beside one of the same system that is disconnected',
    'integrations',
    {
      ...integration,
      system: 'tripletex',
      stage: 'disconnected',
      disconnected_at: '2026-11-05T23:00:00.000Z',
    },
  ],
  ['a key of a partner', 'api_keys', { ...key, role: 'partner', tenant_id: null, partner_id: 'vendor' }],
  ['a key of the platform', 'api_keys', { ...key, role: 'platform', tenant_id: null }],
]

test.for(allowed)('PostgreSQL allows %s', async ([, table, row]) => {
  const undone = new Error('undone')
  const inserting = database.db.transaction(async (trx) => {
    await trx(table).insert(row)
    throw undone
  })
  await expect(inserting).rejects.toBe(undone)
})
