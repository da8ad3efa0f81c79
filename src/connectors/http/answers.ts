/** How the answer of a payroll system is had, and read. */
import type { z } from 'zod'
import { NoAnswer, exchange } from '../../http/exchange.ts'
import { parseJson } from '../../http/json.ts'
import { failureWithoutAnswer, unreadable } from './failures.ts'
import type { Answer } from '../../http/exchange.ts'
import type { Call } from './failures.ts'

/** One attempt. Answers of any status; throws the failures of `errors.ts` where no whole answer came. */
export async function attempt({
  call,
  ...sending
}: Parameters<typeof exchange>[0] & { call: Call }): Promise<Answer> {
  try {
    return await exchange(sending)
  } catch (error) {
    throw error instanceof NoAnswer ? failureWithoutAnswer({ call, gap: error }) : error
  }
}

export function readAnswer<T>({
  call,
  answer: { status, body },
  schema,
}: {
  call: Call
  answer: Answer
  schema: z.ZodType<T>
}): T {
  const { name } = call.system
  const json = parseJson(body)
  if (json === undefined)
    throw unreadable({ call, code: 'not-json', status, message: `${name}'s answer is cut or not JSON.` })
  const read = schema.safeParse(json)
  if (read.success) return read.data
  const detail = (read.error.issues[0]?.path ?? []).map(String).join('.')
  throw unreadable({
    call,
    code: 'field-missing',
    status,
    detail,
    message: `${name}'s answer lacks ${detail === '' ? 'its known shape' : detail} or it is wrong.`,
  })
}
