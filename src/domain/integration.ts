import type { EmployeeDocument } from './documents.ts'

/** `needs-authorisation`: the system takes the credentials no longer (I10). */
export const integrationStages = [
  'setting-up',
  'live',
  'paused',
  'needs-authorisation',
  'disconnected',
] as const
export type IntegrationStage = (typeof integrationStages)[number]

/** What people ask of an integration; each is carried out by its workflow. */
export type IntegrationStepKind =
  | 'authorise'
  | 'preview'
  | 'test'
  | 'approve'
  | 'promote'
  | 'sync'
  | 'approve-run'
  | 'decline-run'
  | 'schedule'
  | 'pause'
  | 'resume'
  | 'disconnect'

export const syncKinds = ['preview', 'test', 'manual', 'scheduled'] as const
export type SyncKind = (typeof syncKinds)[number]

/** `held`: the run guard waits for a person (I11). */
export const syncStages = ['planning', 'held', 'writing', 'finished'] as const
export type SyncStage = (typeof syncStages)[number]

export const syncOutcomes = ['completed', 'stopped', 'failed'] as const
export type SyncOutcome = (typeof syncOutcomes)[number]

/** Why a run of the schedule did not begin: nothing started it, or what stood in its way. */
export const missedReasons = [
  'not-started',
  'authorisation-lost',
  'credentials-expired',
  'run-under-way',
] as const
export type MissedReason = (typeof missedReasons)[number]

/** What became of one employee in a run (I6). `blocked`: not sent, by a rule here; `skipped`: not looked at, such as a doubtful match. */
export const resultOutcomes = [
  'created',
  'updated',
  'unchanged',
  'skipped',
  'blocked',
  'refused',
  'failed',
  'doubtful',
] as const
export type ResultOutcome = (typeof resultOutcomes)[number]

/** Where systems that read files have one for trying out. */
export type Folder = 'test' | 'live'

/** Whom an integration covers; null: no narrower than that. */
export type Scope = {
  employerIds: readonly string[] | null
  departmentIds: readonly string[] | null
  officeIds: readonly string[] | null
  employeeIds: readonly string[] | null
  excludedEmployeeIds: readonly string[]
}

export const datasets = ['employees', 'absences'] as const
export type Dataset = (typeof datasets)[number]

/** Whom, and what of them. Without `employees` there is nobody whose absences could be told. */
export type ScopeWithDatasets = Scope & { datasets: readonly Dataset[] }

/** Employees without an employment at one of the employers are outside, however else they are named. */
export function isInScope(
  {
    id,
    departmentId,
    officeId,
    employments,
  }: Pick<EmployeeDocument, 'departmentId' | 'officeId' | 'employments'> & { id: string },
  { employerIds, departmentIds, officeIds, employeeIds, excludedEmployeeIds }: Scope,
): boolean {
  const isAmong = (list: readonly string[] | null, value: string | null) =>
    list === null || (value !== null && list.includes(value))
  const isEmployed = employments.some(
    ({ withdrawn, employerId }) => !withdrawn && isAmong(employerIds, employerId),
  )
  return (
    isEmployed &&
    isAmong(departmentIds, departmentId) &&
    isAmong(officeIds, officeId) &&
    isAmong(employeeIds, id) &&
    !excludedEmployeeIds.includes(id)
  )
}
