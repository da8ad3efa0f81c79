// What must be true after every step, seen from the far side: the user record, the leavers, and the sandbox's ledger.
import { expect } from 'vitest'
import type { Person } from './person.ts'
import { isLetIn } from './rules.ts'
import type { Story } from './story.ts'
import type { World } from './world.ts'

export async function expectAgreement(story: Story, world: World): Promise<void> {
  expect(world.takenWhileOpen, 'whose connection was taken while the account was open').toEqual([])
  for (const person of story.people) {
    expect(await accountSeen(world, person), `the account of ${person.id} on day ${story.day}`).toEqual(
      accountExpected(world, person),
    )
    const taken = await world.company.taken(world.accounts.get(person.id) ?? '')
    expect(taken, `how often ${person.id} was disconnected by day ${story.day}`).toBe(person.taken)
    await expectLeaversToAgree(world, person)
  }
}

const whys = { rule: 'automation', now: 'automation', person: 'person' } as const

function accountExpected({ dateOf }: World, { account }: Person) {
  return account.open ? 'open' : { closed: whys[account.by], since: dateOf(account.since) }
}

async function accountSeen({ company }: World, { id }: Person) {
  const { active, inactiveWhy, inactiveSince } = await company.user(id)
  return active ? 'open' : { closed: inactiveWhy, since: inactiveSince?.slice(0, 10) }
}

type Row = { id: string; stage: string; outcome: string | null; step: string; state: string }

/** User record, leavers and ledger tell one story. */
async function expectLeaversToAgree({ rig, company, mode }: World, person: Person): Promise<void> {
  const rows = (await rig
    .db('leavers as l')
    .join('leaver_steps as s', 's.leaver_id', 'l.id')
    .where({ 'l.tenant_id': company.id, 'l.employee_id': person.id })
    .orderBy('l.cycle')
    .select('l.id', 'l.stage', 'l.outcome', 's.step', 's.state')) as Row[]
  const done = rows.filter(({ step, state }) => step === 'connection' && state === 'done')
  // Where it is looked anyway, what was asked without an answer and is found gone is done, also if it was gone before.
  const isRight = mode.believesGone ? done.length === person.taken : done.length >= person.taken
  expect(
    isRight,
    `of ${person.taken} connections of ${person.id} leavers say that they removed ${done.length}`,
  ).toBe(true)

  const { closedByLeaver, active } = await company.user(person.id)
  const closedBy = rows.filter(({ id }) => id === closedByLeaver)
  const { account } = person
  expect(closedBy.length > 0, `a leaver closed the account of ${person.id}`).toBe(
    !account.open && account.byLeaver,
  )
  // What a person closed as well, and is not due any more, ends by that.
  const ended =
    !account.open && account.by === 'person' ? /completed|cancelled|superseded|closed-by-hand/ : /completed/
  for (const { step, stage, outcome, state } of closedBy) {
    expect(active).toBe(false)
    expect({ stage, outcome }).toEqual(
      person.removing
        ? { stage: 'acting', outcome: null }
        : { stage: 'finished', outcome: expect.stringMatching(ended) as string },
    )
    if (step === 'account') expect(state).toBe('done')
  }
}

/** Said once more without the model's memory: at the end of a story nobody has access whom no employment lets in. */
export function expectAllDone({ people, day, rules }: Story): void {
  for (const { id, jobs, account, removing, linked } of people) {
    const isOver = jobs.every(({ last }) => last !== undefined) && !isLetIn(jobs, rules, day)
    const isCancelled = jobs.some(({ cancelled }) => cancelled !== undefined)
    if (isOver && !isCancelled)
      expect(account, `the account of ${id} at the end`).toMatchObject({ open: false })
    if (account.open || account.by === 'person') continue
    expect({ removing, linked }, `the connection of ${id} at the end`).toEqual({
      removing: false,
      linked: false,
    })
  }
}
