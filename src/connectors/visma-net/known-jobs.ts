/** Jobs whose receipts came to this process, and whom they are about: whoever looks for a lost one need not wait for them. */

export type KnownJobs = {
  note(path: string, about: string): void
  isOfAnother(jobId: string, about: string): boolean
}

/** Of two days with twenty thousand employees; what is forgotten is waited for once more. */
const MOST = 50_000

export function createKnownJobs(most = MOST): KnownJobs {
  const aboutById = new Map<string, string>()
  return {
    note(path, about) {
      aboutById.set(path.split('/').at(-1) ?? '', about)
      const [oldest] = aboutById.keys()
      if (aboutById.size > most && oldest !== undefined) aboutById.delete(oldest)
    },
    isOfAnother(jobId, about) {
      const known = aboutById.get(jobId)
      return known !== undefined && known !== about
    },
  }
}
