/** Addresses of jobs below the address of the API: what a receipt is made of. */

const ID = '[A-Za-z0-9-]{1,64}'
const OF_EMPLOYEE = new RegExp(`employees/jobs/${ID}`)
const OF_POSITION = new RegExp(`employees/(${ID})/positions/jobs/${ID}`)
const JOB = new RegExp(`^(?:${OF_EMPLOYEE.source}|${OF_POSITION.source})$`)
const AT_END = new RegExp(`/((?:${OF_EMPLOYEE.source}|${OF_POSITION.source}))/?(?:[?#].*)?$`)

/** Whatever comes before it in a `Location`, such as another version or host, is not followed. */
export function jobPathIn(location: string): string | undefined {
  return AT_END.exec(location)?.[1]
}

export const receiptOf = (paths: readonly string[]): string => paths.join(' ')

/** What is no such path was written by nobody here. */
export function pathsIn(receipt: string): string[] {
  return receipt.split(' ').filter((path) => JOB.test(path))
}

/** Of the job of a position. */
export function employeeIn(path: string): string | undefined {
  return new RegExp(`^${OF_POSITION.source}$`).exec(path)?.[1]
}
