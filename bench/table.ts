/** What is measured, for people: a line per measure, koppling next to the floor where there is one. */

export type Row = {
  what: string
  unit: string
  /** What Temporal takes without koppling. */
  bare?: number | undefined
  /** Undefined where the system does not tell. */
  koppling: number | undefined
}

export type Section = { title: string; rows: Row[]; notes?: string[] }

const heads = ['', 'unit', 'bare', 'koppling', 'ratio'] as const

export function tableOf({ title, rows, notes = [] }: Section): string {
  const cells = [heads, ...rows.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return ['', title, ...lines.map((line) => `  ${line}`), ...notes.map((note) => `  ${note}`), ''].join('\n')
}

function cellsOf({ what, unit, bare, koppling }: Row): string[] {
  const ratio = (koppling ?? Number.NaN) / (bare ?? Number.NaN)
  return [
    what,
    unit,
    bare === undefined ? '' : numberOf(bare),
    numberOf(koppling),
    Number.isFinite(ratio) ? ratio.toFixed(2) : '',
  ]
}

function numberOf(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return 'unknown'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return value.toLocaleString('en', { minimumFractionDigits: 0, maximumFractionDigits: digits })
}
