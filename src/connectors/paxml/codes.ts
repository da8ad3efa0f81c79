/** The enumerations of PAXml 2.0 that a mapping chooses from. */

/** Of time that is not worked; the format has others of work and pay. */
export const TIME_CODES = [
  ...['SJK', 'SJK_KAR', 'SJK_LÖN', 'SJK_ERS', 'SJK_PEN', 'ASK', 'HAV', 'FPE', 'VAB', 'SMB', 'UTB', 'MIL'],
  ...['SVE', 'NÄR', 'TJL', 'SEM', 'SEM_BET', 'SEM_SPA', 'SEM_OBE', 'SEM_FÖR', 'KOM', 'PEM', 'PER', 'FAC'],
  ...['ATK', 'KON', 'PAP', 'ATF', 'FR1', 'FR2', 'FR3', 'FR4', 'FR5', 'FR6', 'FR7', 'FR8', 'FR9', 'FLX'],
  ...['TS1', 'TS2', 'TS3', 'TS4', 'TS5', 'TS6', 'TS7', 'TS8', 'TS9'],
] as const

/** By the text of the format; its schema takes any. */
export const CONTRACTS = [
  'FAST',
  'PROV',
  'VISSTID',
  'VIKARIAT',
  'PENSION',
  'PROJEKT',
  'PRAKTIK',
  'FERIE',
  'SÄSONG',
] as const
