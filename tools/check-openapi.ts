// `npm run check:openapi`: the OpenAPI document passes Redocly's recommended rules, its warnings included. Needs no network.
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { createOpenApiDocument } from '../src/api/openapi.ts'
import { routeDeclarations } from '../src/api/routes.ts'

const config = await createConfig({
  extends: ['recommended'],
  // Beyond what is recommended: an example that the schema refuses misleads.
  rules: { 'no-invalid-schema-examples': 'error', 'no-invalid-parameter-examples': 'error' },
})
const source = JSON.stringify(createOpenApiDocument(routeDeclarations))
const problems = await lintFromString({ source, absoluteRef: 'openapi.json', config })

for (const { severity, ruleId, message, location } of problems) {
  console.log(`${severity} ${ruleId}: ${message} ${location.map(({ pointer }) => pointer).join(', ')}`)
}
if (problems.length > 0) process.exitCode = 1
else console.log('no error and no warning by the recommended rules of Redocly')
