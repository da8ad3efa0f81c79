// docker-compose.yml as Compose reads it: merged, and with the variables put in.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

export const root = resolve(import.meta.dirname, '../..')

const Service = z.looseObject({
  image: z.string(),
  build: z.string().optional(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  tmpfs: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  restart: z.string().optional(),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
})
const ComposeFile = z.looseObject({ services: z.record(z.string(), Service) })

export type Service = z.infer<typeof Service>

/** The file as it stands, for the schema. */
export function rawComposeFile(): unknown {
  return parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true })
}

/** The services by name, variables not yet put in. */
export function composeServices(): Record<string, Service> {
  return ComposeFile.parse(rawComposeFile()).services
}

export type Variable = { name: string; operator: string | undefined; text: string }

const variable = /\$\{([A-Z][A-Z0-9_]*)(?:(:[-?])([^}]*))?\}/g

/** What a value takes from the surroundings: `${NAME:-default}` or `${NAME:?what is missing}`. */
export function variablesOf(value: string): Variable[] {
  return [...value.matchAll(variable)].map(([, name = '', operator, text = '']) => ({ name, operator, text }))
}

/** A service's environment with the variables put in. Throws for a required one that is missing. */
export function environmentOf({
  service,
  given,
}: {
  service: Service
  given: Readonly<Record<string, string>>
}): Record<string, string> {
  const put = (value: string): string =>
    value.replaceAll(variable, (_whole, name: string, operator?: string, text: string = '') => {
      if (given[name]) return given[name]
      if (operator === ':-') return text
      throw new Error(`${name} is missing: ${text}`)
    })
  return Object.fromEntries(Object.entries(service.environment).map(([name, value]) => [name, put(value)]))
}
