/** The check digits of companies and accounts, for numbers that no library here checks. */

/** Modulus 10 (Luhn): every second digit from the right doubled, digit sums. Swedish companies, clearing and accounts. */
export function isLuhn(number: string): boolean {
  const sum = [...number].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/**
 * Modulus 11: from the right weight 1, then 2 to the highest over and over. Highest 7: Norwegian companies and accounts;
 * 9: accounts of Handelsbanken.
 */
export function isMod11({ number, highest }: { number: string; highest: 7 | 9 }): boolean {
  const weightOf = (index: number) => (index === 0 ? 1 : ((index - 1) % (highest - 1)) + 2)
  const sum = [...number]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * weightOf(index), 0)
  return sum % 11 === 0
}
