/** What can be made to go wrong with the calls of any payroll system. */
import { z } from 'zod'

/** Which calls a fault strikes, of those that a system knows. */
export const whereOf = <const Method extends string>(methods: readonly Method[]) => ({
  method: z.enum(methods).optional(),
  /** as in the documents, such as `/employee` or `/employee/{id}`; any unless given */
  path: z.string().startsWith('/').optional(),
  employeeNumber: z.string().min(1).optional(),
  /** how many calls or jobs it strikes; until it is cleared unless given */
  times: z.int().min(1).optional(),
  /** strikes only this share of those that fit, the same ones for the same seed */
  chance: z.number().gt(0).lt(1).optional(),
  seed: z.int().default(1),
})

export const kindsOf = <Where extends ReturnType<typeof whereOf>>(where: Where) =>
  [
    // Before anything is carried out:
    z.strictObject({ kind: z.literal('refuse'), ...where }),
    z.strictObject({ kind: z.literal('hang'), ...where }),
    z.strictObject({
      kind: z.literal('answer'),
      status: z.int().min(200).max(599),
      body: z.unknown().optional(),
      headers: z.record(z.string(), z.string()).optional(),
      ...where,
    }),
    // Carried out, but:
    z.strictObject({ kind: z.literal('slow'), ms: z.int().min(0).max(600_000), ...where }),
    z.strictObject({ kind: z.literal('do-then-drop'), ...where }),
    z.strictObject({ kind: z.literal('do-then-hang'), ...where }),
    z.strictObject({ kind: z.literal('do-then-fail'), ...where }),
  ] as const

export type Call = { method: string; path: string; employeeNumbers: readonly string[] }

export function fits({
  fault: { method, path, employeeNumber },
  call,
}: {
  fault: { method?: string | undefined; path?: string | undefined; employeeNumber?: string | undefined }
  call: Call
}): boolean {
  return (
    (method === undefined || method === call.method) &&
    (path === undefined || path === call.path) &&
    (employeeNumber === undefined || call.employeeNumbers.includes(employeeNumber))
  )
}
