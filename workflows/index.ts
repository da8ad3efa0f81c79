export { connectionRemoval } from './connection-removal.ts'
export { leaver } from './leaver.ts'
export { sweep } from './sweep.ts'
