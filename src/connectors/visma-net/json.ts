/** Documents of Visma.net, of which koppling knows a part: the rest goes back as it came. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
export type JsonObject = { readonly [name: string]: Json }

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** undefined: it is something else than a list of objects, so it is not understood here. What is not there at all is empty. */
export function objectsIn(value: Json | undefined): readonly JsonObject[] | undefined {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return undefined
  const items: readonly Json[] = value
  return items.every(isObject) ? items : undefined
}

export function textIn(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** A day, should a time stand with it. */
export const dayIn = (value: Json | undefined): string | null => textIn(value)?.slice(0, 10) ?? null

/** As it is shown. */
export function shownOf(value: Json | undefined): string | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  return isPlain && value !== '' ? String(value) : null
}
