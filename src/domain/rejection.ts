/** A request that the rules refuse: a stable code, what is wrong, and where. Nothing was changed. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly code: string
  readonly detail: string
  /** JSON pointer into the request body, e.g. `/employments/0/lastDay`. */
  readonly pointer: string | undefined

  constructor(code: string, { detail, pointer }: { detail: string; pointer?: string }) {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
    this.pointer = pointer
  }
}
