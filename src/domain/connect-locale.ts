// What Visma Connect wants to know of a person whose account it may have to make: a country and a language.

const languages: Record<string, string> = { SE: 'sv-SE', NO: 'nb-NO', DK: 'da-DK', FI: 'fi-FI' }
const zones: Record<string, string> = {
  'Europe/Stockholm': 'SE',
  'Europe/Oslo': 'NO',
  'Europe/Copenhagen': 'DK',
  'Europe/Helsinki': 'FI',
}

/** The employer's country, else the one of the tenant's time zone, else Sweden; the language follows from it. */
export function connectLocale({
  employerCountry,
  timeZone,
}: {
  employerCountry: string | null
  timeZone: string
}): {
  countryCode: string
  preferredLanguage: string
} {
  const countryCode = employerCountry ?? zones[timeZone] ?? 'SE'
  return { countryCode, preferredLanguage: languages[countryCode] ?? 'en-GB' }
}
