/** L11: whether an account with this e-mail may be connected; no domain: any. What lies below a domain is another one. */
export function mayConnect(email: string, domains: readonly string[]): boolean {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  return domains.length === 0 || domains.includes(domain)
}
