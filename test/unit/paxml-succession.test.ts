// One employment after the other in PAXml files: the format has one of each, and a reader has what the one that is told says.
import { expect, test } from 'vitest'
import { PaxmlMapping } from '../../src/connectors/paxml/entry.ts'
import { formOf } from '../../src/connectors/paxml/form.ts'
import { recordOf } from '../../src/connectors/paxml/record.ts'
import type { Delivered } from '../../src/connectors/file-connection.ts'
import type { EmploymentDocument, Pay } from '../../src/domain/documents.ts'
import { paxml } from '../../src/sandbox/sftp/import/paxml.ts'
import { deliveries, fileOf, leftOutOf, type Run } from '../support/deliveries.ts'
import { judged, registerOf } from '../support/import-files.ts'
import { askedFor, employmentOf, personOf } from '../support/swedish-people.ts'

const mapping = PaxmlMapping.parse({
  departments: { D10: '210' },
  contractTypes: { permanent: { form: 'FAST' }, 'fixed-term': { form: 'VISSTID' } },
})
const form = formOf({
  at: '2030-02-01T07:00:00Z',
  timeZone: 'Europe/Stockholm',
  mapping,
  employer: { id: 'acme-se', name: 'Acme', organisationNumber: null },
})

const salary = (amount: string, from: string | null): Pay => ({
  type: 'monthly',
  amount,
  currency: 'SEK',
  from,
})
type Changes = Partial<EmploymentDocument>
const first = (changes: Changes = {}) => employmentOf('E702-1', changes)
const second = (changes: Changes = {}) =>
  employmentOf('E702-2', {
    startDate: '2030-05-01',
    jobTitle: 'Chef',
    contractType: 'fixed-term',
    fullTimePercent: '50',
    pay: salary('20000', '2030-05-01'),
    ...changes,
  })

/** Every file must be taken by the import. */
function importer() {
  const deliver = deliveries(mapping, recordOf)
  const files: Buffer[] = []
  const read = async () => (await registerOf({ format: paxml, files })).get('702')
  const rows = async (name: string) =>
    Object.entries((await read())?.rows[name] ?? {})
      .map(([from, row]) => `${from} ${row[name]}`)
      .toSorted()
  return {
    async run(employments: EmploymentDocument[], run: Run<PaxmlMapping> = {}) {
      const recorded = deliver({ employee: personOf('702', { employments }), ...run })
      if (recorded.record === null) return recorded
      const content = Buffer.from(fileOf(form, [recorded]), 'latin1')
      const owner = { companyNumber: '1', organisationNumber: null }
      await judged({ format: paxml, name: form.name, owner, content })
      files.push(content)
      return recorded
    },
    /** What there is one of. */
    told: async () => {
      const { anstdatum, befattning, anstform } = (await read())?.fields ?? {}
      return [anstdatum, befattning, anstform]
    },
    pay: () => rows('manlon'),
    percent: () => rows('sysgrad'),
  }
}

const ended = { lastDay: '2030-04-30' }
const ofFirst = ['2030-02-01', 'Utvecklare', 'FAST']
const ofSecond = ['2030-05-01', 'Chef', 'VISSTID']

test('an employment that follows takes the place of the one that is over, from the day after', async () => {
  const { run, told, pay, percent } = importer()
  await run([first(ended), second()])
  expect(await told()).toEqual(ofFirst)
  await run([first(ended), second()], { today: '2030-05-03' })
  expect(await told()).toEqual(ofSecond)
  expect(await pay()).toEqual(['2030-02-01 42000', '2030-05-01 20000'])
  expect(await percent()).toEqual(['2030-02-01 100', '2030-05-01 50'])
  expect((await run([first(ended), second()], { today: '2030-05-04' })).record).toBeNull()
})

test('an employment that never came about gives its place back', async () => {
  const { run, told, pay, percent } = importer()
  await run([first(ended)])
  await run([first(ended), second()], { today: '2030-05-01' })
  await run([first()], { today: '2030-05-20', takenBack: ['E702-1'] })
  expect(await told()).toEqual(ofFirst)
  expect(await pay()).toEqual(['2030-02-01 42000', '2030-05-01 42000'])
  expect(await percent()).toEqual(['2030-02-01 100', '2030-05-01 50', '2030-05-20 100'])
  expect((await run([first()], { today: '2030-05-21' })).record).toBeNull()
})

test('so does one beside the first, whose last day moves on, until that one is over', async () => {
  const { run, told, pay, percent } = importer()
  const beside = second({ startDate: '2030-03-01', pay: salary('20000', '2030-03-01') })
  await run([first(ended), beside])
  await run([first(ended), beside], { today: '2030-05-01' })
  expect(await told()).toEqual(['2030-03-01', 'Chef', 'VISSTID'])
  const longer = first({ lastDay: '2030-06-30' })
  await run([longer, beside], { today: '2030-05-10' })
  expect(await told()).toEqual(ofFirst)
  expect(await pay()).toEqual(['2030-02-01 42000', '2030-05-01 42000'])
  expect(await percent()).toEqual(['2030-02-01 100', '2030-05-01 50', '2030-05-10 100'])
  await run([longer, beside], { today: '2030-07-02' })
  expect((await pay()).at(-1)).toBe('2030-07-01 20000')
  expect((await percent()).at(-1)).toBe('2030-07-01 50')
})

test('I12: who was there before the integration is paid by the second one from the day after the first one is over', async () => {
  const { run, pay, percent } = importer()
  const startsOn = '2030-03-01'
  const old = first({ startDate: '2020-02-01', lastDay: '2030-03-31', pay: salary('45000', '2030-03-01') })
  const beside = second({ startDate: '2026-01-01', pay: salary('20000', '2026-01-01') })
  await run([old, beside], { startsOn })
  const after = await run([old, beside], { startsOn, today: '2030-04-02' })
  expect(leftOutOf(after)).toEqual([
    'not-sent employments.E702-1 other-employment',
    'not-sent employments.E702-2.lastDay cannot-be-cleared',
  ])
  expect(await pay()).toEqual(['2030-03-01 45000', '2030-04-01 20000'])
  expect(await percent()).toEqual(['2020-02-01 100', '2030-04-01 50'])
  await run([old, { ...beside, pay: salary('21000', '2030-06-01') }], { startsOn, today: '2030-05-02' })
  expect((await pay()).at(-1)).toBe('2030-06-01 21000')
})

test('pay without a date follows in the same way, and gives its place back on the day it is sent', async () => {
  const { run, pay } = importer()
  const undated = second({ pay: salary('20000', null) })
  await run([first(ended), undated])
  await run([first(ended), undated], { today: '2030-05-03' })
  expect(await pay()).toEqual(['2030-02-01 42000', '2030-05-01 20000'])
  await run([first({ pay: salary('42000', null) })], { today: '2030-05-20' })
  expect((await pay()).at(-1)).toBe('2030-05-20 42000')
})

test('what nothing is known of stays as the other one had it, which is told once', async () => {
  const { run, told, pay } = importer()
  await run([first(ended)])
  const bare = second({ pay: null, jobTitle: null, contractType: null, fullTimePercent: null })
  const next = await run([first(ended), bare], { today: '2030-05-01' })
  expect(leftOutOf(next)).toEqual([
    'not-sent employments.E702-1 other-employment',
    'not-sent employments.E702-2.jobTitle cannot-be-cleared',
    'not-sent employments.E702-2.contractType cannot-be-cleared',
    'not-sent employments.E702-2.lastDay cannot-be-cleared',
    'not-sent employments.E702-2.pay cannot-be-cleared',
    'not-sent employments.E702-2.fullTimePercent cannot-be-cleared',
  ])
  expect(await told()).toEqual(['2030-05-01', 'Utvecklare', 'FAST'])
  expect(await pay()).toEqual(['2030-02-01 42000'])
})

test('of several employments that are over it is the one that ended last', async () => {
  const { run, told } = importer()
  const short = second({ startDate: '2030-03-01', ...ended })
  await run([first({ lastDay: '2030-06-30' }), short])
  expect((await run([first({ lastDay: '2030-06-30' }), short], { today: '2030-07-02' })).record).toBeNull()
  expect(await told()).toEqual(ofFirst)
})

/** As older versions remembered it, by employment. */
const rememberedOf = (
  { id, startDate, jobTitle, fullTimePercent, pay }: EmploymentDocument,
  from: string,
) => {
  const remember = (field: string, text: string, since: string | null): [string, Delivered] => {
    const name = `employments.${id}.${field}`
    return [name, { digest: askedFor(mapping).digest(`${name} ${text}`), from: since }]
  }
  const own = pay?.from ?? ''
  return Object.fromEntries([
    remember('startDate', ` <anstdatum>${startDate}</anstdatum>`, null),
    remember('jobTitle', ` <befattning>${jobTitle}</befattning>`, null),
    remember('contractType', ` <anstform>${id === 'E702-1' ? 'FAST' : 'VISSTID'}</anstform>`, null),
    remember('pay.type', ' <lonform>MÅN</lonform>', null),
    remember('pay', `${own} <manlon datum="${own}">${pay?.amount}</manlon>`, own),
    remember('fullTimePercent', ` <sysgrad datum="">${fullTimePercent}</sysgrad>`, from),
  ])
}

/** Everything else was delivered as well. */
const upgraded = (...remembered: Record<string, Delivered>[]) => {
  const { delivers } = recordOf(askedFor(mapping, { employee: personOf('702', { employments: [first()] }) }))
  const others = Object.entries(delivers).filter(([name]) => !name.startsWith('employment'))
  return { delivered: Object.assign(Object.fromEntries(others), ...remembered), remoteId: '702' }
}

test('what an older version delivered of one employment is not sent again, and changes from its own day', async () => {
  const { run, percent } = importer()
  const before = upgraded(rememberedOf(first({ fullTimePercent: '80' }), '2030-03-10'))
  expect((await run([first({ fullTimePercent: '80' })], before)).record).toBeNull()
  const changed = await run([first({ fullTimePercent: '60' })], before)
  expect(changed.record?.['personal']).toBe(
    '<person anstid="702"><sysgrad datum="2030-03-15">60</sysgrad></person>\n',
  )
  expect(Object.keys(changed.delivers).filter((name) => name.startsWith('employments.'))).toEqual([])
  expect(await percent()).toEqual(['2030-03-15 60'])
})

test('what an older version delivered of several is sent once more, behind the latest row there', async () => {
  const { run, told, pay, percent } = importer()
  const before = upgraded(rememberedOf(first(), '2030-02-01'), rememberedOf(second(), '2030-05-01'))
  await run([first()], { ...before, today: '2030-05-20' })
  expect(await told()).toEqual(ofFirst)
  expect(await pay()).toEqual(['2030-05-01 42000'])
  expect(await percent()).toEqual(['2030-05-20 100'])
  expect((await run([first()], { today: '2030-05-21' })).record).toBeNull()
})
