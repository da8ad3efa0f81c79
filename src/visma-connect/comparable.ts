/** The same letters may be written in several ways in Unicode. */
export function comparable(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}
