import { checkBankAccount } from './bank-account.ts'
import type { CalendarDate } from './calendar-date.ts'
import type { EmployeeDocument } from './documents.ts'
import { isEmail } from './email.ts'
import { checkNationalId } from './national-id.ts'
import { phoneOf } from './phone.ts'
import { employmentsThatMatter } from './readiness-of-employments.ts'
import { missing, type Asked, type Code, type Problem } from './readiness-problem.ts'

export function* problemsOfPerson(asked: Asked): Generator<Problem> {
  const { document } = asked
  yield* missing('employeeNumber', '/employeeNumber', document.employeeNumber)
  yield* missing('givenName', '/givenName', document.givenName)
  yield* missing('familyName', '/familyName', document.familyName)
  yield* problemsOfNumber(asked)
  yield* problemsOfContact(document)
  yield* problemsOfAddress(document)
  yield* problemsOfAccount(asked)
  yield* missing('department', '/departmentId', document.departmentId)
  yield* missing('office', '/officeId', document.officeId)
}

/** The birth date is told by the number where it can be, else by the document. */
function* problemsOfNumber(asked: Asked): Generator<Problem> {
  const { nationalId } = asked.document
  const check = nationalId && checkNationalId(nationalId, asked)
  const pointer = '/nationalId/number'
  if (check === null) yield { pointer: '/nationalId', field: 'nationalId', code: 'missing' }
  else if (check.state === 'invalid') yield { pointer, field: 'nationalId', code: check.why }
  else if (!asked.requirements.takes.nationalIds.includes(check.kind))
    yield { pointer, field: 'nationalId', code: 'not-taken' }
  else if (check.state === 'not-checked') yield { pointer, field: 'nationalId', code: 'not-checked' }

  const byNumber = (check?.state === 'valid' ? check.birthDate : undefined) ?? null
  yield* problemsOfBirthDate(asked, byNumber)
}

function* problemsOfBirthDate(asked: Asked, byNumber: CalendarDate | null): Generator<Problem> {
  const { birthDate: given } = asked.document
  const birthDate = byNumber ?? given
  const problem = (code: Code, pointer = '/birthDate'): Problem => ({ pointer, field: 'birthDate', code })
  if (birthDate === null) yield problem('not-told')
  else if (given !== null && given !== birthDate) yield problem('contradicts-number')
  else if (employmentsThatMatter(asked).some(({ employment }) => employment.startDate <= birthDate))
    yield problem('not-before-start', byNumber === null ? '/birthDate' : '/nationalId/number')
}

/** The private e-mail address is used where there is none of work. */
function* problemsOfContact({ workEmail, privateEmail, mobilePhone }: EmployeeDocument): Generator<Problem> {
  const email = workEmail ?? privateEmail
  const pointer = workEmail === null && privateEmail !== null ? '/privateEmail' : '/workEmail'
  yield* missing('email', pointer, email)
  if (email !== null && !isEmail(email)) yield { pointer, field: 'email', code: 'wrong-form' }
  yield* missing('mobilePhone', '/mobilePhone', mobilePhone)
  if (mobilePhone !== null && mobilePhone.trim() !== '' && phoneOf(mobilePhone) === undefined)
    yield { pointer: '/mobilePhone', field: 'mobilePhone', code: 'wrong-form' }
}

/** I5: nobody with a protected identity is asked where they live. */
function* problemsOfAddress({ address, protectedIdentity }: EmployeeDocument): Generator<Problem> {
  if (protectedIdentity) return
  if (address === null) yield { pointer: '/address', field: 'address', code: 'missing' }
  else
    for (const part of ['street', 'postalCode', 'city'] as const)
      yield* missing('address', `/address/${part}`, address[part])
}

function* problemsOfAccount({
  document: { bankAccount },
  requirements: { takes },
}: Asked): Generator<Problem> {
  const problem = (pointer: string, code: Code): Problem => ({ pointer, field: 'bankAccount', code })
  const check = bankAccount && checkBankAccount(bankAccount)
  if (check === null) yield problem('/bankAccount', 'missing')
  else if (check.state === 'missing') yield problem('/bankAccount/clearing', 'missing')
  else if (check.state === 'invalid')
    yield problem(
      check.why === 'wrong-clearing-number' ? '/bankAccount/clearing' : '/bankAccount/number',
      check.why,
    )
  else if (!takes.bankAccounts.includes(check.kind)) yield problem('/bankAccount/number', 'not-taken')
  else if (check.state === 'not-checked') yield problem('/bankAccount/number', 'not-checked')
}
