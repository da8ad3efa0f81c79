// A part of koppling in miniature, run as a program: it works until it is asked to end.
import { endWithParent } from '../../src/local/end-with-parent.ts'

const work = setInterval(() => undefined, 1_000)
const stop = (): Promise<void> => {
  console.info('stopped in order')
  clearInterval(work)
  return Promise.resolve()
}
process.once('SIGTERM', () => void stop())
endWithParent({ argv: process.argv, stop })
console.info('working')
