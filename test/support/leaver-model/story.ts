import type { AsyncCommand } from 'fast-check'
import { expectAgreement } from './agreement.ts'
import { goOn, type Person, type Today } from './person.ts'
import { settle, type World } from './world.ts'

/** What is expected of everybody in one company. */
export type Story = Today & { people: Person[] }

export type Command = AsyncCommand<Story, World>

/** One step: what it is called, when it makes sense, what it means to the model, and what it is in the product. */
export type Step<Subject> = {
  says: string
  /** Whom it is about; undefined where it makes no sense by now. */
  subject(story: Story): Subject | undefined
  expect(subject: Subject, story: Story): void
  act(world: World, subject: Subject, story: Story): Promise<void>
}

/** Takes the step in both, waits until the product is at rest, and compares. */
export function command<Subject>({ says, subject, expect, act }: Step<Subject>): Command {
  return {
    check: (story) => subject(story) !== undefined,
    async run(story, world) {
      const found = subject(story)
      if (found === undefined) return
      expect(found, story)
      for (const person of story.people) goOn(person, story)
      await act(world, found, story)
      await settle(world)
      await expectAgreement(story, world)
    },
    toString: () => says,
  }
}

/** Lets days pass, one by one for the model. */
export async function letPass(story: Story, world: World, days: number): Promise<void> {
  for (let passed = 0; passed < days; passed += 1) {
    story.day += 1
    for (const person of story.people) goOn(person, story)
  }
  await world.rig.clock.to(world.morningOf(story.day))
  await settle(world)
  await expectAgreement(story, world)
}

export function pick<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(items.length, 1)]
}
