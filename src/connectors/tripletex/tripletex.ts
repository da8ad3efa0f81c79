/** Tripletex behind the common interface. */
import { Refused, Unauthorised, UnexpectedAnswer } from '../errors.ts'
import { Company, Ids, Made, WhoAmI } from './answers.ts'
import { createChannels } from './channel.ts'
import { TRIPLETEX_URLS, tripletexEntry } from './entry.ts'
import { createLookUps } from './look-ups.ts'
import { candidateOf, everyone, findPerson } from './people.ts'
import { withLeaves } from './write-leaves.ts'
import { compareEmployee, readEmployee, writeEmployee } from './write.ts'
import type { Authorised, Connector } from '../connector.ts'
import type { Channel, ChannelOptions } from './channel.ts'
import type { TripletexCredentials, TripletexMapping } from './entry.ts'
import type { LookUps } from './look-ups.ts'

/** One for each process: those who call with the same tokens share session and rate limit. */
export function createTripletex({
  apiUrls = TRIPLETEX_URLS,
  ...options
}: { apiUrls?: readonly [string, ...string[]] } & ChannelOptions = {}): Connector<
  TripletexCredentials,
  TripletexMapping
> {
  const channels = createChannels(options)
  const lookUps = new WeakMap<Channel, LookUps>()
  return {
    entry: tripletexEntry(apiUrls),
    connect(credentials) {
      // Stored credentials may name an address that was allowed once.
      if (!apiUrls.includes(credentials.apiUrl))
        throw new Unauthorised('credentials-rejected', {
          call: 'connect',
          message: 'The address of the API is not among those that are allowed. Choose one of them.',
        })
      const channel = channels.get(credentials)
      const looking = lookUps.get(channel) ?? createLookUps({ channel })
      lookUps.set(channel, looking)
      return {
        authorise: () => authorise(channel),
        find: (person) => findPerson({ channel, person }),
        everyone: () => everyone(channel),
        async read(remoteId) {
          const remote = await readEmployee({ channel, remoteId })
          return remote && { ...candidateOf({ person: remote, by: null }), version: String(remote.version) }
        },
        async compare(asked) {
          const compared = await compareEmployee({ channel, lookUps: looking, asked })
          return await withLeaves({ channel, asked }, compared, { write: false })
        },
        async write(asked) {
          const written = await writeEmployee({ channel, lookUps: looking, asked })
          return await withLeaves({ channel, asked }, written, { write: true })
        },
      }
    },
    close: () => channels.close(),
  }
}

/**
 * Whoever made the token is an employee, so a list without anybody means that they may not be read. An employee without
 * a name is refused by whoever may write and forbidden to whoever may not, and nobody is made.
 */
async function authorise(channel: Channel): Promise<Authorised> {
  const who = await channel.ask({
    call: 'who-am-i',
    path: '/token/session/%3EwhoAmI',
    query: { fields: 'companyId' },
    schema: WhoAmI,
  })
  const { value: company } = await channel.ask({
    call: 'read-company',
    path: `/company/${who.value.companyId}`,
    query: { fields: 'id,name,organizationNumber' },
    schema: Company,
  })
  const { values } = await channel.ask({
    call: 'list-employees',
    path: '/employee',
    query: { count: '1', fields: 'id' },
    schema: Ids,
  })
  return {
    company: {
      id: String(company.id),
      name: company.name,
      organisationNumber: company.organizationNumber || null,
    },
    proven: { read: values.length > 0, write: await mayWrite(channel) },
  }
}

async function mayWrite(channel: Channel): Promise<boolean> {
  const call = 'prove-write'
  try {
    await channel.ask({ call, method: 'POST', path: '/employee', body: {}, schema: Made })
  } catch (error) {
    if (error instanceof Refused) return true
    if (error instanceof Unauthorised && error.code === 'not-permitted') return false
    throw error
  }
  throw new UnexpectedAnswer('unexpected-status', {
    call,
    message: 'Tripletex made an employee without a name. Remove it, and report this.',
  })
}
