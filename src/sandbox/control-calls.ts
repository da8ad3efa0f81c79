/** Control calls of one part of the sandbox, for programs; a refused call throws with what the sandbox said. */
type Asking = { method?: string; path: string; body?: unknown }

/** `base`: the address that the paths are below. */
export function controlCalls(base: string): { ask<T>(asking: Asking): Promise<T> } {
  return {
    async ask<T>({ method = 'GET', path, body }: Asking): Promise<T> {
      const response = await fetch(`${base}${path}`, {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`sandbox: ${method} ${path} answered ${response.status}: ${text}`)
      return (text === '' ? undefined : JSON.parse(text)) as T
    },
  }
}

/** What is undefined is not asked for. */
export function queryOf(filter: Record<string, string | number | undefined>): string {
  const told = Object.entries(filter).filter(([, value]) => value !== undefined)
  return new URLSearchParams(told.map(([name, value]): [string, string] => [name, String(value)])).toString()
}
