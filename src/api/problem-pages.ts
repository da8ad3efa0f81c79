/** /problems and /problems/<slug>: what a problem's `type` resolves to, as plain HTML without scripts. */
import { Router } from 'express'
import { isProblemType, problemTypes, type ProblemKind } from './problem-types.ts'
import { Problem } from './problems.ts'
import { publicPage } from './public-pages.ts'

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Texts may mark code by backticks. */
const html = (text: string): string =>
  text.replaceAll(/[&<>"]/g, (sign) => escaped[sign] ?? sign).replaceAll(/`([^`]+)`/g, '<code>$1</code>')

const page = ({ title, body }: { title: string; body: string }): string =>
  `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(title)} - koppling</title></head>
<body>
${body}
</body>
</html>
`

const problemPage = ({ slug, kind }: { slug: string; kind: ProblemKind }): string =>
  page({
    title: kind.title,
    body: `<h1>${html(kind.title)}</h1>
<p>Type <code>/problems/${slug}</code>, status ${kind.status}</p>
<h2>What happened</h2>
<p>${html(kind.meaning)}</p>
<h2>What to do</h2>
<p>${html(kind.wayOut)}</p>
<p><a href="/problems">All problems</a></p>`,
  })

const listPage = (): string =>
  page({
    title: 'Problems',
    body: `<h1>Problems</h1>
<ul>
${Object.entries(problemTypes)
  .map(
    ([slug, kind]) =>
      `<li><a href="/problems/${slug}">${slug}</a> (${kind.status}): ${html(kind.title)}</li>`,
  )
  .join('\n')}
</ul>`,
  })

export function problemPages(): Router {
  const router = Router({ caseSensitive: true, strict: true })
  publicPage(router, '/problems', (_request, response) => {
    response.type('html').send(listPage())
  })
  publicPage(router, '/problems/:slug', (request, response) => {
    const { slug } = request.params
    if (typeof slug !== 'string' || !isProblemType(slug))
      throw new Problem('not-found', {
        detail: 'There is no problem of this name. All are listed at /problems.',
      })
    response.type('html').send(problemPage({ slug, kind: problemTypes[slug] }))
  })
  return router
}
