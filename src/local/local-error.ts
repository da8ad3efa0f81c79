/** What can go wrong with the local servers, told to people: what it is and the way out. */

export type LocalProblem =
  | 'already-running'
  | 'left-over-stays'
  | 'folder-not-writable'
  | 'folder-not-reachable'
  | 'disk-full'
  | 'newer-layout'
  | 'other-data-version'
  | 'data-missing'
  | 'file-damaged'
  | 'platform-not-supported'
  | 'server-did-not-start'
  | 'server-not-reachable'
  | 'no-server'
  | 'build-failed'

export class LocalError extends Error {
  override readonly name: string = 'LocalError'
  readonly code: LocalProblem

  constructor(code: LocalProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Another instance holds the data folder; `addresses` is empty while that one is still starting. */
export class AlreadyRunning extends LocalError {
  override readonly name = 'AlreadyRunning'
  readonly pid: number
  readonly addresses: Readonly<Record<string, string>>

  constructor({
    folder,
    pid,
    addresses,
  }: {
    folder: string
    pid: number
    addresses: Record<string, string>
  }) {
    const told = Object.entries(addresses).map(([name, address]) => `${name} ${address}`)
    super(
      'already-running',
      `koppling is already running ${told.length > 0 ? `at ${told.join(', ')}` : 'and still starting'} ` +
        `(process ${pid}, data folder ${folder}). Stop it first, or set KOPPLING_HOME to another folder.`,
    )
    this.pid = pid
    this.addresses = addresses
  }
}

const NOT_WRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'this user has no right to',
  EPERM: 'this user has no right to',
  EROFS: 'it is read-only',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  ENOENT: 'it does not exist and cannot be made',
}
const DISK_FULL = new Set(['ENOSPC', 'EDQUOT'])

/** A failed file operation below `folder` as an error for people; every other error as it is. `setting` chooses another folder. */
function explainFileError({
  error,
  folder,
  setting,
}: {
  error: unknown
  folder: string
  setting: string
}): unknown {
  const code = fileErrorCode(error)
  if (DISK_FULL.has(code)) return diskFull({ folder, cause: error })
  const why = NOT_WRITABLE[code]
  if (why === undefined) return error
  const message = `The folder ${folder} cannot be written: ${why} (${code}). Put that right, or set ${setting} to another folder.`
  return new LocalError('folder-not-writable', message, { cause: error })
}

/** Carries out `act`, whose failed file operations are explained. */
export async function explainFileErrors<T>(
  { folder, setting }: { folder: string; setting: string },
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw explainFileError({ error, folder, setting })
  }
}

/** No space is left where `folder` lies. */
export function diskFull({ folder, cause }: { folder: string; cause?: unknown }): LocalError {
  return new LocalError(
    'disk-full',
    `The disk that holds ${folder} is full. Make room there and start again.`,
    { cause },
  )
}

/** '' for everything that is not a failed file operation; a program that cannot be started is none */
function fileErrorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return ''
  return String(error.syscall).startsWith('spawn') ? '' : String(error.code)
}
