/** Ids in Tripletex by what people know of them; asked for once in a while, however many employees need them. */
import { OutcomeUnknown } from '../errors.ts'
import { Countries, Departments, Divisions, Made, OccupationCodes } from './answers.ts'
import { targetsOf } from './wanted.ts'
import type { EmployeeDocument } from '../../domain/documents.ts'
import type { Channel } from './channel.ts'
import type { TripletexMapping } from './entry.ts'
import type { Found, LookedUp } from './wanted.ts'

export type LookUps = {
  /** All that this employee needs; with `make`, a department that the mapping wants made is made. */
  of(asked: { employee: EmployeeDocument; mapping: TripletexMapping; make: boolean }): Promise<LookedUp>
}

const KEPT_MS = 600_000

export function createLookUps({ channel }: { channel: Channel }): LookUps {
  const kept = new Map<string, { found: Promise<Found>; until: number }>()

  /** What is not there may be there soon, so only what was found is kept. */
  function once(key: string, look: () => Promise<Found>): Promise<Found> {
    const known = kept.get(key)
    if (known !== undefined && performance.now() < known.until) return known.found
    const found = look()
    kept.set(key, { found, until: performance.now() + KEPT_MS })
    const forget = () => {
      if (kept.get(key)?.found === found) kept.delete(key)
    }
    found.then((result) => {
      if (typeof result === 'string') forget()
    }, forget)
    return found
  }

  const department = (number: string) =>
    once(`department ${number}`, async () => {
      const { values } = await channel.ask({
        call: 'find-department',
        path: '/department',
        query: { departmentNumber: number, fields: 'id,departmentNumber' },
        schema: Departments,
      })
      return only(values.filter((one) => one.departmentNumber === number))
    })

  /** Two employees of one department must not make it twice. */
  const madeDepartment = ({ number, createAs }: { number: string; createAs: string }) =>
    once(`making department ${number}`, async () => {
      const known = await department(number)
      if (known !== 'not-there') return known
      try {
        const { value } = await channel.ask({
          call: 'create-department',
          method: 'POST',
          path: '/department',
          body: { name: createAs, departmentNumber: number },
          schema: Made,
        })
        return { id: value.id }
      } catch (error) {
        if (!(error instanceof OutcomeUnknown)) throw error
        const made = await department(number)
        if (made === 'not-there') throw error
        return made
      }
    })

  const division = (organisationNumber: string) =>
    once(`division ${organisationNumber}`, async () => {
      const { values } = await channel.ask({
        call: 'find-division',
        path: '/division',
        query: { query: organisationNumber, fields: 'id,organizationNumber' },
        schema: Divisions,
      })
      return only(values.filter((one) => digits(one.organizationNumber) === digits(organisationNumber)))
    })

  const occupationCode = (code: string) =>
    once(`occupation ${code}`, async () => {
      const { values } = await channel.ask({
        call: 'find-occupation-code',
        path: '/employee/employment/occupationCode',
        query: { code, fields: 'id,code' },
        schema: OccupationCodes,
      })
      return only(values.filter((one) => one.code === code))
    })

  const country = (code: string) =>
    once(`country ${code}`, async () => {
      const { values } = await channel.ask({
        call: 'find-country',
        path: '/country',
        query: { code, fields: 'id,isoAlpha2Code' },
        schema: Countries,
      })
      return only(values.filter((one) => one.isoAlpha2Code === code))
    })

  async function departmentOf({
    department: asked,
    make,
  }: {
    department: { number: string; createAs: string | null }
    make: boolean
  }): Promise<Found> {
    const { number, createAs } = asked
    if (createAs !== null && make) return madeDepartment({ number, createAs })
    const found = await department(number)
    return found === 'not-there' && createAs !== null ? 'to-be-made' : found
  }

  return {
    async of({ employee, mapping, make }) {
      const targets = targetsOf({ employee, mapping })
      const departments = targets.department === null ? [] : [targets.department]
      return {
        departments: await foundOf({
          keys: departments.map(({ number }) => number),
          look: (number) =>
            departmentOf({ department: { createAs: null, ...targets.department, number }, make }),
        }),
        divisions: await foundOf({
          keys: targets.division === null ? [] : [targets.division],
          look: division,
        }),
        occupationCodes: await foundOf({ keys: targets.occupationCodes, look: occupationCode }),
        countries: await foundOf({ keys: targets.country === null ? [] : [targets.country], look: country }),
      }
    },
  }
}

async function foundOf({
  keys,
  look,
}: {
  keys: readonly string[]
  look: (key: string) => Promise<Found>
}): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  for (const key of keys) found.set(key, await look(key))
  return found
}

function only(values: readonly { id: number }[]): Found {
  const [first, second] = values
  if (first === undefined) return 'not-there'
  return second === undefined ? { id: first.id } : 'several-there'
}

const digits = (text: string | null | undefined) => (text ?? '').replace(/\D/g, '')
