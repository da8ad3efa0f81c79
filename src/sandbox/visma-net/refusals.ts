/** What Visma.net refuses with. The words and the form of the body are not public; only the status is to be relied on. */

/** `property`: as in `personIds[0].id`. */
export type Problem = { property: string; message: string }

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly problems: readonly Problem[]
  readonly headers: Record<string, string>

  constructor({
    status,
    message,
    problems = [],
    headers = {},
  }: {
    status: number
    message: string
    problems?: readonly Problem[]
    headers?: Record<string, string>
  }) {
    super(message)
    this.status = status
    this.problems = problems
    this.headers = headers
  }
}

export const notAuthenticated = (message = 'The access token is missing, expired or not valid here.') =>
  new Refusal({ status: 401, message, headers: { 'www-authenticate': 'Bearer error="invalid_token"' } })

export const notPermitted = (scope: string) =>
  new Refusal({ status: 403, message: `The access token lacks the scope ${scope}.` })

export const notFound = () => new Refusal({ status: 404, message: 'There is no such resource.' })

export const notAcceptable = (type: string) =>
  new Refusal({ status: 406, message: `Answers are ${type} only.` })

export const unsupportedType = (type: string) =>
  new Refusal({ status: 415, message: `The body has to be ${type}.` })

export const changedMeanwhile = () =>
  new Refusal({ status: 412, message: 'The resource has been changed since it was read.' })

export const unconditional = () => new Refusal({ status: 428, message: 'If-Match is missing.' })

export const badParameter = (property: string, message = 'is not a value of this parameter') =>
  new Refusal({ status: 400, message: 'The query is not valid.', problems: [{ property, message }] })

export const notJson = () => new Refusal({ status: 400, message: 'The body is not a JSON object.' })

export function refuseIf(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal({ status: 400, message: 'The document is not valid.', problems })
}

export function bodyOf({ message, problems }: Refusal) {
  return { message, errors: problems }
}
