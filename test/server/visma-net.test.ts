/** The connector of Visma.net against the sandbox, over HTTP: the sandbox's ledger is the witness. */
import { inspect } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Asked, Connection, Settled, Written } from '../../src/connectors/connector.ts'
import { ConnectorFailure } from '../../src/connectors/errors.ts'
import type { VismaNetCredentials, VismaNetMapping } from '../../src/connectors/visma-net/entry.ts'
import { createVismaNet } from '../../src/connectors/visma-net/visma-net.ts'
import type { EmployeeDocument } from '../../src/domain/documents.ts'
import { putVismaNetCompany, type VismaNetCompany } from '../support/visma-net-company.ts'
import { employmentOf, kariNumber, mappingOf, personOf } from '../support/visma-net-people.ts'
import { startVismaNetSandbox, type VismaNetSandbox } from '../support/visma-net.ts'

type VismaNet = ReturnType<typeof createVismaNet>

let sandbox: VismaNetSandbox
let company: VismaNetCompany
let connection: Connection<VismaNetMapping>
const opened: VismaNet[] = []

function open({
  credentials = company.credentials,
  ...options
}: { credentials?: VismaNetCredentials } & Parameters<typeof createVismaNet>[0] = {}) {
  const { apiUrl, tokenUrl } = sandbox
  const vismaNet = createVismaNet({ apiUrls: [apiUrl], tokenUrl, ...options })
  opened.push(vismaNet)
  return vismaNet.connect(credentials)
}

beforeAll(async () => {
  sandbox = await startVismaNetSandbox()
})
afterAll(() => sandbox[Symbol.asyncDispose]())

beforeEach(async () => {
  await sandbox.control.reset()
  company = await putVismaNetCompany({ url: sandbox.url })
  connection = open()
})
afterEach(async () => {
  await sandbox.control.clearFaults()
  await Promise.all(opened.splice(0).map((one) => one.close()))
})

const asked = (employee: EmployeeDocument, changes: Partial<Asked<VismaNetMapping>> = {}) => ({
  employee,
  mapping: company.mapping,
  remoteId: null,
  today: '2026-06-15',
  startsOn: null,
  ...changes,
})
const settled = (written: Written): Promise<Settled | undefined> | undefined =>
  connection.settle?.(written.receipt ?? '')
const employeesThere = (number: string) => sandbox.control.employees({ company: company.tenantId, number })
const counts = async (employeeNumber: string) => (await sandbox.control.counts({ employeeNumber }))[0]

/** Made there and settled; answers its id. */
async function made(employee: EmployeeDocument, mapping = company.mapping): Promise<string> {
  const answer = await settled(await connection.write(asked(employee, { mapping })))
  return answer?.outcome === 'done' ? answer.remote.id : expect.unreachable(`became ${inspect(answer)}`)
}

describe('I6: write', () => {
  test('somebody new is a job, then a draft that waits for a person; a second run writes nothing', async () => {
    const first = await connection.write(asked(personOf('1042')))
    expect(first).toMatchObject({ outcome: 'created', reach: 'sent', remote: null })
    expect(first.receipt).toMatch(/^employees\/jobs\/[\w-]+$/)
    const answer = await settled(first)
    expect(answer).toMatchObject({ outcome: 'done', reach: 'waiting', remote: { version: /./ } })
    const [there] = await employeesThere('1042')
    expect(there).toMatchObject({ isDraft: true, _embedded: { positions: [{ activeStart: '2020-02-01' }] } })
    const remoteId = there?.id ?? ''
    expect(answer).toMatchObject({ remote: { id: remoteId } })
    const second = await connection.write(asked(personOf('1042'), { remoteId }))
    expect(second).toMatchObject({ outcome: 'unchanged', reach: 'waiting', receipt: null })
    expect(await counts('1042')).toMatchObject({ created: 1, updated: 0, refused: 0 })
    await sandbox.control.activate({ company: company.tenantId })
    expect(await connection.write(asked(personOf('1042'), { remoteId }))).toMatchObject({ reach: null })
  })
})
