import { tellParts } from '../support/leaver-model/parts.ts'

tellParts({ first: 14, last: 25 })
