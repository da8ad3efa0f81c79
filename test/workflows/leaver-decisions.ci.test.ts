// The modes that `npm test` does not tell these stories of.
await import('./leaver-decisions.test.ts')
