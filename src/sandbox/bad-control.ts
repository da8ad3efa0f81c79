/** A control call that cannot be followed; the message says what is wrong with it. */
export class BadControl extends Error {
  override readonly name = 'BadControl'
}
