/** What all local servers have in common. */

/** Takes one line of progress for people. */
export type Report = (line: string) => void

/** Settings of the machine, such as `PATH` and `HOME`; handed in, never read here. */
export type Environment = Readonly<Record<string, string | undefined>>

/** How a process ended: one of the two is set. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null }

/** A server that was started here. `stop` ends it in order, within a deadline, and may be called twice. */
export type LocalServer = { pid: number; stop(): Promise<void> }
