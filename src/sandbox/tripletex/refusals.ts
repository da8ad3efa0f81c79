/** What Tripletex refuses with, in its words where they are known; only status, code and field are to be relied on. */

export type Message = { field: string; message: string }

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly code: number
  readonly messages: readonly Message[] | null

  constructor({
    status,
    code,
    message,
    messages = null,
  }: {
    status: number
    code: number
    message: string
    messages?: readonly Message[] | null
  }) {
    super(message)
    this.status = status
    this.code = code
    this.messages = messages
  }
}

export const REQUIRED = 'Feltet må fylles ut.'

export const notAuthenticated = () =>
  new Refusal({ status: 401, code: 3000, message: 'Authentication failed.' })

export const notPermitted = () => new Refusal({ status: 403, code: 9000, message: 'Du har ikke tilgang.' })

export const notFound = () => new Refusal({ status: 404, code: 6000, message: 'Object not found.' })

export const stale = () => new Refusal({ status: 409, code: 8000, message: 'Revision conflict.' })

export const illegalFields = (name: string) =>
  new Refusal({ status: 400, code: 11_000, message: `Illegal field in fields filter: ${name}` })

export const badPath = () =>
  new Refusal({ status: 400, code: 12_000, message: 'Expected number in the path.' })

export const badParameter = (field: string) =>
  new Refusal({
    status: 422,
    code: 21_000,
    message: 'Validering feilet.',
    messages: [{ field, message: 'Ugyldig parameter.' }],
  })

export const badSorting = (field: string) =>
  new Refusal({
    status: 422,
    code: 17_000,
    message: 'Sorting failed.',
    messages: [{ field, message: field }],
  })

export const badJson = () => new Refusal({ status: 422, code: 22_000, message: 'Ugyldig JSON.' })

/** A property that is unknown or holds a value of another type. */
export const unmappable = (field: string, message = 'Feltet eksisterer ikke i objektet.') =>
  new Refusal({
    status: 422,
    code: 16_000,
    message: 'Request mapping failed.',
    messages: [{ field, message }],
  })

export const invalid = (...messages: Message[]) =>
  new Refusal({ status: 422, code: 18_000, message: 'Validering feilet.', messages })

export const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

export function refuseIf(problems: readonly Message[]): void {
  if (problems.length > 0) throw invalid(...problems)
}

export function bodyOf({ refusal, requestId }: { refusal: Refusal; requestId: string }) {
  return {
    status: refusal.status,
    code: refusal.code,
    message: refusal.message,
    link: 'https://tripletex.no/v2-docs/',
    developerMessage: refusal.code === 18_000 ? 'VALIDATION_ERROR' : refusal.message,
    validationMessages:
      refusal.messages?.map((message) => ({ ...message, path: null, rootId: null })) ?? null,
    requestId,
  }
}
