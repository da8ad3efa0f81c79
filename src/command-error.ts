/** What a command says to the person who typed it: what is wrong and the way out. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}
