// The modes that `npm test` does not tell these stories of.
await import('./leaver-judge.test.ts')
