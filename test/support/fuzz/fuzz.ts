/** One run of Schemathesis over every operation that the API documents, with keys that may call it and ids that exist. */
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Report } from '../../../src/local/local-server.ts'
import { runProgram } from '../../../src/local/run-program.ts'
import { terminate } from '../leavers.ts'
import { hire } from '../people.ts'
import type { Product, TenantRig } from '../product.ts'
import { acquireSchemathesis } from './schemathesis.ts'

export type FuzzOptions = {
  seed: number
  /** How many requests are made up for each operation, besides those that try each limit of its schemas. */
  examples: number
  phases: readonly ('examples' | 'coverage' | 'fuzzing' | 'stateful')[]
  report: Report
}

/** What whoever runs it by hand wants: a seed of their own or another each time, and how many examples. */
export function chosenByHand(): Pick<FuzzOptions, 'seed' | 'examples'> {
  const { FUZZ_SEED: seed, FUZZ_EXAMPLES: examples } = process.env
  return { seed: Number(seed ?? randomInt(1_000_000)), examples: Number(examples ?? 50) }
}

/** The operations that were tried, and all that Schemathesis wrote if anything was wrong. */
export type FuzzOutcome = { tested: string | undefined; faults: string | undefined }

export async function fuzz(
  product: Product,
  { seed, examples, phases, report }: FuzzOptions,
): Promise<FuzzOutcome> {
  const environment = process.env
  const schemathesis = await acquireSchemathesis({ environment, report })
  const known = await populate(product)
  const folder = await mkdtemp(join(tmpdir(), 'koppling-fuzz-'))
  const lines: string[] = []
  report(`Seed ${seed}, ${examples} examples per operation.`)
  try {
    const { exit } = await runProgram({
      command: schemathesis.command,
      args: [
        ...schemathesis.args,
        ...['--config-file', join(import.meta.dirname, 'schemathesis.toml')],
        ...['run', `${product.url}/openapi.json`],
        ...['--phases', phases.join(), '--seed', String(seed), '--max-examples', String(examples)],
        ...['--continue-on-failure', '--no-color', '--request-timeout', '60', '--warnings', 'off'],
      ],
      cwd: folder,
      environment: {
        ...environment,
        PYTHONPATH: [...schemathesis.paths, import.meta.dirname].join(delimiter),
        PYTHONDONTWRITEBYTECODE: '1',
        COLUMNS: '120',
        KOPPLING_FUZZ: JSON.stringify(known),
      },
      onLine: (line) => {
        const shown = withoutSecrets(line, Object.values(known.keys))
        lines.push(shown)
        if (/^ *[✅❌🚫⏭]/u.test(shown)) report(shown)
      },
    })
    const tested = lines.map((line) => / Tested: (\d+)/.exec(line)?.[1]).find((count) => count !== undefined)
    // Shown at once, since the end of the product may fail as well and hide it.
    if (exit.code !== 0) report(lines.join('\n'))
    return { tested, faults: exit.code === 0 ? undefined : lines.join('\n') }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Answers may hold secrets: those that are shown once. */
function withoutSecrets(line: string, keys: readonly string[]): string {
  const known = keys.reduce((text, key) => text.replaceAll(key, '…'), line)
  return known.replaceAll(/\b(kop_\w{4}|whsec_)[\w+/=-]+/g, '$1…')
}

async function populate(product: Product) {
  const tenant = await product.tenant()
  const people = ['P1', 'P2', 'P3', 'P4']
  for (const id of people) await hire({ ...product, tenant }, id)
  const sleeping = await terminate(tenant, 'P1-1')
  const template = { params: { path: { id: 'T1' } }, body: { name: 'Template' } }
  await tenant.admin.PUT('/v1/user-templates/{id}', template)
  const url = 'https://127.0.0.1:4443/'
  const { data: endpoint } = await tenant.admin.POST('/v1/webhook-endpoints', { body: { url } })
  const integrations = await integrationsOf(tenant)
  const absences = await absencesOf(tenant)
  const keys = await keysOf(product, tenant)
  return {
    tenant: tenant.id,
    keys: { admin: tenant.keys.admin, platform: product.config.platformKey?.reveal() ?? '' },
    // Not to be revoked in the middle of the run.
    keyIds: keys.filter(({ role }) => role === 'admin').map(({ id }) => id),
    ids: {
      employees: people,
      employments: people.map((id) => `${id}-1`),
      users: people.map((id) => `U-${id}`),
      leavers: [sleeping.id],
      'user-templates': ['T1'],
      'webhook-endpoints': [endpoint?.id ?? ''],
      absences,
      employers: ['acme'],
      integrations,
      tenants: [tenant.id],
      keys: keys.filter(({ role }) => role === 'viewer').map(({ id }) => id),
    },
  }
}

async function absencesOf({ hr }: TenantRig): Promise<string[]> {
  const body = { employeeId: 'P2', employmentId: 'P2-1', type: 'x', startDate: '2026-01-01', percent: '100' }
  await hr.PUT('/v1/absences/{id}', { params: { path: { id: 'A1' } }, body })
  return ['A1']
}

async function integrationsOf({ admin }: TenantRig): Promise<string[]> {
  await admin.PUT('/v1/employers/{id}', {
    params: { path: { id: 'acme' } },
    body: { name: 'Acme', country: 'NO' },
  })
  const { data } = await admin.POST('/v1/integrations', {
    body: { system: 'tripletex', name: 'Payroll', employerId: 'acme' },
  })
  return [data?.id ?? '']
}

async function keysOf({ platform }: Product, { id }: TenantRig) {
  const { data } = await platform.GET('/v1/tenants/{id}/keys', { params: { path: { id } } })
  return data?.data ?? []
}
