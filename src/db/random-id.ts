import { randomBytes } from 'node:crypto'
import { looksLikeIdentityNumber } from '../domain/identity-number.ts'

/**
 * Hexadecimal digits for an id of ours that stands in addresses. None that chance has built like an identity number: whoever names
 * it would be refused as if it were a person's.
 */
export function randomId(bytes: number, random: (bytes: number) => Buffer = randomBytes): string {
  for (;;) {
    const id = random(bytes).toString('hex')
    if (!looksLikeIdentityNumber(id)) return id
  }
}
