/** The one place that turns what an SFTP server said, or did not, into a failure. Texts of the server are not passed on. */
import ssh2 from 'ssh2'
import { OutcomeUnknown, Refused, Unauthorised, Unavailable } from '../errors.ts'
import type { ConnectorFailure } from '../errors.ts'

const { STATUS_CODE } = ssh2.utils.sftp

/** A status that is not OK, as an answer to one request. Nothing of it was carried out. */
export class Answered extends Error {
  override readonly name = 'Answered'
  readonly status: number

  constructor(status: number) {
    super(`status ${status}`)
    this.status = status
  }

  get isMissing(): boolean {
    return this.status === STATUS_CODE.NO_SUCH_FILE
  }

  get isDenied(): boolean {
    return this.status === STATUS_CODE.PERMISSION_DENIED
  }
}

const AGAIN = 'It is tried again.'

/** `wrote`: whether something was asked for by which something changes there. */
export function failureOfLoss({
  call,
  wrote,
  loss,
  detail,
}: {
  call: string
  wrote: boolean
  loss: 'connection-lost' | 'no-answer-in-time'
  detail?: string | undefined
}): ConnectorFailure {
  const what =
    loss === 'connection-lost'
      ? 'The connection to the SFTP server was lost.'
      : 'The SFTP server did not answer in time.'
  return wrote
    ? new OutcomeUnknown(loss, {
        call,
        detail,
        message: `${what} What is there is looked at before anything is done.`,
      })
    : new Unavailable(loss, { call, detail, message: `${what} Nothing was sent. ${AGAIN}` })
}

/** Before anything was asked for. `level` is ssh2's word for the stage. */
export function failureOfConnecting({
  call,
  level,
  detail,
}: {
  call: string
  level: string | undefined
  detail: string | undefined
}): ConnectorFailure {
  if (level === 'client-authentication')
    return new Unauthorised('credentials-rejected', {
      call,
      message:
        'The SFTP server does not accept the user name with this password or key. Check them, and that the account is open.',
    })
  if (level === 'handshake')
    return new Unavailable('not-reached', {
      call,
      detail,
      message: `The SFTP server and koppling have no method of encryption in common. Ask its owner; nothing was sent. ${AGAIN}`,
    })
  const because = detail === undefined ? '' : ` (${detail})`
  return new Unavailable('not-reached', {
    call,
    detail,
    message: `The SFTP server could not be reached${because}; nothing was sent. ${AGAIN}`,
  })
}

/** `pinned` undefined: nobody has said yet which key is right. */
export function failureOfHostKey({
  call,
  shown,
  pinned,
}: {
  call: string
  shown: string
  pinned: string | undefined
}): Unauthorised {
  const what =
    pinned === undefined
      ? `The SFTP server shows the host key ${shown}. If its owner confirms it, send the credentials again with it as hostKey.`
      : `The SFTP server shows the host key ${shown}, not ${pinned} of the credentials. Ask its owner whether the key was changed; if so, send the credentials again with the new one.`
  return new Unauthorised('credentials-rejected', { call, message: `${what} No password was sent.` })
}

/** What is left of a status that whoever asked could not make use of. */
export function failureOfStatus({ call, status }: { call: string; status: number }): ConnectorFailure {
  const facts = { call, status, detail: `SFTP ${status}` }
  switch (status) {
    case STATUS_CODE.PERMISSION_DENIED:
      return new Unauthorised('not-permitted', {
        ...facts,
        message:
          'The account lacks a right in the folder. It must be able to list, write, rename and remove there.',
      })
    case STATUS_CODE.NO_SUCH_FILE:
      return new Refused('folder-not-there', {
        ...facts,
        message: 'The folder is not there. Check the folders of the credentials, or have it made.',
        reasons: [{ field: 'folders', message: 'is not there' }],
      })
    case STATUS_CODE.OP_UNSUPPORTED:
      return new Refused('refused', {
        ...facts,
        message: 'The SFTP server does not support what is needed to deliver files. Ask its owner.',
        reasons: [],
      })
    default:
      return new Unavailable('server-error', {
        ...facts,
        message: `The SFTP server failed (status ${status}). Its disk may be full; ask its owner if it goes on. ${AGAIN}`,
      })
  }
}
