import { ConfigError, type SettingName } from './config.ts'

/** A setting that this part cannot do without. Throws ConfigError with its name. */
export function required<Value>(value: Value | undefined, name: SettingName): Value {
  if (value !== undefined) return value
  throw new ConfigError([
    `${name}: is needed here; set it, or run everything on this machine by \`npm start\``,
  ])
}
