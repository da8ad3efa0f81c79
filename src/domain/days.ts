/** A number of days from 0 to 999, or `off`: never by itself. */
export type Days = number | 'off'

export type DaysFrom = 'user' | 'template' | 'settings' | 'default'

/** One value per level; what is undefined inherits from the next. */
export type DaysByLevel = {
  user: Days | undefined
  template: Days | undefined
  settings: Days | undefined
}

const defaultDeactivateAfterDays = 5
const defaultReactivateDaysBefore = 1

/** L1: the first level that is set wins: the user's own value, the template, the tenant's security setting, 5. */
export function daysFor({ user, template, settings }: DaysByLevel): { days: Days; daysFrom: DaysFrom } {
  if (user !== undefined) return { days: user, daysFrom: 'user' }
  if (template !== undefined) return { days: template, daysFrom: 'template' }
  if (settings !== undefined) return { days: settings, daysFrom: 'settings' }
  return { days: defaultDeactivateAfterDays, daysFrom: 'default' }
}

/** L11: how many days before a new employment the account opens again: user, template, setting, 1. */
export function reactivateDaysBeforeFor({ user, template, settings }: DaysByLevel): Days {
  return user ?? template ?? settings ?? defaultReactivateDaysBefore
}
