import type { Config } from './config.ts'
import { createVault, type Vault } from './db/vault.ts'
import { required } from './required.ts'

/** The vault over the deployment's master keys. */
export function vaultOf({ masterKeys }: Config): Vault {
  required(masterKeys[0], 'KOPPLING_KEYS')
  return createVault(masterKeys.map(({ id, key }) => ({ id, key: Buffer.from(key.reveal(), 'base64') })))
}
