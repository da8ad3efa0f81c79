import { maskIn } from '../domain/masking.ts'
import { Rejection } from '../domain/rejection.ts'

/** Throws the Rejection `masked-value` if a field of the document is what stands in place of a protected person's. */
export function refuseMask(document: unknown): void {
  const pointer = maskIn(document)
  if (pointer === undefined) return
  throw new Rejection('masked-value', {
    detail: 'the field holds what is shown in place of a protected person’s value; send the value itself',
    pointer,
  })
}
