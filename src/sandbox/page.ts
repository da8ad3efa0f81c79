/** One page for people: what this is, and what has happened so far. */
import type { State } from './visma-connect/state.ts'

export function page({ accounts, ledger }: State): string {
  const { entries, linked, unlinked, refused } = ledger.totals
  const rows = ledger.latest.map(({ n, at, client, user, effect, errorCode }) => {
    const cells = [String(n), at, client, user ?? '–', effect, errorCode ?? '']
    return `<tr>${cells.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="refresh" content="5">
<title>koppling sandbox</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
  table { border-collapse: collapse; font-size: .85rem }
  td, th { padding: .2rem .8rem .2rem 0; text-align: left }
</style>
<h1>koppling sandbox</h1>
<p>A simulator of Visma Connect on this machine: people, tokens, links; one of Tripletex, see
<a href="/sandbox/tripletex">/sandbox/tripletex</a>; and one of Visma.net's Employee API, see
<a href="/sandbox/visma-net">/sandbox/visma-net</a>. Nothing here reaches Visma.</p>
<p><strong>${accounts.size}</strong> people · <strong>${entries}</strong> entries in the ledger:
<strong>${unlinked}</strong> unlinked, <strong>${linked}</strong> linked,
<strong>${refused}</strong> refused attempts.
See <a href="/sandbox">/sandbox</a>, <a href="/sandbox/ledger">/sandbox/ledger</a> and
<a href="/sandbox/ledger/counts">/sandbox/ledger/counts</a>.</p>
<table><tr><th>#<th>at<th>client<th>user<th>effect<th>code</tr>
${rows.join('\n')}
</table>
</html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
