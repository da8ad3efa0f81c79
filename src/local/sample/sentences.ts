/** The sample company's leavers in words for a terminal. */
import { DateTime } from 'luxon'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { SampleCompany } from './company.ts'
import type { SeenLeaver } from './leavers.ts'

type Described = { leaver: SeenLeaver; company: SampleCompany; day: CalendarDate }

/** `E1052-1 Freja Dalskog`; the id alone of somebody who is not in the files. */
export function whoOf({ leaver, company }: Omit<Described, 'day'>): string {
  const employee = company.employees.find(({ id }) => id === leaver.employeeId)
  return employee === undefined
    ? leaver.employmentId
    : `${leaver.employmentId} ${employee.givenName} ${employee.familyName}`
}

/** By which rule: `5 days (settings)`, `60 days (template seasonal)`, `access now`, `a date in the termination`. */
function ruleOf({ leaver, company }: Omit<Described, 'day'>): string {
  if (leaver.access === 'now') return 'access now'
  if (leaver.access !== 'rule') return 'a date in the termination'
  const template = company.employees.find(({ id }) => id === leaver.employeeId)?.user?.userTemplateId
  const from =
    leaver.daysFrom === 'template' && template !== undefined ? `template ${template}` : leaver.daysFrom
  return `${leaver.days} ${leaver.days === 1 ? 'day' : 'days'} (${from})`
}

/** Leavers of one group are told together: as `ruleOf`, but days of users' own are one group. */
export function groupOf({ leaver, company }: Omit<Described, 'day'>): string {
  const own = leaver.access === 'rule' && leaver.daysFrom === 'user'
  return own ? "days of the user's own" : ruleOf({ leaver, company })
}

/** How the date came about: `last day 3 Dec + 5 days (settings)`. */
export function reckoningOf({ leaver, company, day }: Described): string {
  const lastDay = `last day ${dayText({ date: leaver.lastDay ?? day, day })}`
  return `${lastDay}${leaver.access === 'rule' ? ' + ' : ', '}${ruleOf({ leaver, company })}`
}

/** `last day 3 Dec + 5 days (settings) → no access from 9 Dec 00:00 Europe/Stockholm` */
export function planOf({ leaver, company, day }: Described): string {
  return `${reckoningOf({ leaver, company, day })} → no access from ${actsText({ leaver, company, day })}`
}

/** Who and until when, as short as can be: `E1053-1 from 25 Nov`. */
export function untilOf({ leaver, day }: Omit<Described, 'company'>): string {
  const { employmentId, noAccessFrom } = leaver
  return `${employmentId} ${noAccessFrom === null ? 'no date' : `from ${dayText({ date: noAccessFrom, day })}`}`
}

/** What was done, a cell each: the account, and the Visma Connect connection. */
export function deedsOf({ steps }: SeenLeaver): { account: string; connection: string } {
  return {
    account: accountTexts[steps.account.state] ?? steps.account.state,
    connection: connectionTexts[steps.connection.state] ?? steps.connection.state,
  }
}

const accountTexts: Record<string, string> = { done: 'closed', unchanged: 'closed already' }

const connectionTexts: Record<string, string> = {
  done: 'removed',
  unchanged: 'none known',
  'kept-shared': 'kept: another user has it too',
}

/** Why a terminated employment had nothing to do: `returning`, `superseded by another employment`. */
export function endingOf({ outcome, reason }: SeenLeaver): string {
  if (outcome === 'superseded')
    return 'superseded: another employment of the person goes on or carries the action'
  return reason === null ? String(outcome) : (endings[reason] ?? `${outcome}: ${reason}`)
}

const endings: Record<string, string> = {
  returning: 'returning: the next employment begins in time',
  revoked: 'revoked: the termination was taken back',
  withdrawn: 'withdrawn: the employment never began',
  'no-user': 'no user: there is no account',
  off: 'off: the account is never closed by itself',
  exempt: 'exempt: a service account',
  inactive: 'inactive: the account was closed before koppling came',
}

function actsText({ leaver, company, day }: Described): string {
  const zone = zoneOf({ leaver, company })
  if (leaver.noAccessFrom === null || leaver.actsAt === null) return 'an unknown date'
  const time = DateTime.fromISO(leaver.actsAt, { zone }).toFormat('HH:mm')
  return `${dayText({ date: leaver.noAccessFrom, day })} ${time} ${zone}`
}

function zoneOf({ leaver, company }: Omit<Described, 'day'>): string {
  const employments = company.employees.flatMap((employee) => employee.employments)
  const employer = employments.find(({ id }) => id === leaver.employmentId)?.employerId
  return company.employers.find(({ id }) => id === employer)?.timeZone ?? company.tenant.timeZone
}

/** `3 Dec`, with its year if that is not the year of the other day. */
function dayText({ date, day }: { date: CalendarDate; day: CalendarDate }): string {
  return DateTime.fromISO(date).toFormat(date.slice(0, 4) === day.slice(0, 4) ? 'd LLL' : 'd LLL yyyy', {
    locale: 'en',
  })
}
