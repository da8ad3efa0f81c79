// One employment after the other in files for Agda PS: what the import has of fixed pay, percentage and title in the end.
import { expect, test } from 'vitest'
import { AgdaPsMapping } from '../../src/connectors/agda-ps/entry.ts'
import { formOf } from '../../src/connectors/agda-ps/form.ts'
import { recordOf } from '../../src/connectors/agda-ps/record.ts'
import type { EmploymentDocument, Pay } from '../../src/domain/documents.ts'
import { aim } from '../../src/sandbox/sftp/import/aim.ts'
import { deliveries, fileOf, leftOutOf, type Run } from '../support/deliveries.ts'
import { judged, registerOf } from '../support/import-files.ts'
import { employmentOf, personOf } from '../support/swedish-people.ts'

const mapping = AgdaPsMapping.parse({
  companyNumber: '1',
  departments: { D10: '210' },
  contractTypes: { permanent: 'Tillsvidare' },
  payCodes: { monthly: '1000', hourly: '2000' },
})
const form = formOf({
  at: '2030-02-01T07:00:00Z',
  timeZone: 'Europe/Stockholm',
  mapping,
  employer: { id: 'acme-se', name: 'Acme', organisationNumber: null },
})

const salary = (from: string | null, amount = '42000'): Pay => ({
  type: 'monthly',
  amount,
  currency: 'SEK',
  from,
})
const wage = (from: string | null): Pay => ({ type: 'hourly', amount: '200', currency: 'SEK', from })

type Changes = Partial<EmploymentDocument>
const first = (changes: Changes = {}) => employmentOf('E702-1', { pay: salary('2030-02-01'), ...changes })
const second = (changes: Changes = {}) =>
  employmentOf('E702-2', { startDate: '2030-03-01', pay: wage('2030-03-01'), ...changes })

/** Every file must be taken by the import. */
function importer() {
  const deliver = deliveries(mapping, recordOf)
  const files: string[] = []
  const rows = async (container: string) => {
    const person = (await registerOf({ format: aim, files })).get('1/702')
    return Object.values(person?.rows[container] ?? {})
  }
  return {
    async run(employments: EmploymentDocument[], run: Run<AgdaPsMapping> = {}) {
      const recorded = deliver({ employee: personOf('702', { employments }), today: '2030-02-15', ...run })
      if (recorded.record === null) return recorded
      const content = fileOf(form, [recorded])
      const owner = { companyNumber: '1', organisationNumber: null }
      await judged({ format: aim, name: form.name, owner, content })
      files.push(content)
      return recorded
    },
    /** `code amount from to` of each row. */
    pay: async () =>
      (await rows('FastaArter'))
        .map(({ LONEART, PRIS, BELOPP, DATUM_IN, DATUM_UT = '' }) =>
          `${LONEART} ${BELOPP === '0.00' ? PRIS : BELOPP} ${DATUM_IN} ${DATUM_UT}`.trimEnd(),
        )
        .toSorted(),
    percent: async () =>
      (await rows('Arbetstider')).map((row) => `${row['ARBETSTIDFRANTID']} ${row['SYSSELSATTNINGSGRAD']}`),
    titles: async () =>
      (await rows('Befattningar')).map((row) =>
        ['BEFATTNINGSSTATUS', 'BEFATTNING', 'BEFATTNINGFOMDATUM', 'BEFATTNINGTOMDATUM']
          .flatMap((name) => row[name] ?? [])
          .join(' '),
      ),
  }
}

const ended = { lastDay: '2030-02-28' }
const both = ['1000 42000.00 2030-02-01 2030-02-28', '2000 200.00 2030-03-01']

test('fixed pay of an employment ends on its last day where another one follows, and is told once', async () => {
  const { run, pay } = importer()
  await run([first()])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01'])
  await run([first(ended), second()])
  expect(await pay()).toEqual(both)
  expect((await run([first(ended), second()], { today: '2030-03-15' })).record).toBeNull()
  await run([first(ended), second()], { today: '2030-03-15', isFull: true })
  expect(await pay()).toEqual(both)
})

test('so it does where both are told in the same file, in one row each', async () => {
  const { run, pay } = importer()
  const recorded = await run([first(ended), second()])
  expect(recorded.record?.['Personer']?.match(/<FastArt /g)).toHaveLength(2)
  expect(await pay()).toEqual(both)
  expect((await run([first(ended), second()])).record).toBeNull()
})

test('so it does after a rehire with a gap, with pay of the same kind as well', async () => {
  const { run, pay } = importer()
  await run([first(ended)])
  await run([first(ended), second({ startDate: '2030-06-01', pay: salary(null, '45000') })])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-02-28', '1000 45000.00 2030-06-01'])
})

test('so it does where nothing is told of the pay that follows', async () => {
  const { run, pay } = importer()
  await run([first()])
  const recorded = await run([first(ended), second({ pay: null })])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-02-28'])
  expect(recorded.fields).toContainEqual(
    expect.objectContaining({
      field: 'employments.E702-1.pay.lastDay',
      to: '2030-02-28',
      outcome: 'created',
    }),
  )
})

test('an end that moves moves the end of the pay with it, and never beside pay that is there already', async () => {
  const { run, pay } = importer()
  await run([first(ended), second()])
  await run([first({ lastDay: '2030-02-20' }), second()])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-02-20', '2000 200.00 2030-03-01'])
  await run([first({ lastDay: '2030-03-31' }), second()])
  expect(await pay()).toEqual(both)
  await run([first({ lastDay: '2030-03-31' }), second()], { today: '2030-04-10' })
  expect(await pay()).toEqual(both)
})

test('pay of the first one from a day on which other pay is there already is void, or takes the same row', async () => {
  const { run, pay } = importer()
  await run([first(ended), second()])
  const longer = { lastDay: '2030-03-31' }
  await run([first({ ...longer, pay: salary('2030-03-15', '43000') }), second()])
  expect(await pay()).toEqual(['1000 0.00 2030-03-15 2030-03-15', ...both])
  const other = importer()
  const next = second({ pay: salary('2030-03-01', '45000') })
  await other.run([first(ended), next])
  await other.run([first({ ...longer, pay: salary('2030-03-01', '43000') }), next])
  expect(await other.pay()).toEqual([both[0], '1000 43000.00 2030-03-01'])
  await other.run([first({ ...longer, pay: salary('2030-03-01', '43000') })])
  expect(await other.pay()).toEqual([both[0], '1000 43000.00 2030-03-01 2030-03-31'])
})

test('an end that is taken back leaves pay ended of which nothing is told any more', async () => {
  const { run, pay } = importer()
  await run([first(ended), second()])
  const back = await run([first({ pay: null })], { takenBack: ['E702-1'] })
  expect(back.fields.map(({ field }) => field)).not.toContain('employments.E702-1.pay.lastDay')
  expect(await pay()).toEqual(both)
})

test('an employment that never came about is not paid, and the one before it goes on', async () => {
  const { run, pay } = importer()
  await run([first(ended), second()])
  await run([first()], { takenBack: ['E702-1'] })
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01', '2000 0.00 2030-03-01 2030-03-01'])
  expect((await run([first()])).record).toBeNull()
  await run([employmentOf('E702-3', { startDate: '2030-05-01', pay: wage('2030-05-01') })])
  expect(await pay()).toContain('1000 42000.00 2030-02-01 2030-04-30')
})

test('pay of an employment that is gone stays as it is while nobody else is paid from then on', async () => {
  const { run } = importer()
  await run([first(ended), second()])
  expect((await run([first(ended)])).record).toBeNull()
})

test('pay that ended stays so when its employment is gone', async () => {
  const { run } = importer()
  await run([first({ lastDay: '2030-02-20' }), second()])
  expect((await run([second()])).record).toBeNull()
})

test('pay that begins after the last day has no row, so none is ended', async () => {
  const { run, pay } = importer()
  await run([first({ ...ended, pay: salary('2030-03-10') }), second()])
  expect(await pay()).toEqual(both.slice(1))
})

test('of pay by another code nothing is remembered, whether it had ended or not', async () => {
  const { run, pay } = importer()
  await run([first(ended), second()])
  const { delivers } = await run([first({ ...ended, pay: wage('2030-02-20') }), second()])
  expect(Object.keys(delivers).filter((name) => name.endsWith(':1000'))).toEqual([])
  expect(await pay()).toEqual([
    '1000 42000.00 2030-02-01 2030-02-19',
    '2000 200.00 2030-02-20 2030-02-28',
    '2000 200.00 2030-03-01',
  ])
})

test('pay of an employment that is gone ends the day before other pay begins', async () => {
  const { run, pay } = importer()
  await run([first(ended)])
  await run([second({ startDate: '2030-04-01', pay: wage('2030-04-01') })])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-03-31', '2000 200.00 2030-04-01'])
  expect((await run([second({ startDate: '2030-04-01', pay: wage('2030-04-01') })])).record).toBeNull()
})

test('the row of an employment that is gone is taken over by one with the same pay code and date', async () => {
  const { run, pay } = importer()
  await run([first()])
  await run([employmentOf('E702-9', { pay: salary('2030-02-01', '43000') })])
  expect(await pay()).toEqual(['1000 43000.00 2030-02-01'])
})

test('pay without a date of an employment that follows one that is gone holds from its first day', async () => {
  const { run, pay } = importer()
  await run([first()])
  await run([second({ pay: wage(null) })], { today: '2030-03-15' })
  expect(await pay()).toEqual(both)
})

test('pay without a date of an employment that replaces one that is gone holds from the day it is sent', async () => {
  const { run, pay } = importer()
  await run([first()])
  await run([employmentOf('E702-9', { pay: wage(null) })])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-02-14', '2000 200.00 2030-02-15'])
})

const early = { lastDay: '2030-06-30' }
const late = {
  startDate: '2030-06-01',
  pay: wage('2030-06-01'),
  fullTimePercent: '50',
  jobTitle: 'Lärare',
}

test('once the first of two employments is over, the second one gives pay, percentage and title from the day after', async () => {
  const { run, pay, percent, titles } = importer()
  await run([first(early), second(late)])
  const beside = await run([first(early), second(late)], { today: '2030-06-30' })
  expect(leftOutOf(beside)).toEqual([
    'not-sent employments.E702-2.fullTimePercent second-employment',
    'not-sent employments.E702-2.pay second-employment',
  ])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01'])
  const after = await run([first(early), second(late)], { today: '2030-07-03' })
  expect(leftOutOf(after)).toEqual([])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-06-30', '2000 200.00 2030-07-01'])
  expect(await percent()).toEqual(['2030-02-01 100', '2030-07-01 50'])
  expect(await titles()).toEqual([
    'H Utvecklare 2030-02-01',
    'U Lärare 2030-06-01 2030-07-02',
    'H Lärare 2030-07-03',
  ])
  expect((await run([first(early), second(late)], { today: '2030-07-04' })).record).toBeNull()
})

test('pay without a date of the second one is told from the day after as well, whatever the day of the run', async () => {
  const { run, pay } = importer()
  const employments = [first(early), second({ ...late, pay: wage(null) })]
  await run(employments)
  await run(employments, { today: '2030-07-20' })
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01 2030-06-30', '2000 200.00 2030-07-01'])
})

test('an employment that was never alone gives neither pay nor percentage, though the first one is over', async () => {
  const { run, pay } = importer()
  const employments = [first(early), second({ ...late, lastDay: '2030-06-15' })]
  await run(employments)
  const after = await run(employments, { today: '2030-07-03' })
  expect(after.record).toBeNull()
  expect(leftOutOf(after)).toEqual([
    'not-sent employments.E702-2.fullTimePercent second-employment',
    'not-sent employments.E702-2.pay second-employment',
  ])
  expect(await pay()).toEqual(['1000 42000.00 2030-02-01'])
})

test('a first day that changed ends no title beside another employment, since there was none', async () => {
  const { run, titles } = importer()
  await run([first()])
  await run([first({ startDate: '2030-03-01', jobTitle: 'Chef' })], { isFull: true })
  expect(await titles()).toEqual(['H Utvecklare 2030-02-01', 'H Chef 2030-03-01'])
})

const rehired = () =>
  second({
    startDate: '2030-05-01',
    pay: salary('2030-05-01', '20000'),
    fullTimePercent: '50',
    jobTitle: 'Chef',
  })
const gone = 'not-sent employments.E702-2 withdrawn-after-delivery'

test('a rehire that never came about gives percentage and title back from the day it is sent, which full sends again', async () => {
  const { run, percent, titles } = importer()
  const leaving = first({ lastDay: '2030-04-30' })
  await run([leaving])
  await run([leaving, rehired()], { today: '2030-05-01' })
  expect(leftOutOf(await run([leaving], { today: '2030-05-10' }))).toEqual([gone])
  const back = await run([first()], { today: '2030-05-20', takenBack: ['E702-1'] })
  expect(leftOutOf(back)).toEqual([gone])
  const rows = ['2030-02-01 100', '2030-05-01 50', '2030-05-20 100']
  expect(await percent()).toEqual(rows)
  const rowsOfTitles = ['H Utvecklare 2030-02-01', 'H Chef 2030-05-01 2030-05-19', 'H Utvecklare 2030-05-20']
  expect(await titles()).toEqual(rowsOfTitles)
  expect((await run([first()], { today: '2030-05-21' })).record).toBeNull()
  await run([first()], { today: '2030-05-22', isFull: true })
  expect(await percent()).toEqual(rows)
  expect(await titles()).toEqual(rowsOfTitles)
})

test('so does one that was told ahead and withdrawn before its first day, in its own rows', async () => {
  const { run, percent, titles } = importer()
  const leaving = first({ lastDay: '2030-04-30' })
  await run([leaving, rehired()])
  await run([first()], { today: '2030-03-20', takenBack: ['E702-1'] })
  expect(await percent()).toEqual(['2030-02-01 100', '2030-05-01 100'])
  expect(await titles()).toEqual(['H Utvecklare 2030-02-01', 'H Utvecklare 2030-05-01'])
  await run([first({ jobTitle: 'Arkitekt' })], { today: '2030-06-01' })
  expect((await titles()).at(-1)).toBe('H Arkitekt 2030-06-01')
})

test('a last day that moves on gives percentage and title back, until that employment is over', async () => {
  const { run, percent, titles } = importer()
  await run([first(early), second(late)])
  await run([first(early), second(late)], { today: '2030-07-03' })
  const longer = first({ lastDay: '2030-08-31' })
  await run([longer, second(late)], { today: '2030-07-10' })
  expect(await percent()).toEqual(['2030-02-01 100', '2030-07-01 50', '2030-07-10 100'])
  expect((await titles()).toSorted()).toEqual([
    'H Lärare 2030-07-03 2030-07-09',
    'H Utvecklare 2030-02-01',
    'H Utvecklare 2030-07-10',
    'U Lärare 2030-06-01 2030-07-02',
    'U Lärare 2030-07-10',
  ])
  expect((await run([longer, second(late)], { today: '2030-07-11' })).record).toBeNull()
  await run([longer, second(late)], { today: '2030-09-02' })
  expect((await percent()).at(-1)).toBe('2030-09-01 50')
  expect((await titles()).toSorted()).toEqual([
    'H Lärare 2030-07-03 2030-07-09',
    'H Lärare 2030-09-02',
    'H Utvecklare 2030-02-01',
    'H Utvecklare 2030-07-10',
    'U Lärare 2030-06-01 2030-07-02',
    'U Lärare 2030-07-10 2030-09-01',
  ])
})

test('a row from behind a last day that moved forward gives way to the employment that follows', async () => {
  const { run, percent, titles } = importer()
  await run([first()])
  await run([first({ fullTimePercent: '80', jobTitle: 'Arkitekt' })], { today: '2030-05-20' })
  const over = first({ fullTimePercent: '80', jobTitle: 'Arkitekt', lastDay: '2030-04-30' })
  await run([over, rehired()], { today: '2030-05-25' })
  expect((await percent()).toSorted()).toEqual([
    '2030-02-01 100',
    '2030-05-01 50',
    '2030-05-20 80',
    '2030-05-25 50',
  ])
  expect((await titles()).filter((row) => row.includes('2030-05-2'))).toEqual([
    'H Arkitekt 2030-05-20 2030-05-24',
    'H Chef 2030-05-25',
  ])
  expect((await run([over, rehired()], { today: '2030-05-26' })).record).toBeNull()
})

test('the title of an employment beside the first ends when it is withdrawn', async () => {
  const { run, titles } = importer()
  await run([first(), second(late)])
  await run([first()], { today: '2030-06-10' })
  expect(await titles()).toEqual(['H Utvecklare 2030-02-01', 'U Lärare 2030-06-01 2030-06-09'])
  expect((await run([first()], { today: '2030-06-11' })).record).toBeNull()
})

test('where nothing is known of the title of the first one, that of the other one ends alone', async () => {
  const { run, titles } = importer()
  const untitled = (changes: Changes = {}) => first({ jobTitle: null, ...changes })
  await run([untitled({ lastDay: '2030-04-30' }), rehired()], { today: '2030-05-01' })
  await run([untitled()], { today: '2030-05-20' })
  expect(await titles()).toEqual(['H Chef 2030-05-01 2030-05-19'])
})

test.for([
  ['withdrawn', [first()], ['H Chef 2030-05-01 2030-05-19', 'H Utvecklare 2030-02-01']],
  [
    'overtaken',
    [first({ lastDay: '2030-06-30' }), rehired()],
    ['H Chef 2030-05-01', 'H Utvecklare 2030-02-01', 'U Chef 2030-05-20'],
  ],
] as [string, EmploymentDocument[], string[]][])(
  'so it is with what an older version delivered of one that is %s: it did not keep which title was the main one',
  async ([, employments, others]) => {
    const { run, percent, titles } = importer()
    const leaving = first({ lastDay: '2030-04-30' })
    await run([leaving])
    const { delivers } = await run([leaving, rehired()], { today: '2030-05-01' })
    const delivered = Object.fromEntries(Object.entries(delivers).filter(([name]) => !name.endsWith('.main')))
    await run(employments, { today: '2030-05-20', delivered })
    expect(await percent()).toEqual(['2030-02-01 100', '2030-05-01 50', '2030-05-20 100'])
    expect((await titles()).toSorted()).toEqual([...others, 'H Utvecklare 2030-05-20'].toSorted())
    expect((await run(employments, { today: '2030-05-21' })).record).toBeNull()
  },
)
