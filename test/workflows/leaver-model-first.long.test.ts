import { tellParts } from '../support/leaver-model/parts.ts'

tellParts({ first: 1, last: 13 })
