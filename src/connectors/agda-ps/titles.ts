/** Titles: `H`, the main one of its time, by the employment that is the first; `U`, one beside it. */
import { addDays, latest, type CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import { valueOf } from '../file-text.ts'
import { element, type Xml } from '../xml.ts'
import { BLANK, type Asked } from './blank.ts'
import { deliveredIds, fieldOf, followerOf, inOrder, type Employments } from './main-rows.ts'
import { dayBefore, deliveredRows } from './pay-row.ts'

const nameOf = (id: string) => fieldOf(id, 'jobTitle')
/** That there is a main row of it, and since when. */
const mainOf = (id: string) => fieldOf(id, 'jobTitle.main')

export function titleRows(source: Asked, employments: Employments): Xml[] {
  const { firsts, sent } = employments
  const rows = sent.flatMap((employment) =>
    titleRow(
      source,
      employment,
      firsts.find(({ id }) => id === employment.id),
    ),
  )
  const there = deliveredIds(source).flatMap((id) => openRow(source, employments, id) ?? [])
  return [...rows, ...inOrder(there).flatMap((open) => rowsBehind(source, employments, open))]
}

type Open = { id: string; status: 'H' | 'U'; since: CalendarDate; isKnown: boolean }

/** What is open there of one employment. Older versions did not keep whether it is the main one: it is where its percentage or pay was sent. */
function openRow({ asked }: Asked, { known }: Employments, id: string): Open | undefined {
  const { delivered } = asked
  const isKnown = known.some((each) => each.id === id)
  const main = delivered[mainOf(id)]?.from
  if (main != null) return { id, status: 'H', since: main, isKnown }
  const since = delivered[nameOf(id)]?.from
  if (since == null) return undefined
  const wasFirst =
    fieldOf(id, 'fullTimePercent') in delivered || deliveredRows(asked).some((row) => row.id === id)
  return { id, status: wasFirst ? 'H' : 'U', since, isKnown }
}

function rowsBehind(source: Asked, employments: Employments, open: Open): Xml[] {
  const { asked, draft } = source
  const { id, status, since, isKnown } = open
  const { follower, from } = followerOf(source, employments, open) ?? {}
  // One beside the first ends when it is the main one, or is gone.
  if (follower === undefined || from === undefined || (status === 'U' && isKnown)) return []
  const isSure = mainOf(id) in asked.delivered || !isKnown
  const own = employments.firsts.find((each) => each.id === id)
  if (own === undefined) draft.forget(mainOf(id))
  else draft.deliver(mainOf(id), { digest: '', from: own.startDate })
  if (!isKnown) draft.forget(nameOf(id))
  const name = nameOf(follower.id)
  const title = valueOf(follower.jobTitle)
  const held = draft.delivered(name)
  const isOwn = status === 'U' || title === null || held === undefined
  // There is a later main row already.
  if (!isOwn && (held.from ?? '') >= since) return []
  const until = latest(since, dayBefore(from))
  const isEnded = isSure && (isOwn || from > since)
  if (isEnded) draft.tell('updated', { [fieldOf(id, 'jobTitle.lastDay')]: until })
  const end = isEnded ? [titleElement({ from: since, status, parts: { BEFATTNINGTOMDATUM: until } })] : []
  if (isOwn) return end
  draft.deliver(name, { ...held, from })
  draft.deliver(mainOf(follower.id), { digest: '', from })
  draft.tell('updated', { [name]: title })
  return [...end, mainElement(title, from)]
}

const mainElement = (title: string, from: CalendarDate) =>
  titleElement({ from, status: 'H', parts: { BEFATTNING: title, BEFATTNINGTOMDATUM: BLANK } })

function titleRow(
  { asked, draft }: Asked,
  { id, startDate, lastDay, jobTitle }: EmploymentDocument,
  first: EmploymentDocument | undefined,
): Xml[] {
  const title = valueOf(jobTitle)
  if (title === null) return []
  const name = nameOf(id)
  const start = first?.startDate ?? startDate
  const beside = asked.delivered[name]?.from ?? start
  return draft.add({
    name,
    told: { [name]: title },
    dated: { own: null, start, end: lastDay },
    writeBefore: (from) => {
      if (first !== undefined) draft.deliver(mainOf(id), { digest: '', from })
      return start > startDate && beside < start
        ? [titleElement({ from: beside, status: 'U', parts: { BEFATTNINGTOMDATUM: addDays(from, -1) } })]
        : []
    },
    write: (from) => [
      first === undefined
        ? titleElement({ from, status: 'U', parts: { BEFATTNING: title, BEFATTNINGTOMDATUM: BLANK } })
        : mainElement(title, from),
    ],
  })
}

function titleElement({
  from,
  status,
  parts,
}: {
  from: CalendarDate
  status: 'H' | 'U'
  parts: Readonly<Record<string, string>>
}): Xml {
  return element(
    'Befattning',
    [
      ...Object.entries(parts).map(([name, value]) => element(name, value)),
      element('BEFATTNINGSSTATUS', status),
    ],
    { BEFATTNINGFOMDATUM: from },
  )
}
