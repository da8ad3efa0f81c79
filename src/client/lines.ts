/** NDJSON over fetch: lines go out while answers come in. */
import type { components, paths } from './schema.ts'

type NdjsonContent<Content> = { content: { 'application/x-ndjson': Content } }

/** The paths that take lines. */
export type LinesPath = {
  [Path in keyof paths]: paths[Path] extends { post: { requestBody: NdjsonContent<unknown> } } ? Path : never
}[keyof paths]

export type LineIn<Path extends LinesPath> = paths[Path] extends {
  post: { requestBody: NdjsonContent<infer Line> }
}
  ? Line
  : never
export type LineOut<Path extends LinesPath> = paths[Path] extends {
  post: { responses: { 200: NdjsonContent<infer Line> } }
}
  ? Line
  : never

type ProblemDocument = components['schemas']['Problem']

/** The API refused a call as a whole. `problem` is undefined if what answered was not the API. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused'
  readonly status: number
  readonly problem: ProblemDocument | undefined

  constructor({ status, problem }: { status: number; problem: ProblemDocument | undefined }) {
    super(problem ? `${problem.title}: ${problem.detail}` : `the API answered with status ${status}`)
    this.status = status
    this.problem = problem
  }
}

async function* toText(lines: Iterable<unknown> | AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(`${JSON.stringify(line)}\n`)
}

async function* textLines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** One answer per line. The caller says what a line is, as the OpenAPI document does. */
export async function* exchangeLines<Answer>({
  url,
  headers,
  lines,
}: {
  url: string
  headers: Record<string, string>
  lines: Iterable<unknown> | AsyncIterable<unknown>
}): AsyncGenerator<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
    body: ReadableStream.from(toText(lines)),
    duplex: 'half',
  })
  if (!response.ok || !response.body) {
    throw new CallRefused({ status: response.status, problem: await problemIn(response) })
  }
  for await (const text of textLines(response.body)) {
    const answer: unknown = JSON.parse(text)
    if (isEnd(answer)) throw new CallRefused({ status: answer.problem.status, problem: answer.problem })
    yield answer as Answer
  }
}

/** The API ends an answer early by a problem that belongs to no line. */
const isEnd = (answer: unknown): answer is { problem: ProblemDocument } =>
  typeof answer === 'object' && answer !== null && 'problem' in answer && !('line' in answer)

async function problemIn(response: Response): Promise<ProblemDocument | undefined> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json')
  return isProblem ? ((await response.json()) as ProblemDocument) : undefined
}
