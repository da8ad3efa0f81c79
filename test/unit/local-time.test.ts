import { expect, test } from 'vitest'
import { instantOf, isTimeZone, localDateAt } from '../../src/domain/local-time.ts'

const stockholm = 'Europe/Stockholm'
const helsinki = 'Europe/Helsinki'
const stJohns = 'America/St_Johns'
const santiago = 'America/Santiago'
const havana = 'America/Havana'

type Row = readonly [title: string, at: string, expected: string]

/** By zone: the local date, and what its 00:00 is in UTC. */
const midnights: Record<string, Row[]> = {
  'Europe/Stockholm': [
    ['6 November 2026 in Stockholm begins at 23:00 UTC', '2026-11-06', '2026-11-05T23:00:00.000Z'],
    ['6 July 2026 in Stockholm begins at 22:00 UTC', '2026-07-06', '2026-07-05T22:00:00.000Z'],
    ['the leap day 2028 in Stockholm begins at 23:00 UTC', '2028-02-29', '2028-02-28T23:00:00.000Z'],
    ['1 March 2028 in Stockholm begins when the leap day ends', '2028-03-01', '2028-02-29T23:00:00.000Z'],
    ['29 March 2026 in Stockholm still begins in winter time', '2026-03-29', '2026-03-28T23:00:00.000Z'],
    ['30 March 2026 in Stockholm begins 23 hours later', '2026-03-30', '2026-03-29T22:00:00.000Z'],
    ['25 October 2026 in Stockholm still begins in summer time', '2026-10-25', '2026-10-24T22:00:00.000Z'],
    ['26 October 2026 in Stockholm begins 25 hours later', '2026-10-26', '2026-10-25T23:00:00.000Z'],
    ['28 March 2027 in Stockholm still begins in winter time', '2027-03-28', '2027-03-27T23:00:00.000Z'],
    ['29 March 2027 in Stockholm begins 23 hours later', '2027-03-29', '2027-03-28T22:00:00.000Z'],
    ['31 October 2027 in Stockholm still begins in summer time', '2027-10-31', '2027-10-30T22:00:00.000Z'],
    ['1 November 2027 in Stockholm begins 25 hours later', '2027-11-01', '2027-10-31T23:00:00.000Z'],
  ],
  UTC: [['a date in UTC begins at 00:00 UTC', '2026-11-06', '2026-11-06T00:00:00.000Z']],
  'Pacific/Kiritimati': [
    ['6 November 2026 in Kiritimati begins 14 hours before UTC', '2026-11-06', '2026-11-05T10:00:00.000Z'],
  ],
  'Pacific/Pago_Pago': [
    ['6 November 2026 in Pago Pago begins 11 hours after UTC', '2026-11-06', '2026-11-06T11:00:00.000Z'],
  ],
  'Europe/Helsinki': [
    ['29 March 2026 in Helsinki still begins in winter time', '2026-03-29', '2026-03-28T22:00:00.000Z'],
    ['30 March 2026 in Helsinki begins 23 hours later', '2026-03-30', '2026-03-29T21:00:00.000Z'],
    ['25 October 2026 in Helsinki still begins in summer time', '2026-10-25', '2026-10-24T21:00:00.000Z'],
    ['26 October 2026 in Helsinki begins 25 hours later', '2026-10-26', '2026-10-25T22:00:00.000Z'],
    ['28 March 2027 in Helsinki still begins in winter time', '2027-03-28', '2027-03-27T22:00:00.000Z'],
    ['29 March 2027 in Helsinki begins 23 hours later', '2027-03-29', '2027-03-28T21:00:00.000Z'],
    ['31 October 2027 in Helsinki still begins in summer time', '2027-10-31', '2027-10-30T21:00:00.000Z'],
    ['1 November 2027 in Helsinki begins 25 hours later', '2027-11-01', '2027-10-31T22:00:00.000Z'],
  ],
  'America/St_Johns': [
    ["8 March 2026 in St John's still begins in winter time", '2026-03-08', '2026-03-08T03:30:00.000Z'],
    ["9 March 2026 in St John's begins 23 hours later", '2026-03-09', '2026-03-09T02:30:00.000Z'],
    ["1 November 2026 in St John's still begins in summer time", '2026-11-01', '2026-11-01T02:30:00.000Z'],
    ["2 November 2026 in St John's begins 25 hours later", '2026-11-02', '2026-11-02T03:30:00.000Z'],
    ["14 March 2027 in St John's still begins in winter time", '2027-03-14', '2027-03-14T03:30:00.000Z'],
    ["15 March 2027 in St John's begins 23 hours later", '2027-03-15', '2027-03-15T02:30:00.000Z'],
    ["7 November 2027 in St John's still begins in summer time", '2027-11-07', '2027-11-07T02:30:00.000Z'],
    ["8 November 2027 in St John's begins 25 hours later", '2027-11-08', '2027-11-08T03:30:00.000Z'],
  ],
  'Atlantic/Azores': [
    [
      '29 March 2026 in the Azores has no midnight and begins at 01:00',
      '2026-03-29',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      '25 October 2026 in the Azores has two midnights and begins at the first',
      '2026-10-25',
      '2026-10-25T00:00:00.000Z',
    ],
    ['26 October 2026 in the Azores begins 25 hours later', '2026-10-26', '2026-10-26T01:00:00.000Z'],
    [
      '28 March 2027 in the Azores has no midnight and begins at 01:00',
      '2027-03-28',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      '31 October 2027 in the Azores has two midnights and begins at the first',
      '2027-10-31',
      '2027-10-31T00:00:00.000Z',
    ],
  ],
  'America/Santiago': [
    [
      '6 September 2026 in Santiago has no midnight and begins at 01:00',
      '2026-09-06',
      '2026-09-06T04:00:00.000Z',
    ],
    ['7 September 2026 in Santiago begins 23 hours later', '2026-09-07', '2026-09-07T03:00:00.000Z'],
    [
      '5 April 2026 in Santiago begins after 4 April had 23:00 twice',
      '2026-04-05',
      '2026-04-05T04:00:00.000Z',
    ],
    [
      '5 September 2027 in Santiago has no midnight and begins at 01:00',
      '2027-09-05',
      '2027-09-05T04:00:00.000Z',
    ],
    [
      '4 April 2027 in Santiago begins after 3 April had 23:00 twice',
      '2027-04-04',
      '2027-04-04T04:00:00.000Z',
    ],
  ],
  'America/Havana': [
    ['8 March 2026 in Havana has no midnight and begins at 01:00', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    [
      '1 November 2026 in Havana has two midnights and begins at the first',
      '2026-11-01',
      '2026-11-01T04:00:00.000Z',
    ],
    ['2 November 2026 in Havana begins 25 hours later', '2026-11-02', '2026-11-02T05:00:00.000Z'],
    ['14 March 2027 in Havana has no midnight and begins at 01:00', '2027-03-14', '2027-03-14T05:00:00.000Z'],
    [
      '7 November 2027 in Havana has two midnights and begins at the first',
      '2027-11-07',
      '2027-11-07T04:00:00.000Z',
    ],
  ],
}

/** By zone: the local date and hour, and what it is in UTC. */
const hours: Record<string, Row[]> = {
  'Europe/Stockholm': [
    ['06:00 of 6 November 2026 in Stockholm is 05:00 UTC', '2026-11-06T06:00', '2026-11-06T05:00:00.000Z'],
    ['23:00 of 6 November 2026 in Stockholm is 22:00 UTC', '2026-11-06T23:00', '2026-11-06T22:00:00.000Z'],
    [
      '02:00 of 29 March 2026 in Stockholm is skipped: the moment of the change',
      '2026-03-29T02:00',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      '03:00 of 29 March 2026 in Stockholm is the moment of the change',
      '2026-03-29T03:00',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      '02:00 of 25 October 2026 in Stockholm comes twice: the first',
      '2026-10-25T02:00',
      '2026-10-25T00:00:00.000Z',
    ],
    ['03:00 of 25 October 2026 in Stockholm comes once', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    [
      '02:00 of 28 March 2027 in Stockholm is skipped: the moment of the change',
      '2027-03-28T02:00',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      '02:00 of 31 October 2027 in Stockholm comes twice: the first',
      '2027-10-31T02:00',
      '2027-10-31T00:00:00.000Z',
    ],
  ],
  'America/St_Johns': [
    ["17:00 of 6 November 2026 in St John's is 20:30 UTC", '2026-11-06T17:00', '2026-11-06T20:30:00.000Z'],
    [
      "02:00 of 8 March 2026 in St John's is skipped: the moment of the change",
      '2026-03-08T02:00',
      '2026-03-08T05:30:00.000Z',
    ],
    [
      "01:00 of 1 November 2026 in St John's comes twice: the first",
      '2026-11-01T01:00',
      '2026-11-01T03:30:00.000Z',
    ],
  ],
  'Europe/Helsinki': [
    [
      '03:00 of 29 March 2026 in Helsinki is skipped: the moment of the change',
      '2026-03-29T03:00',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      '03:00 of 25 October 2026 in Helsinki comes twice: the first',
      '2026-10-25T03:00',
      '2026-10-25T00:00:00.000Z',
    ],
  ],
  'America/Santiago': [
    [
      '23:00 of 4 April 2026 in Santiago comes twice: the first',
      '2026-04-04T23:00',
      '2026-04-05T02:00:00.000Z',
    ],
  ],
  'America/Havana': [
    [
      '01:00 of 1 November 2026 in Havana comes after the second midnight',
      '2026-11-01T01:00',
      '2026-11-01T06:00:00.000Z',
    ],
  ],
  'America/Nuuk': [
    [
      '23:00 of 28 March 2026 in Nuuk is skipped: the midnight that follows',
      '2026-03-28T23:00',
      '2026-03-29T01:00:00.000Z',
    ],
  ],
  'Antarctica/Troll': [
    [
      '01:00 of 29 March 2026 at Troll, where two hours are skipped, is the moment of the change',
      '2026-03-29T01:00',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      '02:00 of 29 March 2026 at Troll, where two hours are skipped, is the moment of the change',
      '2026-03-29T02:00',
      '2026-03-29T01:00:00.000Z',
    ],
  ],
  'Australia/Lord_Howe': [
    [
      '02:00 of 4 October 2026 on Lord Howe, where half an hour is skipped, is the moment of the change',
      '2026-10-04T02:00',
      '2026-10-03T15:30:00.000Z',
    ],
  ],
}

const rows = Object.entries(midnights).flatMap(([timeZone, each]) =>
  each.map(([title, date, expected]) => [title, { date, dueTime: '00:00', timeZone }, expected] as const),
)
const rowsOfHours = Object.entries(hours).flatMap(([timeZone, each]) =>
  each.map(
    ([title, at, expected]) =>
      [title, { date: at.slice(0, 10), dueTime: at.slice(11), timeZone }, expected] as const,
  ),
)

test.for([...rows, ...rowsOfHours])('L2: %s', ([, at, expected]) => {
  expect(instantOf(at)).toBe(expected)
})

test.for([
  ['a date that does not exist', '2027-02-29', '00:00', stockholm],
  ['an hour that does not exist', '2026-11-06', '25:00', stockholm],
  ['a zone that does not exist', '2026-11-06', '00:00', 'Europe/Nowhere'],
] as const)('L2: there is no instant for %s', ([, date, dueTime, timeZone]) => {
  expect(() => instantOf({ date, dueTime, timeZone })).toThrow(RangeError)
})

test.for([
  ['the last millisecond of 5 November in Stockholm', '2026-11-05T22:59:59.999Z', stockholm, '2026-11-05'],
  ['the first of 6 November in Stockholm', '2026-11-05T23:00:00.000Z', stockholm, '2026-11-06'],
  ['the same in Helsinki, an hour ahead', '2026-11-05T22:00:00.000Z', helsinki, '2026-11-06'],
  ["the same in St John's, hours behind", '2026-11-05T23:00:00.000Z', stJohns, '2026-11-05'],
  ['the second 00:30 of 1 November in Havana', '2026-11-01T05:30:00.000Z', havana, '2026-11-01'],
  ['the second 23:30 of 4 April in Santiago', '2026-04-05T03:30:00.000Z', santiago, '2026-04-04'],
] as const)('L2: the calendar on the wall at %s', ([, instant, timeZone, expected]) => {
  expect(localDateAt({ instant, timeZone })).toBe(expected)
})

test.for([
  ['Europe/Stockholm', true],
  ['America/Argentina/Buenos_Aires', true],
  ['America/Port-au-Prince', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['Europe/Nowhere', false],
  ['Stockholm', false],
  ['europe/stockholm', false],
  [' Europe/Stockholm', false],
  ['Europe/Stockholm ', false],
  ['+01:00', false],
  ['UTC+1', false],
  ['GMT+1', false],
  ['Z', false],
  ['system', false],
  ['local', false],
  ['CEST', false],
  ['BST', false],
  ['IST', false],
  ['AST', false],
  ['', false],
] as const)('L2: %j is a time zone: %s', ([name, expected]) => {
  expect(isTimeZone(name)).toBe(expected)
})
