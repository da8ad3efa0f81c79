export { connecting, connectionRemoval } from './connection-by-hand.ts'
export { lookUps } from './look-ups.ts'
export { leaver } from './leaver.ts'
export { sweep } from './sweep.ts'
