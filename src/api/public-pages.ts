/** Pages outside /v1 that need no key: read with GET only, and named in the log by their pattern. */
import type { RequestHandler, Router } from 'express'
import { exchangeOf } from './exchange.ts'

/** Adds a page. HEAD answers like GET, since monitors and browsers ask so. With a slash at its end it leads to the same page. */
export function publicPage(router: Router, path: string, handler: RequestHandler): void {
  addPage(router, path, handler)
  addPage(router, `${path}/`, (request, response) => {
    const [asked = '', ...query] = request.originalUrl.split('?')
    response.redirect(308, [asked.slice(0, -1), ...query].join('?'))
  })
}

function addPage(router: Router, path: string, handler: RequestHandler): void {
  router.all(path, (request, response, next) => {
    const exchange = exchangeOf(request)
    if (request.method === 'GET' || request.method === 'HEAD') {
      exchange.pattern = path
      return handler(request, response, next)
    }
    exchange.allow.add('GET').add('HEAD')
    next()
  })
}
