// What is shown of people with a protected identity, and that it is never taken for what they are called.
import type { EmployeeDocument, UserDocument } from './documents.ts'

/** Of the right form for each field, and nobody's: `.invalid` has no mail, `ZZ` is no country. */
const maskOf = { text: '***', email: 'masked@protected.invalid', country: 'ZZ' } as const

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
  const { text, email, country } = maskOf
  return {
    ...document,
    givenName: text,
    familyName: text,
    workEmail: document.workEmail && email,
    privateEmail: document.privateEmail && email,
    mobilePhone: document.mobilePhone && text,
    nationalId: document.nationalId && { country, number: text },
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
  if (typeof value === 'string') {
    const isMask = value.trim() === maskOf.text || value.trim().toLowerCase() === maskOf.email
    return isMask ? pointer : undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, member] of Object.entries(value)) {
    const found = maskIn(member, `${pointer}/${name}`)
    if (found !== undefined) return found
  }
  return undefined
}
