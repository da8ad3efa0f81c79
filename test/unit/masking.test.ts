// Who sees what of a person with a protected identity.
import { expect, test } from 'vitest'
import { EmployeeView } from '../../src/api/schemas/employee.ts'
import { isMasked, maskedEmployee, maskIn } from '../../src/domain/masking.ts'
import { fields, user } from '../server/repositories-rig.ts'

const document = { ...fields, privateEmail: 'ada@example.se', employments: [], user, withdrawUser: false }

test.for([
  ['many', true],
  [{ role: 'viewer' }, true],
  [{ role: 'operator' }, true],
  [{ role: 'hr' }, false],
  [{ role: 'admin' }, false],
] as const)(
  'masking: shown to %j a protected person is masked: %s; nobody else ever is',
  ([showing, masked]) => {
    expect(isMasked({ protectedIdentity: true, showing })).toBe(masked)
    expect(isMasked({ protectedIdentity: false, showing })).toBe(false)
  },
)

test('masking: nothing that tells who it is stays, ids stay, and it is a document still', () => {
  const masked = maskedEmployee(document)
  const text = JSON.stringify(masked)
  const values = [
    'Ada',
    'Lind',
    'ada',
    '0700000000',
    '191212121212',
    '1912-12-12',
    'Gatan',
    '11122',
    'Stockholm',
    '8327',
    '123456789',
  ]
  expect(values.filter((value) => text.includes(value))).toEqual([])
  expect(masked).toMatchObject({ employeeNumber: '1001', protectedIdentity: true, user: { id: user.id } })
  expect(EmployeeView.safeParse({ id: 'E1', ...masked }).error).toBeUndefined()
  const unknown = {
    nationalId: null,
    birthDate: null,
    address: null,
    bankAccount: null,
    workEmail: null,
    mobilePhone: null,
    user: null,
  }
  expect(maskedEmployee({ ...document, ...unknown })).toMatchObject(unknown)
})

const personal = [
  'givenName',
  'familyName',
  'workEmail',
  'privateEmail',
  'mobilePhone',
  'nationalId',
  'birthDate',
  'address',
  'bankAccount',
  'user',
] as const

test.for(personal)('masking: the mask of %s is known for one when it is sent', (name) => {
  const sent = { ...document, [name]: maskedEmployee(document)[name] }
  expect(maskIn(sent)).toMatch(new RegExp(`^/${name}`))
  expect(maskIn(document)).toBeUndefined()
})
