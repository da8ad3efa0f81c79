import { expect, test } from 'vitest'
import {
  addDays,
  daysBetween,
  isCalendarDate,
  latest,
  workingDaysBefore,
} from '../../src/domain/calendar-date.ts'

test.for([
  ['2026-10-31', true],
  ['2028-02-29', true],
  ['2000-02-29', true],
  ['1900-01-01', true],
  ['2999-12-31', true],
  ['1899-12-31', false],
  ['3000-01-01', false],
  ['9999-12-31', false],
  ['0000-01-01', false],
  ['2027-02-29', false],
  ['2100-02-29', false],
  ['2026-04-31', false],
  ['2026-13-01', false],
  ['2026-00-10', false],
  ['2026-01-00', false],
  ['2026-1-1', false],
  ['20261031', false],
  ['2026-W44', false],
  ['2026-304', false],
  ['2026-10-31T00:00', false],
  [' 2026-10-31', false],
  ['2026-10-31\n', false],
  ['10000-01-01', false],
  ['-001-01-01', false],
  ['2026-10-3１', false],
  ['', false],
] as const)('L2: %j is a date: %s', ([text, expected]) => {
  expect(isCalendarDate(text)).toBe(expected)
})

test.for([
  ['6 days after 31 October 2026 is 6 November', '2026-10-31', 6, '2026-11-06'],
  ['0 days later is the same date', '2026-10-31', 0, '2026-10-31'],
  ['a day after 28 February 2028 is the leap day', '2028-02-28', 1, '2028-02-29'],
  ['a day after the leap day 2028 is 1 March', '2028-02-29', 1, '2028-03-01'],
  ['a day after 28 February 2027 is 1 March', '2027-02-28', 1, '2027-03-01'],
  ['a year after the leap day is no leap day', '2028-02-29', 365, '2029-02-28'],
  ['1000 days after 31 October 2026 is 27 July 2029', '2026-10-31', 1000, '2029-07-27'],
  ['over the change to summer time a day is a day', '2026-03-28', 2, '2026-03-30'],
  ['over the change to winter time a day is a day', '2026-10-24', 2, '2026-10-26'],
  ["a day after New Year's Eve is New Year's Day", '2026-12-31', 1, '2027-01-01'],
  ['a day before 1 March 2028 is the leap day', '2028-03-01', -1, '2028-02-29'],
  ["a day before New Year's Day is New Year's Eve", '2027-01-01', -1, '2026-12-31'],
] as const)('L2: %s', ([, date, days, expected]) => {
  expect(addDays(date, days)).toBe(expected)
})

test.for([
  ['from 6 to 20 November are 14 days', '2026-11-06', '2026-11-20', 14],
  ['from a date to itself are 0 days', '2026-11-06', '2026-11-06', 0],
  ['to an earlier date the days are negative', '2026-11-06', '2026-11-01', -5],
  ['over the change to summer time two days are two', '2026-03-28', '2026-03-30', 2],
  ['over the change to winter time two days are two', '2026-10-24', '2026-10-26', 2],
  ['over a leap day a year has 366', '2028-01-01', '2029-01-01', 366],
] as const)('L5: %s', ([, from, to, expected]) => {
  expect(daysBetween(from, to)).toBe(expected)
})

test.for([
  ['on a Friday those of the Friday before have had five', '2026-11-27', '2026-11-22'],
  ['a weekend adds nothing', '2026-11-29', '2026-11-22'],
  ['on a Monday those of the Monday before have had five', '2026-11-30', '2026-11-23'],
] as const)('I6: of working days, %s', ([, date, expected]) => {
  expect(workingDaysBefore(date, 5)).toBe(expected)
})

test.for([
  ['of 6 and 7 November the later is the 7th', '2026-11-06', '2026-11-07', '2026-11-07'],
  ['of 7 and 6 November the later is the 7th', '2026-11-07', '2026-11-06', '2026-11-07'],
  ['New Year is later than the December before', '2026-12-31', '2027-01-01', '2027-01-01'],
  ['of two equal dates the later is that date', '2026-11-06', '2026-11-06', '2026-11-06'],
] as const)('L3: %s', ([, first, second, expected]) => {
  expect(latest(first, second)).toBe(expected)
})
