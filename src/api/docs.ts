/** /openapi.json and /docs: the document, and Swagger UI from this server alone. */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { Router, static as serveFolder } from 'express'
import helmet from 'helmet'
import { exchangeOf } from './exchange.ts'
import type { OpenApiDocument } from './openapi.ts'
import { publicPage } from './public-pages.ts'

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>koppling API</title>
<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<link rel="icon" href="/docs/assets/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

// Without validatorUrl null the page would load a badge from elsewhere.
const script = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
})
`

const assets = /^\/(swagger-ui\.css|swagger-ui-bundle\.js|favicon-32x32\.png)$/

/** Swagger UI sets styles on its elements and holds its icons in its style sheet; everything else stays shut. */
const docsPolicy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

export function docsPages({ document }: { document: OpenApiDocument }): Router {
  const router = Router({ caseSensitive: true, strict: true })
  const text = JSON.stringify(document)
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  const files = serveFolder(folder, { index: false, redirect: false, maxAge: '1h' })
  publicPage(router, '/openapi.json', (_request, response) => {
    response.type('json').send(text)
  })
  router.use('/docs', docsPolicy)
  publicPage(router, '/docs', (_request, response) => {
    response.type('html').send(page)
  })
  publicPage(router, '/docs/start.js', (_request, response) => {
    response.type('js').send(script)
  })
  router.use('/docs/assets', (request, response, next) => {
    if (!assets.test(request.path)) return next()
    exchangeOf(request).pattern = '/docs/assets'
    files(request, response, next)
  })
  return router
}
