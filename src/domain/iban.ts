/** Lengths by the registry of ISO 13616, of the countries whose own accounts are checked here. */
const lengths: Record<string, number> = { NO: 15, SE: 24 }

/** ISO 7064: the first four characters at the end, letters as 10 to 35, the remainder of 97 is 1. */
export function isIban(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{11,30}$/.test(iban)) return false
  if (iban.length !== (lengths[iban.slice(0, 2)] ?? iban.length)) return false
  const numbers = `${iban.slice(4)}${iban.slice(0, 4)}`.replace(/[A-Z]/g, (letter) =>
    String(parseInt(letter, 36)),
  )
  return BigInt(numbers) % 97n === 1n
}
