// The rules once more, as plainly as they can be said: for one day, may this person log in? Days are numbers, day 0 is the one on
// which a story begins. Nothing is shared with src/domain, so that a fault there is not a fault here.

export type Access = 'rule' | 'now' | { endsOn: number }

export type Employment = { id: string; start: number; last: number | undefined; access: Access }

export type Rules = { days: number; keepIfReturningWithin: number }

/** L11: how many days before a new employment the account opens. */
const opensBefore = 1

/** No story reaches as far. */
const never = 1_000

/** L2, L16: whether the employment alone lets the person in on that day. */
function letsIn({ start, last, access }: Employment, { days }: Rules, day: number): boolean {
  if (day < start) return false
  if (last === undefined) return true
  return typeof access === 'object' ? day < access.endsOn : day <= last + days
}

/** L3, L11: whether the rule lets the person in on that day; access `now` is no rule. */
export function isLetIn(employments: readonly Employment[], rules: Rules, day: number): boolean {
  if (employments.some((each) => letsIn(each, rules, day))) return true
  const nextStart = Math.min(...employments.map(({ start }) => start).filter((start) => start > day))
  if (nextStart - opensBefore <= day) return true
  let firstOut = day
  const begun = employments.some(({ start }) => start <= day)
  while (begun && !employments.some((each) => letsIn(each, rules, firstOut - 1))) firstOut -= 1
  return nextStart <= firstOut + Math.max(rules.keepIfReturningWithin, opensBefore)
}

/** The first day on which the employment that has ended closes the account; undefined while another one keeps it open. */
export function dayOut(employment: Employment, employments: readonly Employment[], rules: Rules) {
  for (let day = firstDayWithout(employment, rules); day < never; day += 1)
    if (!isLetIn(employments, rules, day)) return day
  return undefined
}

function firstDayWithout(employment: Employment, rules: Rules): number {
  let day = employment.start
  while (day < never && letsIn(employment, rules, day)) day += 1
  return day
}

/** Of the employments that would close the account on the same day the one that ends last does it; the others start nothing. */
export function closesFor(employment: Employment, employments: readonly Employment[], rules: Rules): boolean {
  const out = dayOut(employment, employments, rules)
  const rivals = employments.filter(
    (each) => each.last !== undefined && each.access !== 'now' && dayOut(each, employments, rules) === out,
  )
  const [first] = rivals.toSorted(
    (one, other) =>
      firstDayWithout(other, rules) - firstDayWithout(one, rules) ||
      (other.last ?? 0) - (one.last ?? 0) ||
      (one.id < other.id ? -1 : 1),
  )
  return first?.id === employment.id
}

/** L11: whether the account is open by now for an employment that follows after the gap that this day begins. */
export function isBack(employments: readonly Employment[], { out, today }: { out: number; today: number }) {
  return employments.some(({ start }) => start > out && start - opensBefore <= today)
}
