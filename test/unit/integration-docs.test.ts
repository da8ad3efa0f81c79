// The tables of what goes where, against what is written.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AgdaPsMapping } from '../../src/connectors/agda-ps/entry.ts'
import { recordOf as agdaRecordOf } from '../../src/connectors/agda-ps/record.ts'
import { PaxmlMapping } from '../../src/connectors/paxml/entry.ts'
import { recordOf as paxmlRecordOf } from '../../src/connectors/paxml/record.ts'
import type { JsonObject } from '../../src/connectors/visma-net/json.ts'
import { planOfNew } from '../../src/connectors/visma-net/plan.ts'
import { wantedOf } from '../../src/connectors/visma-net/wanted.ts'
import type { AskedOfFile, Recorded } from '../../src/connectors/file-connection.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { askedFor, employmentOf, personOf } from '../support/swedish-people.ts'
import {
  employmentOf as norwegianEmployment,
  mappingOf,
  personOf as norwegian,
} from '../support/visma-net-people.ts'
import { leavesOf, readXml } from '../support/xml.ts'

const absence = { id: 'a', revision: null, employeeId: 'E702', employmentId: 'E702-1', type: 'sick' }
const days = { startDate: '2030-03-04', endDate: '2030-03-08', percent: '100', withdrawn: false }
const absences = [
  { ...absence, ...days },
  { ...absence, ...days, id: 'b', endDate: '2030-03-04' },
]
const ended = { lastDay: '2030-12-31' }
const hourly = { pay: { type: 'hourly' as const, amount: '190', currency: 'SEK', from: null } }
const people: EmployeeDocument[] = [ended, hourly].map((changes) =>
  personOf('702', { privateEmail: 'anna@example.se', employments: [employmentOf('E702-1', changes)] }),
)

/** Of everything that is ever written of a person. */
function written<Mapping>(
  mapping: Mapping,
  recordOf: (asked: AskedOfFile<Mapping>) => Recorded,
): Set<string> {
  const fragments = people.flatMap((employee) =>
    Object.values(recordOf(askedFor(mapping, { employee, absences })).record ?? {}),
  )
  const places = leavesOf(readXml(`<all>${fragments.join('')}</all>`)).map(([place]) => place)
  return new Set(places.map((place) => place.split(/[/@]/).at(-1) ?? ''))
}

/** The second column of the table, without the values that are given in brackets. */
function documented(page: string): Set<string> {
  const text = readFileSync(new URL(`../../docs/integrations/${page}.md`, import.meta.url), 'utf8')
  const [, table = ''] = /\| koppling \|.*\n\|[-|]+\n((?:\|.*\n)+)/.exec(text) ?? []
  const names = table
    .split('\n')
    .flatMap((row) => [...(row.split('|')[2] ?? '').replace(/\(.*?\)/g, '').matchAll(/`(\w+)`/g)])
  return new Set(names.map(([, name = '']) => name))
}

test('docs/integrations/agda-ps.md names every element that is written, and no other', () => {
  const mapping = AgdaPsMapping.parse({
    companyNumber: '1',
    defaultDepartment: '210',
    defaultContractType: 'Tillsvidare',
    payCodes: { monthly: '1000', hourly: '2000' },
    endReason: '3',
  })
  expect([...written(mapping, agdaRecordOf)].toSorted()).toEqual([...documented('agda-ps')].toSorted())
})

test('docs/integrations/paxml.md names every element and attribute that is written, and no other', () => {
  const mapping = PaxmlMapping.parse({
    defaultDepartment: '210',
    defaultContractType: { form: 'FAST', staffType: 'TJM' },
    absenceTypes: { sick: 'SJK' },
  })
  const named = documented('paxml')
  // Of it both attributes are named.
  named.delete('resenhet')
  expect([...written(mapping, paxmlRecordOf)].toSorted()).toEqual([...named].toSorted())
})

/** Of properties of objects, however deep. */
const namesIn = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [
        ...(Array.isArray(value) ? [] : [name]),
        ...namesIn(inner),
      ])

test('docs/integrations/visma-net.md names every property that is sent, and no other', () => {
  const times = { today: '2026-06-15', startsOn: null }
  const sent = [ended, { pay: { ...hourly.pay, currency: 'NOK' } }].map((changes): JsonObject | undefined => {
    const employee = norwegian('702', { employments: [norwegianEmployment('E702-1', changes)] })
    return planOfNew({
      wanted: wantedOf({ employee, mapping: mappingOf(), ...times }),
      createAs: 'draft',
      times,
    }).body
  })
  expect([...new Set(namesIn(sent))].toSorted()).toEqual([...documented('visma-net')].toSorted())
})
