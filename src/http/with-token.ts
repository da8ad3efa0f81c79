import type { Answer } from './exchange.ts'

/**
 * Makes an attempt with a token. A 401 comes before anything is carried out and may mean no more than a token that ended early (a
 * key was changed, rights were given, a clock is wrong), so it is made once more with a new one, also if it writes; a second 401,
 * to a token just issued, is about rights.
 */
export async function withToken({
  current,
  discard,
  attempt,
}: {
  current: () => Promise<string>
  discard: (token: string) => void
  attempt: (token: string) => Promise<Answer>
}): Promise<Answer> {
  const token = await current()
  const answer = await attempt(token)
  if (answer.status !== 401) return answer
  discard(token)
  return await attempt(await current())
}
