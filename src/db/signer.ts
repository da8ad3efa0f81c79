import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import type { NamedKey } from './vault.ts'

/** States what only this deployment can state: keys derived from the master keys, which the database does not hold. */
export type Signer = {
  /** Whose signatures are made now. */
  keyId: string
  sign(text: string): Signature
  isOurs(text: string, signature: Signature): boolean
}

export type Signature = { keyId: string; signature: string }

/** The first key signs; the others still prove what they signed. */
export function createSigner(
  [current, ...former]: readonly [NamedKey, ...NamedKey[]],
  purpose: string,
): Signer {
  const keys = new Map(
    [current, ...former].map(({ id, key }) => [id, Buffer.from(hkdfSync('sha256', key, '', purpose, 32))]),
  )
  const macOf = (text: string, keyId: string): Buffer | undefined => {
    const key = keys.get(keyId)
    return key && createHmac('sha256', key).update(text).digest()
  }
  return {
    keyId: current.id,
    sign: (text) => ({ keyId: current.id, signature: macOf(text, current.id)?.toString('hex') ?? '' }),
    isOurs(text, { keyId, signature }) {
      const mac = macOf(text, keyId)
      const given = Buffer.from(signature, 'hex')
      return mac !== undefined && mac.length === given.length && timingSafeEqual(mac, given)
    },
  }
}
