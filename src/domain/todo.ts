/** What is told of a to-do, and how long before or after something it is one. */
import type { ProviderDocument } from './identity-provider.ts'
import { kinds, others, type Audience, type Kind, type Way } from './todo-kinds.ts'

/** L12: how long before the last administrator's account would close it is brought to mind. */
export const administratorDays = 7

/** I3: how long before they expire credentials are brought to mind. */
export const expiringDays = 30

/** I6: how long a draft may wait for somebody before it is brought to mind. */
export const draftWorkingDays = 5

/** L11: how long a welcome mail may wait for Visma Connect before somebody is told. */
export const mailMinutes = 15

/** L13: how long before its end a postponement is brought to mind. */
export const reminderDays = 3

export function todoKind(problem: string): Kind {
  return Object.hasOwn(kinds, problem) ? kinds[problem as keyof typeof kinds] : others
}

/** What is to be done, in the words of the identity provider that the tenant goes by. */
export function titleOf(problem: string, mode: ProviderDocument['mode']): string {
  const { title, titleInScim } = todoKind(problem)
  return mode === 'scim2' ? (titleInScim ?? title) : title
}

/** The calls of this to-do: those whose placeholders all stand for something that it names. */
export function waysOf(problem: string, names: Readonly<Record<string, string | number | null>>): Way[] {
  return todoKind(problem).ways.flatMap(({ method, ...way }) => {
    const does = fill(way.body === undefined ? way.does : `${way.does} Body: \`${way.body}\`.`, names)
    const path = fill(way.path, names)
    return does === undefined || path === undefined ? [] : [{ does, method, path }]
  })
}

/** Undefined if something it wants is not named. `{id}` is the caller's to choose. */
function fill(text: string, names: Readonly<Record<string, string | number | null>>): string | undefined {
  const wanted = [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'id')
  if (wanted.some((name) => names[name] == null)) return undefined
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(names[name] ?? whole))
}

/** The codes that are for these people; undefined if they are all but those of `except`. */
export function problemsFor(audience: Audience): { only: string[] } | { except: string[] } {
  const codes = Object.entries<Kind>(kinds)
  if (audience !== others.for) {
    return { only: codes.filter(([, kind]) => kind.for === audience).map(([code]) => code) }
  }
  return { except: codes.filter(([, kind]) => kind.for !== audience).map(([code]) => code) }
}
