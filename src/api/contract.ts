/** Holds handlers to what their route declares: the problems that they throw and the answers that they give. */
import type { Logger } from 'pino'
import type { z } from 'zod'
import { problemsOf } from './declared-problems.ts'
import { toProblem } from './failures.ts'
import { Problem } from './problems.ts'
import type { Answer, BoundRoute } from './route.ts'

/** enforce: a breach is an internal error that says what it is (tests). report: it is logged as an error, and the caller gets the answer. */
export type Contract = 'enforce' | 'report'

type Terms = { route: BoundRoute; contract: Contract; log: Logger }

/** Runs a handler. Its answer comes back as its schema writes it: fields that are not declared do not leave the house. */
export async function keepContract({
  work,
  ...terms
}: Terms & { work: () => Promise<Answer> }): Promise<Answer> {
  let answer: Answer
  try {
    answer = await work()
  } catch (error) {
    throw checkProblem({ problem: toProblem(error), ...terms })
  }
  return checkAnswer({ answer, ...terms })
}

function checkProblem({ problem, ...terms }: Terms & { problem: Problem }): Problem {
  if (!problemsOf(terms.route).includes(problem.type))
    breach({ ...terms, what: `threw the undeclared problem ${problem.type}` })
  return problem
}

function checkAnswer({ answer, ...terms }: Terms & { answer: Answer }): Answer {
  const declared = Object.entries(terms.route.answers).find(
    ([status]) => status === String(answer.status),
  )?.[1]
  if (!declared) {
    breach({ ...terms, what: `answered the undeclared status ${answer.status}` })
    return answer
  }
  if (answer.csv !== undefined && declared.csv) return answer
  if (answer.lines !== undefined && declared.lines) {
    return { ...answer, lines: checkedLines({ lines: answer.lines, schema: declared.lines, ...terms }) }
  }
  if (answer.file !== undefined && declared.file) return answer
  if (!declared.schema) return answer
  return { ...answer, body: checkedValue({ value: answer.body, schema: declared.schema, ...terms }) }
}

async function* checkedLines({
  lines,
  ...terms
}: Terms & { lines: AsyncIterable<unknown>; schema: z.ZodType }): AsyncGenerator {
  for await (const value of lines) yield checkedValue({ value, ...terms })
}

function checkedValue({ value, schema, ...terms }: Terms & { value: unknown; schema: z.ZodType }): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const fields = result.error.issues.map((issue) => `/${issue.path.map(String).join('/')} (${issue.code})`)
  breach({ ...terms, what: `answered what does not fit its schema: ${fields.join(', ')}` })
  return value
}

function breach({ route, contract, log, what }: Terms & { what: string }): void {
  const message = `${route.operationId} ${what}`
  if (contract === 'enforce') throw new Problem('internal', { detail: message, cause: new Error(message) })
  log.error({ operation: route.operationId }, message)
}
