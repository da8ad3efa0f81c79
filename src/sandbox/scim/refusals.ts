/** What the provider refuses, in the words of RFC 7644, 3.12. */
export type ScimType =
  | 'invalidFilter'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'

export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly scimType: ScimType | undefined

  constructor(status: number, detail: string, scimType?: ScimType) {
    super(detail)
    this.status = status
    this.scimType = scimType
  }
}

export const bad = (scimType: ScimType, detail: string) => new Refusal(400, detail, scimType)

export const notFound = () => new Refusal(404, 'Resource not found.')

export function bodyOf({ status, scimType, message }: Refusal): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status), // a string by the RFC
    ...(scimType !== undefined && { scimType }),
    detail: message,
  }
}
