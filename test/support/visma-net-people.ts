import { VismaNetMapping } from '../../src/connectors/visma-net/entry.ts'

export { employmentOf, kariNumber, personOf } from './tripletex-people.ts'

/** Ids of the company that `visma-net.ts` puts into the sandbox. */
export const taxUnit = '11111111-0000-4000-8000-000000000001'
export const workTimeAgreement = '22222222-0000-4000-8000-000000000001'

export function mappingOf(changes: Partial<typeof VismaNetMapping._zod.input> = {}): VismaNetMapping {
  return VismaNetMapping.parse({
    offices: { O1: taxUnit },
    contractTypes: { permanent: { employmentForm: 'fast', workTimeAgreement } },
    occupationCodes: { dev: '2512101' },
    departments: { D10: { dimension: '1', value: '210' } },
    ...changes,
  })
}
