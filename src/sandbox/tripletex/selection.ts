/** The `fields` filter: `*,employments(*,employmentDetails(*)),department(id,name)`. */
import { RESOURCES } from './resources.ts'
import { illegalFields } from './refusals.ts'
import type { Field } from './resources.ts'

export type Selection = { all: boolean; named: Map<string, Selection | undefined> }

export const EVERYTHING: Selection = { all: true, named: new Map() }

/** Refuses names that the resource does not have. */
export function readSelection({ text, fields }: { text: string; fields: Record<string, Field> }): Selection {
  const tokens = text.match(/[(),]|[^(),\s]+/g) ?? []
  let at = 0

  function list(known: Record<string, Field>): Selection {
    const selection: Selection = { all: false, named: new Map() }
    for (;;) {
      const name = tokens[at] ?? ''
      at += 1
      if (name === '*') selection.all = true
      else {
        const field = Object.hasOwn(known, name) ? known[name] : undefined
        if (field === undefined) throw illegalFields(name)
        selection.named.set(name, tokens[at] === '(' ? nested({ field, name }) : undefined)
      }
      if (tokens[at] !== ',') return selection
      at += 1
    }
  }

  function nested({ field, name }: { field: Field; name: string }): Selection {
    const known = fieldsBelow(field)
    if (known === undefined) throw illegalFields(name)
    at += 1
    const selection = list(known)
    if (tokens[at] !== ')') throw illegalFields(text)
    at += 1
    return selection
  }

  const selection = list(fields)
  if (at < tokens.length) throw illegalFields(text)
  return selection
}

function fieldsBelow(field: Field): Record<string, Field> | undefined {
  if (field.kind === 'value') return field.fields
  return 'of' in field ? RESOURCES[field.of].fields : undefined
}
