/** Where downloaded and built servers are kept, for all clones of a user. */
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

import type { Environment } from './local-server.ts'

/** `$XDG_CACHE_HOME/koppling`, else `~/.cache/koppling` */
export function cacheFolder(environment: Environment): string {
  const base = environment['XDG_CACHE_HOME']
  return base && isAbsolute(base)
    ? join(base, 'koppling')
    : join(environment['HOME'] || homedir(), '.cache', 'koppling')
}
