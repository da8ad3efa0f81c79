export { connecting, connectionRemoval } from './connection-by-hand.ts'
export { leaver } from './leaver.ts'
export { sweep } from './sweep.ts'
