// Runs in every test file before its first line.
import { afterEach, beforeAll, expect } from 'vitest'
import { pastMidnight } from './dates.ts'
import { takeRefusedHosts } from './loopback-only.ts'

beforeAll(pastMidnight)

afterEach(() => {
  expect(takeRefusedHosts(), 'hosts that a test tried to reach outside of this machine').toEqual([])
})

// Looked at when they run, because the rows of a table have their titles only then.
const idOfTitle = new Map<string, string>()
afterEach(({ task }) => {
  const first = idOfTitle.get(task.fullTestName) ?? task.id
  idOfTitle.set(task.fullTestName, first)
  expect(task.id, 'two tests of this file have the same title').toBe(first)
})
