/** How much a person works, by the employment that is the first. */
import type { CalendarDate } from '../../domain/calendar-date.ts'
import type { EmploymentDocument } from '../../domain/documents.ts'
import { percentOf } from '../file-text.ts'
import { element, type Xml } from '../xml.ts'
import type { Asked } from './blank.ts'
import { deliveredIds, fieldOf, followerOf, inOrder, type Employments } from './main-rows.ts'

const nameOf = (id: string) => fieldOf(id, 'fullTimePercent')

export function percentRows(source: Asked, employments: Employments): Xml[] {
  const { asked, draft } = source
  const written = employments.firsts.flatMap((employment) => percentRow(source, employment))
  const there = deliveredIds(source).flatMap((id) => {
    const since = asked.delivered[nameOf(id)]?.from
    return since == null ? [] : [{ id, since }]
  })
  const behind = inOrder(there).flatMap(({ id, since }) => {
    const { follower, from } = followerOf(source, employments, { id, since }) ?? {}
    const percent = follower && percentOf(follower.fullTimePercent ?? '-')
    const held = follower && draft.delivered(nameOf(follower.id))
    if (follower === undefined || from === undefined || percent == null || held === undefined) return []
    const own = employments.firsts.find((each) => each.id === id)
    const former = draft.delivered(nameOf(id))
    if (own === undefined || former === undefined) draft.forget(nameOf(id))
    else draft.deliver(nameOf(id), { ...former, from: own.startDate })
    if ((held.from ?? '') >= since) return []
    draft.deliver(nameOf(follower.id), { ...held, from })
    draft.tell('updated', { [nameOf(follower.id)]: percent })
    return [rowOf(percent, from)]
  })
  return [...written, ...behind]
}

const rowOf = (percent: string, from: CalendarDate) =>
  element('Arbetstid', [element('SYSSELSATTNINGSGRAD', percent)], { ARBETSTIDFRANTID: from })

function percentRow(
  { draft }: Asked,
  { id, startDate, lastDay, fullTimePercent }: EmploymentDocument,
): Xml[] {
  if (fullTimePercent === null) return []
  const percent = percentOf(fullTimePercent)
  if (percent === null) {
    draft.leaveOut(nameOf(id), 'not-valid')
    return []
  }
  return draft.add({
    name: nameOf(id),
    told: { [nameOf(id)]: percent },
    dated: { own: null, start: startDate, end: lastDay },
    write: (from) => [rowOf(percent, from)],
  })
}
