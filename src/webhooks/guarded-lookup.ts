/** Resolves names for connections to addresses that customers give: only what may be called is answered, at every connection anew. */
import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { judgeAddress, type AllowedNetworks } from './addresses.ts'
import { resolveHost, systemResolver, TargetRefused, type Resolve, type Resolved } from './target.ts'

export function guardedLookup({
  allowed,
  resolve = systemResolver,
}: {
  allowed: AllowedNetworks
  resolve?: Resolve
}): LookupFunction {
  async function find(host: string): Promise<readonly Resolved[]> {
    const addresses = await resolveHost(host, resolve)
    if (addresses.length === 0) throw new TargetRefused('name-unknown')
    // One bad one among good ones is a trick.
    if (addresses.some(({ address }) => judgeAddress(address, allowed) === 'refused'))
      throw new TargetRefused('address-refused')
    return addresses
  }

  const findThen = callbackify(find)
  return (host, { all }, callback) => {
    findThen(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (first === undefined) callback(error, '')
      else if (all === true) callback(null, [...addresses])
      else callback(null, first.address, first.family)
    })
  }
}
