const label = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'

/** A domain in which people have e-mail. */
export const domainPattern = new RegExp(`^(?:${label}\\.)+[A-Za-z]{2,63}$`)
export const domainLength = 253

/** RFC 5321: a name of at most 64 characters, at a host whose labels begin and end with a letter or digit. */
export const emailPattern = new RegExp(
  `^(?:[A-Za-z0-9_'+-]+\\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:${label}\\.)+[A-Za-z]{2,63}$`,
)
export const emailLength = 254

export function isEmail(text: string): boolean {
  return text.length <= emailLength && text.indexOf('@') <= 64 && emailPattern.test(text)
}
