import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRateGate, type Leave } from '../../src/connectors/tripletex/rate-gate.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const headers = (remaining: number, reset: number) => ({
  'x-rate-limit-remaining': String(remaining),
  'x-rate-limit-reset': String(reset),
})

/** Asks for many turns at once; `leaves` are those that were given so far. */
function callers({ count, maxWaitMs = 60_000 }: { count: number; maxWaitMs?: number }) {
  const gate = createRateGate({ maxWaitMs, now: () => Date.now() })
  const leaves: Leave[] = []
  const refused: number[] = []
  const enter = () =>
    void gate.enter().then((leave) => {
      if ('waitMs' in leave) refused.push(leave.waitMs)
      else leaves.push(leave)
    })
  for (let started = 0; started < count; started += 1) enter()
  return { leaves, refused, enter }
}

async function answer(leave: Leave | undefined, remaining: number, reset: number, status = 200) {
  leave?.answered({ status, headers: headers(remaining, reset) })
  await vi.advanceTimersByTimeAsync(0)
}

test('a single call asks first, and then as many go as the answer leaves', async () => {
  const { leaves } = callers({ count: 10 })
  await vi.advanceTimersByTimeAsync(0)
  expect(leaves).toHaveLength(1)
  await answer(leaves[0], 3, 10)
  expect(leaves).toHaveLength(4)
})

test('calls that are under way count, whether or not an answer already counts them', async () => {
  const { leaves } = callers({ count: 10 })
  await vi.advanceTimersByTimeAsync(0)
  await answer(leaves[0], 3, 10)
  await answer(leaves[1], 1, 10) // counts the three
  expect(leaves).toHaveLength(4)
  await answer(leaves[2], 0, 10)
  await answer(leaves[3], 1, 10) // overtaken
  expect(leaves).toHaveLength(4)
})

test('when they are used up it waits for the earliest end that was told, and opens with a single call', async () => {
  const { leaves } = callers({ count: 10 })
  await vi.advanceTimersByTimeAsync(0)
  await answer(leaves[0], 2, 10)
  await vi.advanceTimersByTimeAsync(2500)
  await answer(leaves[1], 1, 7)
  await vi.advanceTimersByTimeAsync(400)
  await answer(leaves[2], 0, 7)
  await vi.advanceTimersByTimeAsync(6590)
  expect(leaves).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(30)
  expect(leaves).toHaveLength(4)
  await answer(leaves[3], 99, 10)
  expect(leaves).toHaveLength(10)
})

test('a 429 closes it for all until the period is over', async () => {
  const { leaves } = callers({ count: 3 })
  await vi.advanceTimersByTimeAsync(0)
  await answer(leaves[0], 0, 4, 429)
  await vi.advanceTimersByTimeAsync(3900)
  expect(leaves).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(200)
  expect(leaves).toHaveLength(2)
})

test('whoever would wait for too long is told so at once', async () => {
  const { leaves, refused, enter } = callers({ count: 1, maxWaitMs: 1000 })
  await vi.advanceTimersByTimeAsync(0)
  await answer(leaves[0], 0, 5)
  enter()
  await vi.advanceTimersByTimeAsync(0)
  expect(refused).toEqual([5010])
})

test('a call without an answer is taken for counted', async () => {
  const { leaves } = callers({ count: 4 })
  await vi.advanceTimersByTimeAsync(0)
  await answer(leaves[0], 2, 10)
  leaves[1]?.unanswered()
  leaves[2]?.unanswered()
  await vi.advanceTimersByTimeAsync(0)
  expect(leaves).toHaveLength(3)
})

test('answers that tell no limit let everyone in', async () => {
  const { leaves } = callers({ count: 50 })
  await vi.advanceTimersByTimeAsync(0)
  leaves[0]?.answered({ status: 200, headers: {} })
  await vi.advanceTimersByTimeAsync(0)
  expect(leaves).toHaveLength(50)
})

test('a failure of something in between opens nothing', async () => {
  const { leaves } = callers({ count: 50 })
  await vi.advanceTimersByTimeAsync(0)
  leaves[0]?.answered({ status: 502, headers: {} })
  await vi.advanceTimersByTimeAsync(0)
  expect(leaves).toHaveLength(2)
})

test('calls of the period before may count in the new one', async () => {
  const { leaves } = callers({ count: 20 })
  await vi.advanceTimersByTimeAsync(0)
  await answer(leaves[0], 3, 1)
  expect(leaves).toHaveLength(4)
  await vi.advanceTimersByTimeAsync(1100)
  expect(leaves).toHaveLength(5)
  await answer(leaves[4], 5, 1)
  expect(leaves).toHaveLength(7) // five, less the three of which nobody heard yet
})
