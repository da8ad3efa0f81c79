/** The sample company as the documents of the API, placed on the calendar. */
import { addDays } from '../../domain/calendar-date.ts'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { Access } from '../../domain/employment.ts'
import type { SampleCompany, SampleDate, SampleEmployee, SampleLeaver } from './company.ts'

/** The date that many days from the day of loading; a date that is written out stays. */
export function dateOf({ day, date }: { day: CalendarDate; date: SampleDate }): CalendarDate {
  return typeof date === 'number' ? addDays(day, date) : date
}

/** The document of `PUT /v1/employees/{id}`, with the last days that documents tell; `withdrawn` names an employment that never began. */
export function employeeDocument({
  employee,
  leavers,
  day,
  withdrawn,
}: {
  employee: SampleEmployee
  leavers: readonly SampleLeaver[]
  day: CalendarDate
  withdrawn?: string
}) {
  const { id: _, employments, ...person } = employee
  return {
    ...person,
    employments: employments.map(({ startDate, pay, ...employment }) => {
      const leaver = leavers.find((each) => each.employment === employment.id)
      const tellsLastDay = leaver !== undefined && (leaver.told === 'document' || withdrawn === employment.id)
      return {
        ...employment,
        startDate: dateOf({ day, date: startDate }),
        ...(tellsLastDay && { lastDay: addDays(day, leaver.lastDay) }),
        ...(withdrawn === employment.id && { withdrawn: true }),
        ...(pay && { pay: { ...pay, from: dateOf({ day, date: pay.from }) } }),
      }
    }),
  }
}

/** The body of `PUT /v1/employments/{id}/termination`. */
export function terminationDocument({ leaver, day }: { leaver: SampleLeaver; day: CalendarDate }): {
  lastDay: CalendarDate
  reason?: string
  access: Access
} {
  const { lastDay, reason, access = 'rule' } = leaver
  return {
    lastDay: addDays(day, lastDay),
    ...(reason !== undefined && { reason }),
    access: typeof access === 'string' ? access : { endsOn: addDays(day, access.endsOn) },
  }
}

export type ConnectedPerson = {
  id: string
  email: string
  firstName: string
  lastName: string
  countryCode: string
}

/** Who is linked at Visma Connect: each user with an e-mail that it knows, once per e-mail (two users may share one). */
export function connectedPeople({ employees, unknownToVismaConnect }: SampleCompany): ConnectedPerson[] {
  const people = employees.flatMap(
    ({ user, givenName, familyName, nationalId, address }): ConnectedPerson[] => {
      const email = user?.vismaConnectEmail
      if (user === null || email === undefined || unknownToVismaConnect.includes(user.id)) return []
      const id = user.vismaConnectUserId ?? connectIdOf(user.id)
      const countryCode = nationalId?.country ?? address?.country ?? 'SE'
      return [{ id, email, firstName: givenName, lastName: familyName, countryCode }]
    },
  )
  return [...new Map(people.map((person) => [person.email, person])).values()]
}

/** A UUID that is the same at every load: `U1004` is 00000000-0000-4000-8000-000000001004. */
function connectIdOf(user: string): string {
  return `00000000-0000-4000-8000-${user.replace(/\D/g, '').padStart(12, '0')}`
}
