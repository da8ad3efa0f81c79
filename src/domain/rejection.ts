/** A request that the rules refuse: a stable code, what is wrong, and where. Nothing was changed. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly code: string
  readonly detail: string
  /** JSON pointer into the request body, e.g. `/employments/0/lastDay`. */
  readonly pointer: string | undefined
  /** What the caller may need to go on, such as the number that it must confirm. No personal data. */
  readonly members: Readonly<Record<string, string | number>>

  constructor(
    code: string,
    {
      detail,
      pointer,
      members = {},
    }: { detail: string; pointer?: string; members?: Readonly<Record<string, string | number>> },
  ) {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.pointer = pointer
    this.members = members
  }
}
