// What the platform's operator on call has.
import type { Product } from './product.ts'

/** A key of the role `operator`, as the platform makes it. */
export async function operatorKey({ platform }: Pick<Product, 'platform'>): Promise<string> {
  const { data } = await platform.POST('/v1/platform/keys', { body: { role: 'operator', name: 'on call' } })
  if (data === undefined) throw new Error('no key of an operator')
  return data.secret
}
