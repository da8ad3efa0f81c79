/** Commands for a person to copy: terminate somebody, look, revoke; and set up payroll. */
import { dirname } from 'node:path'
import { addDays } from '../../domain/calendar-date.ts'

import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { SampleCompany } from './company.ts'

const NOTICE_DAYS = 14

/** Lines for a POSIX shell; the key stays in a variable. `day`: today. */
export function commands({
  company,
  api,
  localFile,
  day,
}: {
  company: SampleCompany
  api: string
  localFile: string
  day: CalendarDate
}): string[] {
  const employee = company.employees.find(({ id }) => id === company.tryThis)
  const [employment] = employee?.employments ?? []
  if (employee === undefined || employment === undefined)
    throw new Error(`${company.tryThis} is not among the employees`)
  const termination = `${api}/v1/employments/${employment.id}/termination`
  const body = JSON.stringify({ lastDay: addDays(day, NOTICE_DAYS), reason: 'Resigned' })
  const curl = `curl -sS -w '\\n' -H "Authorization: Bearer $KEY" -H 'Koppling-Actor: me'`
  return [
    `KEY=$(node -p "require('${fileToRequire(localFile)}').tenants[0].keys.hr")`,
    '',
    `# terminate ${employee.givenName} ${employee.familyName}`,
    `${curl} -X PUT ${termination} -H 'Content-Type: application/json' -d '${body}'`,
    '# look',
    `${curl} '${api}/v1/leavers?employee=${employee.id}'`,
    '# revoke',
    `${curl} -X DELETE ${termination}`,
  ]
}

/** `integration`: its id; none, no lines. */
export function setUpCommands({
  integration,
  localFile,
}: {
  integration: string | undefined
  localFile: string
}): string[] {
  if (integration === undefined) return []
  const folder = dirname(localFile)
  const named = folder === '.koppling' ? '' : ` -- '${folder.replaceAll("'", String.raw`'\''`)}'`
  return [`# set up payroll: integration ${integration}`, `npm run try:integration${named}`]
}

/** The path as a string of JavaScript within double quotes of the shell; without a dot or slash node looks for a package. */
function fileToRequire(file: string): string {
  const path = /^(\.{0,2})\//.test(file) ? file : `./${file}`
  return path.replace(/['\\]/g, '\\$&').replace(/["$`\\]/g, '\\$&')
}
