/** What processes take of this machine, as Linux tells it under /proc; undefined elsewhere. */
import { readdir, readFile } from 'node:fs/promises'

/** Linux counts processor time in hundredths of a second towards programs. */
const msPerTick = 10

type Process = { pid: number; parent: number; cpuMs: number }

/** Processor time so far of this process and all below it, those that ended included. */
export async function cpuMs(root: number): Promise<number | undefined> {
  const processes = await all()
  if (processes.length === 0) return undefined
  const family = new Set([root])
  for (let size = 0; size !== family.size;) {
    size = family.size
    for (const { pid, parent } of processes) if (family.has(parent)) family.add(pid)
  }
  return processes.filter(({ pid }) => family.has(pid)).reduce((sum, each) => sum + each.cpuMs, 0)
}

/** Memory in use now and at its highest, in MB. */
export async function memoryMb(pid: number): Promise<{ now: number; highest: number } | undefined> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const mb = (name: string) => {
    const kb = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1]
    return kb === undefined ? undefined : Number(kb) / 1024
  }
  const [now, highest] = [mb('VmRSS'), mb('VmHWM')]
  return now === undefined || highest === undefined ? undefined : { now, highest }
}

async function all(): Promise<Process[]> {
  const names = await readdir('/proc').catch(() => [])
  const stats = names
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''))
  return (await Promise.all(stats)).filter((text) => text !== '').map(processOf)
}

/** `pid (name) state ppid …`: the name may hold anything, so the rest is counted from its end. */
function processOf(stat: string): Process {
  const rest = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [user = 0, system = 0, usersChildren = 0, systemsChildren = 0] = rest.slice(11, 15).map(Number)
  const ticks = user + system + usersChildren + systemsChildren
  return { pid: Number.parseInt(stat, 10), parent: Number(rest[1]), cpuMs: ticks * msPerTick }
}
