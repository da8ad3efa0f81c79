export { leaver } from './leaver.ts'
export { sweep } from './sweep.ts'
