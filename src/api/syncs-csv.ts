import { csvRow } from '../domain/csv.ts'
import type { ResultView } from './syncs.ts'

const columns = [
  'employeeId',
  'outcome',
  'reach',
  'problem',
  'at',
  'field',
  'fieldOutcome',
  'from',
  'to',
  'reason',
]

/** A row for each field; one for whoever has none. */
export async function* resultsCsv(results: AsyncIterable<ResultView>): AsyncGenerator<string> {
  yield csvRow(columns)
  for await (const { employeeId, outcome, reach, problem, at, fields } of results) {
    const whose = [employeeId, outcome, reach, problem, at]
    if (fields.length === 0) yield csvRow([...whose, null, null, null, null, null])
    for (const field of fields)
      yield csvRow([...whose, field.field, field.outcome, field.from, field.to, field.reason])
  }
}
