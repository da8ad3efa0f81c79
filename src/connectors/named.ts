/** Codes and what a mapping makes of them. */
import type { Unmapped } from './connector.ts'

/** A key such as `constructor` is nobody's. */
export function named<Value>(record: Readonly<Record<string, Value>>, key: string | null): Value | undefined {
  return key !== null && Object.hasOwn(record, key) ? record[key] : undefined
}

/** A value of which nothing is made. */
export function look(
  field: string,
  pointer: string,
  { value, made }: { value: string | null; made: unknown },
): Unmapped[] {
  return value !== null && made === null ? [{ field, value, pointer }] : []
}
