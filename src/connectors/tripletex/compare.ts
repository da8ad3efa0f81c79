import type { FieldOutcome } from '../connector.ts'
import type { StepField } from './steps.ts'
import { isEmpty, sameValue, show } from './values.ts'
import type { Want } from './wanted.ts'

/** Which wants differ, and what becomes of all. */
export function compare({ wants, there }: { wants: readonly Want[]; there: Record<string, unknown> }) {
  const changes: Want[] = []
  const fields: StepField[] = []
  const rest: FieldOutcome[] = []
  for (const want of wants) {
    const { field, name, rule } = want
    const present = there[name]
    const told = { field, from: show(present), to: want.text ?? show(want.value), reason: null }
    if (sameValue({ want, present })) rest.push({ ...told, from: told.to, outcome: 'unchanged' })
    else if (rule === 'at-creation') {
      // The type of user is not told there, so it is not compared.
      if (present !== null && present !== undefined)
        rest.push({ ...told, outcome: 'not-sent', reason: 'only-at-creation' })
    } else if (rule === 'where-empty' && !isEmpty(present))
      rest.push({ ...told, outcome: 'not-sent', reason: 'filled-there' })
    else if (rule === 'where-empty' && present === undefined)
      rest.push({ ...told, outcome: 'not-sent', reason: 'not-shown-there' })
    else {
      changes.push(want)
      fields.push({ ...told, name, outcome: isEmpty(present) ? 'created' : 'updated' })
    }
  }
  return { changes, fields, rest }
}
