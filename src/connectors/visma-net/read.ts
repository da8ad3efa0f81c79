/** One employee with positions, and the version by which it may be replaced. */
import { Refused } from '../errors.ts'
import { Employee, type RemoteEmployeeWhole } from './answers.ts'
import type { Channel } from './channel.ts'

/** What a person links by hand may be anything, and becomes a part of paths. */
export const isId = (text: string) => /^[A-Za-z0-9-]{1,64}$/.test(text)

export type There = { employee: RemoteEmployeeWhole; etag: string | null }

/** undefined: there is nobody with this id any more. */
export async function readEmployee({
  channel,
  remoteId,
}: {
  channel: Channel
  remoteId: string
}): Promise<There | undefined> {
  if (!isId(remoteId)) return undefined
  try {
    const { value, etag } = await channel.read({
      call: 'read-employee',
      path: `employees/${remoteId}`,
      query: { embed: '(positions)' },
      schema: Employee,
    })
    return { employee: value, etag }
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-found') return undefined
    throw error
  }
}

/** A draft waits for a person there, whatever is sent. */
export const reachOf = ({ isDraft }: RemoteEmployeeWhole): 'waiting' | null => (isDraft ? 'waiting' : null)
