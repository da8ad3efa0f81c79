import { daysBetween, isCalendarDate } from './calendar-date.ts'
import type { EmploymentDocument } from './documents.ts'
import { missing, type Asked, type Problem } from './readiness-problem.ts'

/** I9: ended employments go along, so that end dates arrive. */
const daysAfterEnd = 90

/** With where they stand in the document: not withdrawn, not over for long, at an employer that the integration tells of. */
export function employmentsThatMatter({
  document,
  employerIds,
  today,
}: Pick<Asked, 'document' | 'employerIds' | 'today'>): { employment: EmploymentDocument; at: string }[] {
  return document.employments
    .map((employment, index) => ({ employment, at: `/employments/${index}` }))
    .filter(({ employment: { withdrawn, lastDay, employerId } }) => {
      const isOver = lastDay !== null && daysBetween(lastDay, today) > daysAfterEnd
      const isTold = employerIds === undefined || (employerId !== null && employerIds.includes(employerId))
      return !withdrawn && !isOver && isTold
    })
}

export function* problemsOfEmployments(asked: Asked): Generator<Problem> {
  const employments = employmentsThatMatter(asked)
  if (employments.length === 0) yield { pointer: '/employments', field: 'employment', code: 'missing' }
  for (const { employment, at } of employments) {
    yield* problemsOfDates(employment, at)
    yield* missing('contractType', `${at}/contractType`, employment.contractType)
    yield* missing('fullTimePercent', `${at}/fullTimePercent`, employment.fullTimePercent)
    yield* problemsOfOccupation(employment, at, asked)
    yield* problemsOfPay(employment, at, asked)
  }
}

function* problemsOfDates({ startDate, lastDay }: EmploymentDocument, at: string): Generator<Problem> {
  if (!isCalendarDate(startDate))
    yield { pointer: `${at}/startDate`, field: 'startDate', code: 'no-such-date' }
  if (lastDay === null) return
  if (!isCalendarDate(lastDay)) yield { pointer: `${at}/lastDay`, field: 'lastDay', code: 'no-such-date' }
  else if (isCalendarDate(startDate) && lastDay < startDate)
    yield { pointer: `${at}/lastDay`, field: 'lastDay', code: 'before-start' }
}

function* problemsOfOccupation(
  { occupationCode }: EmploymentDocument,
  at: string,
  { requirements: { takes } }: Asked,
): Generator<Problem> {
  const pointer = `${at}/occupationCode`
  yield* missing('occupationCode', pointer, occupationCode)
  if (
    occupationCode !== null &&
    occupationCode.trim() !== '' &&
    !new RegExp(takes.occupationCodePattern).test(occupationCode)
  )
    yield { pointer, field: 'occupationCode', code: 'wrong-form' }
}

function* problemsOfPay(
  { pay }: EmploymentDocument,
  at: string,
  { requirements: { takes } }: Asked,
): Generator<Problem> {
  if (pay === null) {
    yield { pointer: `${at}/pay`, field: 'pay', code: 'missing' }
    return
  }
  if (!takes.currencies.includes(pay.currency))
    yield { pointer: `${at}/pay/currency`, field: 'pay', code: 'not-taken' }
  if (pay.from !== null && !isCalendarDate(pay.from))
    yield { pointer: `${at}/pay/from`, field: 'pay', code: 'no-such-date' }
}
