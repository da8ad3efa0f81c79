// What is shown of people with a protected identity, and that it is never taken for what they are called.
import type { EmployeeDocument, UserDocument } from './documents.ts'

/** Of the right form for each field, and nobody's: `.invalid` has no mail, `ZZ` is no country, and that day nobody was born. */
const maskOf = {
  text: '***',
  email: 'masked@protected.invalid',
  country: 'ZZ',
  birthDate: '2999-12-31',
} as const

/** Where people are shown: many at once, or one to whoever calls with a key of this role. */
export type Showing = 'many' | { role: string }

/** Many are masked for everyone; one is shown whole to those who write people. */
export function isMasked({
  protectedIdentity,
  showing,
}: {
  protectedIdentity: boolean
  showing: Showing
}): boolean {
  return protectedIdentity && (showing === 'many' || !['hr', 'admin'].includes(showing.role))
}

/** What is not known stays so; ids stay. */
export function maskedEmployee(document: EmployeeDocument): EmployeeDocument {
  const { text, email, country, birthDate } = maskOf
  return {
    ...document,
    givenName: text,
    familyName: text,
    workEmail: document.workEmail && email,
    privateEmail: document.privateEmail && email,
    mobilePhone: document.mobilePhone && text,
    nationalId: document.nationalId && { country, number: text },
    birthDate: document.birthDate && birthDate,
    address: document.address && { street: text, postalCode: text, city: text, country },
    bankAccount: document.bankAccount && { country, clearing: text, number: text },
    user: document.user && maskedUser(document.user),
  }
}

type Named = Pick<UserDocument, 'username' | 'vismaConnectEmail'>

export function maskedUser<User extends Named>(user: User): User {
  return { ...user, username: maskOf.text, vismaConnectEmail: user.vismaConnectEmail && maskOf.email }
}

/** The pointer of the first field of a document that holds the mask instead of a value. */
export function maskIn(value: unknown, pointer = ''): string | undefined {
  if (typeof value === 'string') return isMask(value.trim(), pointer) ? pointer : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    const found = maskIn(member, `${pointer}/${name}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** The date is a mask as a birth date alone: as a last day it says that there is no end. */
function isMask(text: string, pointer: string): boolean {
  const isBirthDate = pointer === '/birthDate' && text === maskOf.birthDate
  return isBirthDate || text === maskOf.text || text.toLowerCase() === maskOf.email
}
