/**
 * ITU-T E.164: a plus, the country's code, 15 digits at most. Blanks, hyphens and dots between digits are for the eye.
 * Undefined where the text is no such number, as without its country. No schema library is loaded for one pattern.
 */
export function phoneOf(text: string): string | undefined {
  const written = text.trim().replace(/(?<=\d)[ \u00a0.-](?=\d)/g, '')
  return /^\+[1-9]\d{6,14}$/.test(written) ? written : undefined
}
