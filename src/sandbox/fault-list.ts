/** Faults in the order in which they were switched on. Kept in memory: a restart is without faults. */

/** `struck`: how many calls it has met so far. */
export type Listed<Given> = Given & { id: number; struck: number }

export type FaultList<Given> = {
  add(fault: Given): Listed<Given>
  list(): Listed<Given>[]
  /** One, or all; false if there is no such fault. */
  clear(id?: number): boolean
  /** The oldest fault that fits, counted; one that has struck its number of times is off. */
  strike(fits: (fault: Listed<Given>) => boolean): Listed<Given> | undefined
}

export function createFaultList<Given extends { times?: number | undefined }>(): FaultList<Given> {
  const faults = new Map<number, Listed<Given>>()
  let lastId = 0
  return {
    add(fault) {
      lastId += 1
      const added = { ...fault, id: lastId, struck: 0 }
      faults.set(lastId, added)
      return added
    },
    list: () => [...faults.values()],
    clear(id) {
      if (id !== undefined) return faults.delete(id)
      faults.clear()
      return true
    },
    strike(fits) {
      const fault = [...faults.values()].find(fits)
      if (fault === undefined) return undefined
      fault.struck += 1
      if (fault.struck === fault.times) faults.delete(fault.id)
      return fault
    },
  }
}
