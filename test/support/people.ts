import type { components } from '../../src/client/schema.ts'
import type { TenantRig } from './product.ts'
import type { SandboxControl } from '../../src/sandbox/control-client.ts'
import { sandboxClientId } from './product.ts'

type Employee = components['schemas']['Employee']

/** An employee with one running employment `<id>-1` and the user `U-<id>`. */
export function employee(id: string, changes: Partial<Employee> = {}): Employee {
  return {
    employeeNumber: id,
    givenName: 'Test',
    familyName: `Person ${id}`,
    employments: [{ id: `${id}-1`, startDate: '2020-02-01' }],
    user: { id: `U-${id}`, username: id, vismaConnectEmail: emailOf(id) },
    ...changes,
  }
}

export function emailOf(id: string): string {
  return `${id.toLowerCase()}@example.se`
}

/** Writes the employee, linked in the sandbox. Answers the id of the Visma Connect account. */
export async function hire(
  { tenant, sandbox }: { tenant: TenantRig; sandbox: SandboxControl },
  id: string,
  changes: Partial<Employee> = {},
): Promise<string> {
  const body = employee(id, changes)
  const email = body.user?.vismaConnectEmail ?? emailOf(id)
  const { ids } = await sandbox.addPeople({ people: [{ email }], client: sandboxClientId })
  const { error } = await tenant.hr.PUT('/v1/employees/{id}', { params: { path: { id } }, body })
  if (error) throw new Error(`${error.title}: ${error.detail}`)
  return ids[0] ?? ''
}
