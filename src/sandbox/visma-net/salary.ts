/** Amounts are texts. Only the one that the type of contract names counts; Visma.net shows the others worked out of it. */
import { objectsIn, startOf, type Document } from './timelines.ts'

const AMOUNTS = { Monthly: 'monthlySalary', Hourly: 'hourlySalary', Yearly: 'yearlySalary' } as const
const HOURS_A_YEAR = 1950

export type ContractType = keyof typeof AMOUNTS

/** Both spellings, `monthly` and `Monthly`, are in the vendor's examples. */
export function isSalaryTypeKnown(text: string): boolean {
  return capital(text) in AMOUNTS
}

export function contractTypeOf(entry: { contractSalaryType?: unknown }): ContractType {
  const type = typeof entry.contractSalaryType === 'string' ? capital(entry.contractSalaryType) : 'Monthly'
  return type in AMOUNTS ? (type as ContractType) : 'Monthly'
}

export const matchingAmount = (type: ContractType) => AMOUNTS[type]

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1).toLowerCase()}`

/** The position as it is kept: every salary with its type and all three amounts. */
export function withAmounts(position: Document): Document {
  if (!Array.isArray(position['salaryInformation'])) return position
  return { ...position, salaryInformation: objectsIn(position['salaryInformation']).map(completed) }
}

function completed(entry: Document): Document {
  const contractSalaryType = contractTypeOf(entry)
  const given = entry[AMOUNTS[contractSalaryType]]
  const yearly = Number(given) * { Monthly: 12, Hourly: HOURS_A_YEAR, Yearly: 1 }[contractSalaryType]
  return {
    ...entry,
    contractSalaryType,
    monthlySalary: shown(yearly / 12),
    hourlySalary: shown(yearly / HOURS_A_YEAR),
    yearlySalary: shown(yearly),
    [AMOUNTS[contractSalaryType]]: given,
  }
}

const shown = (amount: number) => amount.toFixed(2).replace(/\.00$/, '')

export type SalaryChange = 'taken' | 'ignored' | 'refused'

/**
 * What becomes of salaries in a timeline that holds an hourly or yearly one, where the client leaves out the type of contract:
 * new entries are ignored with a warning, a change of the hourly or yearly one is refused.
 */
export function salaryChange({ before, after }: { before: Document; after: Document }): SalaryChange {
  const known = objectsIn(before['salaryInformation'])
  const special = known.filter((entry) => contractTypeOf(entry) !== 'Monthly')
  const untyped = objectsIn(after['salaryInformation']).filter((entry) => entry['contractSalaryType'] == null)
  if (special.length === 0 || untyped.length === 0) return 'taken'
  const changed = untyped.some((entry) => {
    const counterpart = special.find((other) => startOf(other) === startOf(entry))
    return (
      counterpart !== undefined &&
      !Object.entries(entry).every(([name, value]) => counterpart[name] === value)
    )
  })
  return changed ? 'refused' : 'ignored'
}
