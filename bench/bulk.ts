/** One bulk request with a whole company. */
import { createCompany } from './company.ts'
import { memoryMb } from './processes.ts'
import { elapsedMs } from './pace.ts'
import type { Ground } from './ground.ts'
import type { Section } from './table.ts'

const employees = 2_000

export async function measureBulk(ground: Ground): Promise<Section> {
  const company = await createCompany(ground)
  const people = await company.prepare(employees)
  await company.hire(20)
  ground.report(`bulk: loading ${employees} employees`)
  const before = { cpu: await ground.cpu('api'), memory: await memoryMb(ground.pid('api')) }
  const ms = await elapsedMs(() => company.load(people))
  const after = { cpu: await ground.cpu('api'), memory: await memoryMb(ground.pid('api')) }
  return {
    title: `Bulk load of ${employees.toLocaleString('en')} employees with users, one request`,
    rows: [
      { what: 'employees', unit: 'a second', koppling: (employees * 1_000) / ms },
      { what: 'processor, API', unit: 'ms each', koppling: (after.cpu - before.cpu) / employees },
      { what: 'memory of the API before', unit: 'MB', koppling: before.memory?.now },
      { what: 'memory of the API after', unit: 'MB', koppling: after.memory?.now },
      { what: 'memory of the API at its highest', unit: 'MB', koppling: after.memory?.highest },
    ],
  }
}
