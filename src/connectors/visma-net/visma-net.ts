/** Visma.net behind the common interface. */
import { Refused, Unauthorised } from '../errors.ts'
import type { Authorised, Connector } from '../connector.ts'
import { CompanySettings, Employees } from './answers.ts'
import { WRITE, createChannels } from './channel.ts'
import type { Channel, ChannelOptions } from './channel.ts'
import { VISMA_NET_TOKEN_URL, VISMA_NET_URLS, vismaNetEntry } from './entry.ts'
import type { VismaNetCredentials, VismaNetMapping } from './entry.ts'
import { settle } from './jobs.ts'
import { candidateOf, everyone, findPerson } from './people.ts'
import { readEmployee } from './read.ts'
import { compareEmployee, writeEmployee } from './write.ts'

/** One for each process: those who call with the same credentials share a token. */
export function createVismaNet({
  apiUrls = VISMA_NET_URLS,
  tokenUrl = VISMA_NET_TOKEN_URL,
  ...options
}: { apiUrls?: readonly [string, ...string[]]; tokenUrl?: string } & ChannelOptions = {}): Connector<
  VismaNetCredentials,
  VismaNetMapping
> {
  const channels = createChannels({ tokenUrl, ...options })
  return {
    entry: vismaNetEntry(apiUrls),
    connect(credentials) {
      // Stored credentials may name an address that was allowed once.
      if (!apiUrls.includes(credentials.apiUrl))
        throw new Unauthorised('credentials-rejected', {
          call: 'connect',
          message: 'The address of the API is not among those that are allowed. Choose one of them.',
        })
      const channel = channels.get(credentials)
      return {
        authorise: () => authorise(channel),
        find: (person) => findPerson({ channel, person }),
        everyone: () => everyone(channel),
        async read(remoteId) {
          const there = await readEmployee({ channel, remoteId })
          return there && { ...candidateOf({ employee: there.employee, by: null }), version: there.etag }
        },
        compare: (asked) => compareEmployee({ channel, asked }),
        write: (asked) => writeEmployee({ channel, asked }),
        settle: (receipt) => settle({ channel, receipt }),
      }
    },
    close: () => channels.close(),
  }
}

/** Nothing can be tried to write without making somebody, so the right to write is the scope that the token was given. */
async function authorise(channel: Channel): Promise<Authorised> {
  channel.renew()
  const read = await mayRead(channel)
  const company = await companyOf(channel)
  return {
    company: { id: channel.tenantId, ...company },
    proven: { read, write: channel.granted()?.includes(WRITE) ?? false },
  }
}

async function mayRead(channel: Channel): Promise<boolean> {
  try {
    const query = { 'page-size': '1' }
    await channel.read({ call: 'list-employees', path: 'employees', query, schema: Employees })
    return true
  } catch (error) {
    if (error instanceof Unauthorised && error.code === 'not-permitted') return false
    throw error
  }
}

/** Where the company does not say who it is, a person confirms it by name. */
async function companyOf(
  channel: Channel,
): Promise<{ name: string | null; organisationNumber: string | null }> {
  try {
    const path = 'companySettings'
    const { value } = await channel.read({ call: 'read-company', path, schema: CompanySettings })
    return value
  } catch (error) {
    const isHidden =
      error instanceof Refused || (error instanceof Unauthorised && error.code === 'not-permitted')
    if (isHidden) return { name: null, organisationNumber: null }
    throw error
  }
}
