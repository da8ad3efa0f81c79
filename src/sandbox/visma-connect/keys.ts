/** The keys that tokens are signed with; kept, so that tokens outlive a restart as they do at Visma. */
import {
  SignJWT,
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
} from 'jose'
import type { JWK, JSONWebKeySet } from 'jose'

import { readSmallFile, writeSmallFile } from '../small-files.ts'

/** `tenantId`: of the customer that the token is for, where it is for one. */
export type Claims = { clientId: string; scopes: string[]; tenantId?: string | undefined }

export type Keys = {
  publicKeys: JSONWebKeySet
  sign(token: Claims & { issuer: string; seconds: number }): Promise<string>
  /** undefined for a token that is forged, over, or meant for somebody else. */
  verify(token: { jwt: string; issuer: string }): Promise<Claims | undefined>
}

const ALGORITHM = 'RS256'
const TYPE = 'at+jwt'

export async function openKeys(file: string): Promise<Keys> {
  const privateKey = ((await readSmallFile(file)) ?? (await makeKey(file))) as JWK
  const { kty, n, e, kid } = privateKey
  const publicKeys = { keys: [{ kty, n, e, kid, alg: ALGORITHM, use: 'sig' } as JWK] }
  const signing = await importJWK(privateKey, ALGORITHM)
  const verifying = createLocalJWKSet(publicKeys)
  return {
    publicKeys,
    sign({ clientId, scopes, tenantId, issuer, seconds }) {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT({ client_id: clientId, scope: scopes, tenant_id: tenantId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid: kid ?? '' })
        .setIssuer(issuer)
        .setAudience(audienceOf(issuer))
        .setJti(crypto.randomUUID())
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + seconds)
        .sign(signing)
    },
    async verify({ jwt, issuer }) {
      try {
        const { payload } = await jwtVerify<{ client_id: string; scope: string[]; tenant_id?: string }>(
          jwt,
          verifying,
          {
            issuer,
            audience: audienceOf(issuer),
            algorithms: [ALGORITHM],
            typ: TYPE,
            requiredClaims: ['client_id', 'scope', 'exp'],
          },
        )
        return { clientId: payload.client_id, scopes: payload.scope, tenantId: payload.tenant_id }
      } catch {
        return undefined
      }
    },
  }
}

function audienceOf(issuer: string): string {
  return `${issuer}/resources`
}

async function makeKey(file: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const key = await exportJWK(privateKey)
  const content = { ...key, kid: await calculateJwkThumbprint(key) }
  await writeSmallFile({ file, content })
  return content
}
