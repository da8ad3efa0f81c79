// One valid row for every table, for two tenants with the same ids.
import type { Knex } from 'knex'

export const leaverId = '6f1d0d6e-1111-4222-8333-944445555666'

const requestId = '6f1d0d6e-1111-4222-8333-944445555777'
const replanId = '6f1d0d6e-1111-4222-8333-944445555999'
const changeId = '6f1d0d6e-1111-4222-8333-944445555888'
const integrationId = '6f1d0d6e-1111-4222-8333-944445555aaa'
const syncId = '6f1d0d6e-1111-4222-8333-944445555bbb'

export type Row = Record<string, unknown>

/** In the order in which they can be inserted; the rows of partners and tenants are made apart. */
export function rowsOf(tenant: string): [table: string, row: Row][] {
  const own = { tenant_id: tenant }
  return [
    [
      'api_keys',
      {
        ...own,
        id: `${tenant}-key`,
        role: 'hr',
        name: 'HR',
        secret_hash: Buffer.alloc(32),
        created_by: 'test',
      },
    ],
    ['settings', { ...own, deactivate_after_days: '5', due_time: '06:00' }],
    ['guards', own],
    [
      'guard_approvals',
      { ...own, count: 12, reason: 'test', actor: 'tester', approved_at: '2026-11-05T23:00:00.000Z' },
    ],
    ['tenant_keys', { ...own, wrapped: 'v1.test.wrapped' }],
    ['audit', { ...own, action: 'test', subject_kind: 'employee', subject_id: 'E1', new_value: { days: 5 } }],
    ['audit_heads', { ...own, hash: '0'.repeat(64), checkpoint_hash: '0'.repeat(64) }],
    ['employers', { ...own, id: 'acme-se', name: 'Acme', country: 'SE', time_zone: 'Europe/Stockholm' }],
    ['user_templates', { ...own, id: 'T1', name: 'Seasonal', deactivate_after_days: 'off' }],
    [
      'employees',
      {
        ...own,
        id: 'E1',
        employee_number: '1',
        given_name: 'Test',
        family_name: 'Person',
        address: { country: 'SE' },
      },
    ],
    ['person_keys', { ...own, employee_id: 'E1', wrapped: 'v1.test.wrapped' }],
    [
      'employments',
      {
        ...own,
        id: 'E1-1',
        employee_id: 'E1',
        employer_id: 'acme-se',
        start_date: '2020-02-01',
        last_day: '2026-10-31',
      },
    ],
    [
      'absences',
      { ...own, id: 'A1', employee_id: 'E1', employment_id: 'E1-1', details_sealed: 'v1.test.sealed' },
    ],
    [
      'users',
      {
        ...own,
        id: 'U1',
        employee_id: 'E1',
        username: 'u1',
        visma_connect_email: 'u1@example.se',
        user_template_id: 'T1',
        active: true,
      },
    ],
    ['returns', { ...own, user_id: 'U1' }],
    ['provider_users', { ...own, user_id: 'U1', provider: 'scim2/test', remote_id: '2819' }],
    [
      'identity_providers',
      {
        ...own,
        mode: 'scim2',
        provider: 'scim2/test',
        document: { baseUrl: 'https://scim.example.com/acme/v2' },
        secret_sealed: 'v1.test.sealed',
      },
    ],
    ['bulk_requests', own],
    ['bulk_lines', { ...own, bulk_request_id: requestId, line: 1, digest: 'test', answer: '{}' }],
    [
      'idempotency_keys',
      { ...own, scope: `tenant/${tenant}`, key: 'test', digest: 'test', answer_sealed: 'v1.test.sealed' },
    ],
    ['erasures', { ...own, employee_id: 'E1', requested_at: '2026-11-05T23:00:00.000Z' }],
    ['leavers', leaverRow(tenant)],
    ['leaver_steps', { ...own, leaver_id: leaverId, step: 'account' }],
    [
      'leaver_edits',
      {
        ...own,
        leaver_id: leaverId,
        number: 1,
        what: 'plan',
        old_value: { days: 5 },
        new_value: { days: 7 },
      },
    ],
    ['replans', { ...own, id: replanId, what: 'settings', subject_id: tenant, actor: 'tester', total: 1 }],
    ['left_out', { ...own, person: 'E1', replan_id: replanId }],
    ['connection_requests', { ...own, id: requestId, kind: 'remove', actor: 'tester', reason: 'test' }],
    ['connection_changes', { ...own, id: changeId, user_id: 'U1', kind: 'remove', of_active: true }],
    ['connection_request_items', { ...own, request_id: requestId, user_id: 'U1', change_id: changeId }],
    ['leaver_decisions', { ...own, leaver_id: leaverId, kind: 'cancel', reason: 'test', actor: 'tester' }],
    ...integrationRowsOf(own),
    // The leaver above has written an event.
    ['event_sequences', { ...own, last: 1 }],
    ['leaver_reminders', { ...own, leaver_id: leaverId, due_at: '2026-11-05T23:00:00.000Z' }],
    ['open_todos', { ...own, key: 'test', problem: 'test', since: '2026-11-05T23:00:00.000Z' }],
    ['retention_rounds', { ...own, day: '2026-11-05' }],
    ['todo_comparisons', { ...own, compared_at: '2026-11-05T23:00:00.000Z' }],
  ]
}

function integrationRowsOf(own: { tenant_id: string }): [table: string, row: Row][] {
  const ofIntegration = { ...own, integration_id: integrationId }
  return [
    [
      'integrations',
      {
        ...own,
        id: integrationId,
        system: 'tripletex',
        name: 'Payroll',
        employer_id: 'acme-se',
        scope: {
          employerIds: null,
          departmentIds: null,
          officeIds: null,
          employeeIds: ['E1'],
          excludedEmployeeIds: [],
        },
        starts_on: '2026-11-01',
        created_by: 'test',
      },
    ],
    ['integration_mappings', { ...ofIntegration, version: 1, mapping: {}, made_by: 'test' }],
    ['integration_steps', { ...ofIntegration, kind: 'test', actor: 'tester' }],
    [
      'syncs',
      { ...ofIntegration, id: syncId, kind: 'test', target: '1', mapping_version: 1, started_by: 'tester' },
    ],
    ['sync_results', { ...own, sync_id: syncId, employee_id: 'E1', outcome: 'created' }],
    ['sync_records', { ...ofIntegration, target: '1', dataset: 'employees', employee_id: 'E1' }],
    [
      'sync_jobs',
      {
        ...ofIntegration,
        target: '1',
        employee_id: 'E1',
        sync_id: syncId,
        asked_at: '2026-11-05T23:00:00.000Z',
      },
    ],
    [
      'staged_records',
      {
        ...own,
        sync_id: syncId,
        employee_id: 'E1',
        remote_id: '1/1',
        record_sealed: 'v1.test.sealed',
        sent: '{}',
      },
    ],
    [
      'sync_files',
      {
        ...ofIntegration,
        sync_id: syncId,
        name: '1-Acme-employees-20261105-230000.xml',
        folder: 'test',
        path: 'Test/Importfiler',
        form: '{}',
        delivery: 'upload',
        fixed_at: '2026-11-05T23:00:00.000Z',
      },
    ],
    ['matches', { ...ofIntegration, target: '1', employee_id: 'E1', kind: 'matched', remote_id: '7' }],
    [
      'remote_people',
      { ...ofIntegration, target: '1', remote_id: '7', name_digest: 'test.digest', sync_id: syncId },
    ],
    [
      'missed_syncs',
      {
        ...ofIntegration,
        due_at: '2026-11-06T05:00:00.000Z',
        date: '2026-11-06',
        reason: 'run-under-way',
        sync_id: syncId,
      },
    ],
  ]
}

/** Of a tenant, but not by its id: an endpoint may be a partner's. */
export function webhookRowsOf(tenant: string): [table: string, row: Row][] {
  return [
    [
      'webhook_endpoints',
      {
        tenant_id: tenant,
        id: `whe_${tenant}`,
        url: 'https://hr.example.se/events',
        created_by: 'test',
        created_at: '2026-11-05T23:00:00.000Z',
      },
    ],
    [
      'webhook_secrets',
      {
        id: `whs_${tenant}`,
        endpoint_id: `whe_${tenant}`,
        sealed: 'v1.test.sealed',
        created_at: '2026-11-05T23:00:00.000Z',
      },
    ],
    [
      'webhook_deliveries',
      {
        tenant_id: tenant,
        id: `del_${tenant}`,
        endpoint_id: `whe_${tenant}`,
        event_id: 'evt_test',
        type: 'leaver.planned',
        next_at: '2026-11-05T23:00:00.000Z',
        created_at: '2026-11-05T23:00:00.000Z',
      },
    ],
  ]
}

/** Of no tenant. */
const rowsOfPlatform: [table: string, row: Row][] = [
  ['sweep_progress', { round: 'due', acts_at: '2026-11-05T23:00:00.000Z', leaver_id: leaverId }],
  [
    'stops',
    {
      what: 'accounts',
      cause: 'operator',
      reason: 'test',
      actor: 'tester',
      stopped_at: '2026-11-05T23:00:00.000Z',
    },
  ],
  [
    'alarms',
    {
      kind: 'outage',
      queue: 'connections',
      problem: 'server-error',
      count: 1,
      since: '2026-11-05T23:00:00.000Z',
    },
  ],
  ['rate_limits', { key: 'requests:platform', points: 1, expire: 0 }],
  ['platform_audit', { action: 'stop.set', value: {} }],
]

export function leaverRow(tenant: string): Row {
  return {
    tenant_id: tenant,
    id: leaverId,
    employment_id: 'E1-1',
    employee_id: 'E1',
    user_id: 'U1',
    cycle: 1,
    access: 'rule',
    stage: 'waiting',
    acts_at: '2026-11-05T23:00:00.000Z',
  }
}

export async function fill(db: Knex, tenants: readonly string[]): Promise<void> {
  await db('partners').insert({ id: 'vendor', name: 'Vendor' })
  for (const [table, row] of rowsOfPlatform) await db(table).insert(row)
  for (const tenant of tenants) {
    await db('tenants').insert({
      id: tenant,
      name: tenant,
      time_zone: 'Europe/Stockholm',
      partner_id: 'vendor',
    })
    for (const [table, row] of [...rowsOf(tenant), ...webhookRowsOf(tenant)]) await db(table).insert(row)
  }
}
