// `npm run check:rules`: every rule of docs/rules.md has a test of `npm test` whose title begins with its number, and what the
// document names is there: files, and titles of tests.
import { globSync, readFileSync } from 'node:fs'

const text = readFileSync('docs/rules.md', 'utf8')
const numbersIn = (part: string): string[] => [...part.matchAll(/\b[LI]\d{1,2}\b/g)].map(([number]) => number)

const all = globSync('test/**/*.test.ts')
const titlesOf = (files: readonly string[]): string[] => {
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  return [...code.matchAll(/(['"`])((?:(?!\1)[^\\\n]|\\.)+)\1/g)].map(([, , title = '']) =>
    title.replace(/\\(.)/g, '$1'),
  )
}

// A rule's line begins with its number; a title that proves rules begins with theirs: 'L3: …', 'L1, L2: …' or 'L1 L2: …'.
const rules = new Set([...text.matchAll(/^\W*[LI]\d{1,2}\b/gm)].flatMap(([start]) => numbersIn(start)))
const inEveryRun = titlesOf(all.filter((file) => !/\.(ci|long)\.test\.ts$/.test(file)))
const tested = new Set(
  inEveryRun.flatMap((title) => numbersIn(/^(?:[LI]\d{1,2}(?:,? | and |: ))+/.exec(title)?.[0] ?? '')),
)

// What stands in back quotes: a path below one of our folders, where a test is a file and not a folder, or a title.
const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const isPath = (name: string): boolean => /^(src|activities|workflows|test|bench|docs|tools)\/\S*$/.test(name)
const paths = quoted.filter(isPath)
const titles = new Set(titlesOf(all))
// What shows something stands in the last column.
const shown = [...text.matchAll(/^\|.*\|([^|]*)\|$/gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
)

const breaches = [
  ...[...rules].filter((rule) => !tested.has(rule)).map((rule) => `${rule} begins no title of npm test`),
  ...paths.filter((path) => globSync(path).length === 0).map((path) => `${path} is not there`),
  ...paths.filter((path) => /^test\/.*\/$/.test(path)).map((path) => `${path} names no file`),
  ...shown
    .filter((name) => !isPath(name) && !titles.has(name))
    .map((title) => `no test has the title “${title}”`),
]
for (const breach of breaches) console.error(breach)
if (breaches.length > 0) process.exitCode = 1
else
  console.log(
    `${rules.size} rules, each with a test; ${paths.length} files and the titles that are named are there`,
  )
