/** What the groups of operations are about, in the order of the documentation. */
const descriptions: Record<string, string> = {
  Tenants: 'Customer companies, the partners that act for them, and their keys.',
  Settings: "The tenant's defaults: days, time zone, automation, guards.",
  Employers: 'Legal employers within a tenant, each with its time zone.',
  'User templates': 'Named settings for users, which may carry a number of days of their own.',
  Employees: 'People with their employments and their user, as one idempotent document each.',
  Absences: 'Time away from work of one employment. Sent to payroll; nobody’s access depends on it.',
  Terminations: 'The end of one employment, told or taken back.',
  Users: 'Accounts that log in, and whether they may.',
  Connections: 'Visma Connect connections by hand: remove them and connect again, one user or many at once.',
  Leavers: 'The process of each terminated employment: when it acts, by which rule, and what was done.',
  'To-do': 'Everything that waits for a person, with the calls that mend it.',
  'Re-plans':
    'Changes of settings, templates and employers that concern many people, and how far their leavers follow.',
  Syncs:
    'Runs of integrations: what they are about to write, how far they are, and what became of each employee.',
  Guard:
    'The mass guard: more accounts than usual would close within 24 hours, and an admin looks at them first.',
  Reports: 'What no process mends by itself.',
  Integrations:
    'Payroll systems and how they are set up: credentials, mapping, readiness, test, review, promotion.',
  Audit: 'Who did what, when, and from what to what, sealed by a chain of hashes.',
  Events: 'What happened, in order, for 30 days.',
  Webhooks: 'Events sent to an address of one’s own, by the Standard Webhooks specification.',
  Platform: 'What the operator on call has over all tenants, without personal data.',
  Health: 'Whether koppling answers and can work. Without a key.',
}

/** The tags of these operations with their descriptions. */
export function tagsOf(names: readonly string[]): { name: string; description?: string }[] {
  return [...new Set(names)].map((name) => {
    const description = descriptions[name]
    return { name, ...(description !== undefined && { description }) }
  })
}
