/**
 * 11 digits, the last by modulus 11 over all ten before it. Where the fifth and sixth are zeros it may be over the four before it
 * alone.
 */
export function isNorwegianAccount(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || Number(digits) === 0) return false
  return isMod11(digits) || (digits.slice(4, 6) === '00' && isMod11(digits.slice(6)))
}

/** From the right: 1 for the control digit, then 2 to 7 over and over. */
function isMod11(digits: string): boolean {
  const weightOf = (index: number) => (index === 0 ? 1 : ((index - 1) % 6) + 2)
  const sum = [...digits]
    .toReversed()
    .reduce((total, digit, index) => total + Number(digit) * weightOf(index), 0)
  return sum % 11 === 0
}
