// Lists the rules of docs/rules.md whose number begins no test's title. It informs and never fails.
import { globSync, readFileSync } from 'node:fs'

const numbersIn = (text: string): string[] => [...text.matchAll(/\b[LI]\d{1,2}\b/g)].map(([number]) => number)

// A rule's line begins with its number; a title that proves rules begins with theirs: 'L3: …', 'L1, L2: …' or 'L1 L2: …'.
const rules = new Set(
  [...readFileSync('docs/rules.md', 'utf8').matchAll(/^\W*[LI]\d{1,2}\b/gm)].flatMap(([start]) =>
    numbersIn(start),
  ),
)
const tested = new Set(
  globSync('test/**/*.test.ts').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/['"`](?:[LI]\d{1,2}(?:,? | and |: ))+/g)].flatMap(([start]) =>
      numbersIn(start),
    ),
  ),
)
const missing = [...rules].filter((rule) => !tested.has(rule))
console.log(`${rules.size} rules, without a test: ${missing.join(', ') || 'none'}`)
