import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Knex } from 'knex'
import { createSigner } from './signer.ts'

/** A key of 32 bytes with the name under which ciphertexts refer to it. */
export type NamedKey = { id: string; key: Buffer }

/** Where a value stands; part of the authenticated data, so that a ciphertext moved elsewhere does not open. */
export type Place = { tenant: string; table: string; column: string; row: string }

const ivBytes = 12
const tagBytes = 16

/** AES-256-GCM with a random IV of 96 bits. The result names its key: `v1.<key id>.<base64url of IV, tag, ciphertext>`. */
export function seal({ key, place, value }: { key: NamedKey; place: Place; value: string | Buffer }): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key.key, iv).setAAD(additionalData(place))
  const ciphertext = Buffer.concat([cipher.update(value), cipher.final()])
  return ['v1', key.id, Buffer.concat([iv, cipher.getAuthTag(), ciphertext]).toString('base64url')].join('.')
}

/** Throws if the key is another one, the place differs or a bit was changed. */
export function open({ key, place, sealed }: { key: NamedKey; place: Place; sealed: string }): Buffer {
  if (sealedBy(sealed) !== key.id) throw new Error(`sealed by key ${sealedBy(sealed)}, not by ${key.id}`)
  const bytes = Buffer.from(sealed.slice(sealed.lastIndexOf('.') + 1), 'base64url')
  // Without the length Node takes the tag as short as it comes, down to 4 bytes, which can be guessed.
  const options = { authTagLength: tagBytes }
  const decipher = createDecipheriv('aes-256-gcm', key.key, bytes.subarray(0, ivBytes), options)
  decipher.setAAD(additionalData(place)).setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()])
}

/** The id of the key that a ciphertext names. */
export function sealedBy(sealed: string): string {
  return sealed.split('.')[1] ?? ''
}

function additionalData({ tenant, table, column, row }: Place): Buffer {
  return Buffer.from(JSON.stringify([tenant, table, column, row]))
}

/** A digest that says nothing to whoever lacks the key, not even by trying: `<key id>.<base64url>`. */
function digestOf({ key, text }: { key: NamedKey; text: string }): string {
  return `${key.id}.${createHmac('sha256', key.key).update('digest\0').update(text).digest('base64url')}`
}

export type PersonField =
  | 'national_id_sealed'
  | 'bank_account_sealed'
  | 'pay_sealed'
  | 'fields_sealed'
  | 'record_sealed'
  | 'details_sealed'
  | 'absences_sealed'

export type PersonPlace = {
  employee: string
  table: 'employees' | 'employments' | 'absences' | 'sync_results' | 'sync_records' | 'staged_records'
  column: PersonField
  row: string
}

/** Whose secret it is: a tenant's, or a partner's. */
export type Owner = { tenant: string } | { partner: string }

export type Vault = ReturnType<typeof createVault>

/** Seals and opens one person's fields. */
export type PersonVault = {
  seal: (at: Omit<PersonPlace, 'employee'>, value: unknown) => string | null
  open: (at: Omit<PersonPlace, 'employee'>, sealed: string | null) => unknown
}

/** Of whom nothing is to be opened. */
export const unopened: Pick<PersonVault, 'open'> = { open: () => null }

/**
 * Personal data at rest: the deployment's master keys wrap a key per tenant, that one a key per person (erasing a person is
 * erasing the key). `masterKeys[0]` wraps what is new; the others still open what they wrapped. A tenant's key is kept in memory
 * for `keptMs` at most, so that none outlives the shredding of its tenant, in whatever process.
 */
export function createVault(masterKeys: readonly NamedKey[], { keptMs = 60_000 } = {}) {
  const tenantKeys = new Map<string, NamedKey>()
  const [current] = masterKeys
  if (current === undefined) throw new Error('no master key: set KOPPLING_KEYS')
  const auditSigner = createSigner([current, ...masterKeys.slice(1)], 'koppling audit heads')

  async function tenantKey(db: Knex, tenant: string, id?: string): Promise<NamedKey> {
    const cached = id === undefined ? undefined : tenantKeys.get(`${tenant}/${id}`)
    if (cached) return cached
    const query = db('tenant_keys')
      .where({ tenant_id: tenant })
      .orderBy('created_at', 'desc')
      .first('id', 'wrapped')
    const row = (await (id === undefined ? query : query.where({ id }))) as
      { id: string; wrapped: string } | undefined
    if (row === undefined) throw new Error(`tenant ${tenant} has no key ${id ?? ''}`)
    const master = masterKeys.find((key) => key.id === sealedBy(row.wrapped))
    if (master === undefined) throw new Error(`KOPPLING_KEYS lacks the master key ${sealedBy(row.wrapped)}`)
    const key = {
      id: row.id,
      key: open({ key: master, place: wrapPlace(tenant, 'tenant_keys', row.id), sealed: row.wrapped }),
    }
    const name = `${tenant}/${row.id}`
    tenantKeys.set(name, key)
    setTimeout(() => tenantKeys.delete(name), keptMs).unref()
    return key
  }

  async function personKeyRow(db: Knex, tenant: string, employee: string) {
    return await db<{ id: string; wrapped: string }>('person_keys')
      .whereRaw('tenant_id = ? and employee_id = ?', [tenant, employee])
      .first('id', 'wrapped')
  }

  async function personKey(db: Knex, tenant: string, employee: string): Promise<NamedKey> {
    const row = (await personKeyRow(db, tenant, employee)) ?? (await createPersonKey(db, tenant, employee))
    return await unwrapped(db, tenant, row)
  }

  async function unwrapped(
    db: Knex,
    tenant: string,
    row: { id: string; wrapped: string },
  ): Promise<NamedKey> {
    const wrapping = await tenantKey(db, tenant, sealedBy(row.wrapped))
    const place = wrapPlace(tenant, 'person_keys', row.id)
    return { id: row.id, key: open({ key: wrapping, place, sealed: row.wrapped }) }
  }

  async function createPersonKey(db: Knex, tenant: string, employee: string) {
    const id = crypto.randomUUID()
    const wrapping = await tenantKey(db, tenant)
    const wrapped = seal({
      key: wrapping,
      place: wrapPlace(tenant, 'person_keys', id),
      value: randomBytes(32),
    })
    await db('person_keys').insert({ tenant_id: tenant, employee_id: employee, id, wrapped })
    return { id, wrapped }
  }

  return {
    auditSigner,

    async createTenantKey(db: Knex, tenant: string): Promise<void> {
      const id = crypto.randomUUID()
      const wrapped = seal({
        key: current,
        place: wrapPlace(tenant, 'tenant_keys', id),
        value: randomBytes(32),
      })
      await db('tenant_keys').insert({ tenant_id: tenant, id, wrapped })
    },

    /** Seals, opens and digests what belongs to a tenant, or to none: to a partner or the platform. */
    async forTenant(db: Knex, tenant: string | undefined) {
      const key = tenant === undefined ? current : await tenantKey(db, tenant)
      const named = async (id: string): Promise<NamedKey> => {
        if (id === key.id) return key
        const found =
          tenant === undefined ? masterKeys.find((each) => each.id === id) : await tenantKey(db, tenant, id)
        if (found === undefined) throw new Error(`KOPPLING_KEYS lacks the master key ${id}`)
        return found
      }
      const at = (place: Omit<Place, 'tenant'>): Place => ({ tenant: tenant ?? '', ...place })
      return {
        seal: (place: Omit<Place, 'tenant'>, value: string): string => seal({ key, place: at(place), value }),
        open: async (place: Omit<Place, 'tenant'>, sealed: string): Promise<string> =>
          open({ key: await named(sealedBy(sealed)), place: at(place), sealed }).toString(),
        digest: (text: string): string => digestOf({ key, text }),
        isDigestOf: async (digest: string, text: string): Promise<boolean> => {
          const own = digestOf({ key: await named(digest.split('.')[0] ?? ''), text })
          return own.length === digest.length && timingSafeEqual(Buffer.from(own), Buffer.from(digest))
        },
      }
    },

    /** Seals and opens one person's fields; the person's row is locked by the caller, so that one key is made. */
    async forPerson(db: Knex, tenant: string, employee: string): Promise<PersonVault> {
      return personVault(tenant, await personKey(db, tenant, employee))
    },

    /** The same for many at once, to read; whoever has no key has nothing that is sealed. */
    async forPeople(
      db: Knex,
      tenant: string,
      employees: readonly string[],
    ): Promise<Map<string, PersonVault>> {
      const rows = await db<{ employee_id: string; id: string; wrapped: string }>('person_keys')
        .whereRaw('tenant_id = ? and employee_id = any(?::text[])', [tenant, [...employees]])
        .select('employee_id', 'id', 'wrapped')
      const vaults = new Map<string, PersonVault>()
      for (const row of rows)
        vaults.set(row.employee_id, personVault(tenant, await unwrapped(db, tenant, row)))
      return vaults
    },
  }
}

function personVault(tenant: string, key: NamedKey): PersonVault {
  const place = ({ table, column, row }: Omit<PersonPlace, 'employee'>) => ({ tenant, table, column, row })
  return {
    seal: (at, value) =>
      value === null ? null : seal({ key, place: place(at), value: JSON.stringify(value) }),
    open: (at, sealed): unknown =>
      sealed === null ? null : JSON.parse(open({ key, place: place(at), sealed }).toString()),
  }
}

function wrapPlace(tenant: string, table: 'tenant_keys' | 'person_keys', row: string): Place {
  return { tenant, table, column: 'wrapped', row }
}
