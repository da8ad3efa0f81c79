/** Rows for spreadsheets (RFC 4180), ended as it says. */
export function csvRow(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(',')}\r\n`
}

function csvCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'string' ? harmless(value) : JSON.stringify(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A text that a spreadsheet would carry out as a formula is kept a text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** All values of a document with the way to each: `steps.account.at`, `history.0.actor`. */
export function* valuesOf(value: unknown, way: readonly string[] = []): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) yield [way.join('.'), value]
  else for (const [name, member] of Object.entries(value)) yield* valuesOf(member, [...way, name])
}
