/** A file that is not taken; the message says why, without what stands in its fields. */
export class BadFile extends Error {
  override readonly name = 'BadFile'
}
