/**
 * Control of the SFTP server in the sandbox; JSON in and out, no authentication.
 *
 * GET    /sandbox/sftp                     host, port, hostKey, accounts, log-ins, requests so far, faults
 * PUT    /sandbox/sftp/accounts            {username, password?, publicKey?, format: aim | paxml, companyNumber?,
 *                                          organisationNumber?, read?, write?}. Passwords begin with `test-`
 * GET    /sandbox/sftp/accounts/{u}/files  ?folder=test|live  -> {data: [{name, size}]}: all, also hidden ones
 * PUT    /sandbox/sftp/accounts/{u}/files/{name}  ?folder=  the body becomes a file there
 * DELETE /sandbox/sftp/accounts/{u}/files/{name}  ?folder=  takes one away
 * GET    /sandbox/sftp/accounts/{u}/register  ?folder=&key=&after=&limit=1000  what the import job made of the files
 *                                          -> {people, data: [{key, person: {fields, rows}}], next}
 * POST   /sandbox/sftp/import              the import job, once -> {data}: what it took
 * PUT    /sandbox/sftp/schedule            {everySeconds}: the import job by itself; null stops that
 * GET    /sandbox/sftp/imports             ?username=&folder=  -> {data: [{n, at, username, folder, name, size, sha256,
 *                                          outcome: imported | refused, reason, people}]}
 * POST   /sandbox/sftp/host-key            another key from now on -> {hostKey}
 * DELETE /sandbox/sftp/connections         breaks all connections off
 * GET    /sandbox/sftp/faults              those that are on
 * POST   /sandbox/sftp/faults              {kind, on?, account?, file?, times?, after?, chance?, seed?, …}
 * DELETE /sandbox/sftp/faults[/{id}]       switches all or one off
 * POST   /sandbox/sftp/reset               forgets accounts, files, imports, log-ins, requests and faults; key and port stay
 *
 * `on`: connect, login, open, read, write, fsync, close, stat, list, rename, remove. An operation is struck by the oldest
 * fault that fits. Kinds:
 *   drop      breaks the connection off     slow {ms}     waits, then goes on as always
 *   hang      no answer, nothing is done    do-then-drop  does it and breaks the connection off
 *   answer    {status}: 1 to 8 of SFTP      do-then-hang  does it and never answers
 */
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import express, { Router } from 'express'
import { z } from 'zod'
import { BadControl, readControl } from '../bad-control.ts'
import { addFaultRoutes } from '../fault-routes.ts'
import { NewAccount, type Account, type Accounts } from './accounts.ts'
import { NewFault, type Faults } from './faults.ts'
import { IMPORT_FOLDERS, onDisk } from './paths.ts'
import type { ImportJob } from './import/job.ts'
import type { Schedule } from './schedule.ts'
import type { SftpServer } from './server.ts'

const Register = z.strictObject({
  folder: z.enum(['test', 'live']),
  key: z.string().optional(),
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(10_000).default(1000),
})
const Imports = z.strictObject({
  username: z.string().optional(),
  folder: z.enum(['test', 'live']).optional(),
})
const NewSchedule = z.strictObject({ everySeconds: z.number().positive().max(86_400).nullable() })

const InFolder = z.strictObject({ folder: z.enum(['test', 'live']) })
const FileName = z
  .string()
  .regex(/^[^/\\]+$/)
  .refine((name) => name !== '.' && name !== '..')

export function sftpControl({
  accounts,
  job,
  schedule,
  faults,
  server,
  hostKey,
}: {
  accounts: Accounts
  job: ImportJob
  schedule: Schedule
  faults: Faults
  server: SftpServer
  hostKey: { current(): string; change(): Promise<string> }
}): Router {
  const router = Router()
  const known = (username: unknown): Account => {
    const account = accounts.get(String(username))
    if (account === undefined) throw new BadControl(`there is no account ${String(username)}`)
    return account
  }
  const placeOf = (account: Account, query: unknown) =>
    onDisk({
      root: accounts.rootOf(account),
      path: IMPORT_FOLDERS[readControl({ schema: InFolder, value: query }).folder],
    })

  router.get('/', (_request, response) => {
    response.json({
      host: '127.0.0.1',
      port: server.port,
      hostKey: hostKey.current(),
      accounts: accounts.list().map(({ password: _password, ...account }) => account),
      logIns: server.logIns,
      ...server.tally,
      faults: faults.list(),
    })
  })

  router.put('/accounts', express.json(), async (request, response) => {
    const account = readControl({ schema: NewAccount, value: request.body })
    await accounts.put(account)
    response.status(204).end()
  })

  router.get('/accounts/:username/files', async (request, response) => {
    const folder = placeOf(known(request.params.username), request.query)
    const names = (await readdir(folder)).toSorted()
    response.json({
      data: await Promise.all(
        names.map(async (name) => ({ name, size: (await stat(join(folder, name))).size })),
      ),
    })
  })

  router.put(
    '/accounts/:username/files/:name',
    express.raw({ type: () => true, limit: '300mb' }),
    async (request, response) => {
      const folder = placeOf(known(request.params['username']), request.query)
      const name = readControl({ schema: FileName, value: request.params['name'] })
      await writeFile(join(folder, name), request.body instanceof Buffer ? request.body : '')
      response.status(204).end()
    },
  )

  router.delete('/accounts/:username/files/:name', async (request, response) => {
    const folder = placeOf(known(request.params.username), request.query)
    await rm(join(folder, readControl({ schema: FileName, value: request.params.name })))
    response.status(204).end()
  })

  router.get('/accounts/:username/register', (request, response) => {
    const { folder, key, after, limit } = readControl({ schema: Register, value: request.query })
    const register = job.registerOf(known(request.params.username), folder)
    const one = key === undefined ? undefined : register.get(key)
    const data =
      key === undefined ? register.page(after, limit) : one === undefined ? [] : [{ key, person: one }]
    const next = key === undefined && data.length === limit ? (data.at(-1)?.key ?? null) : null
    response.json({ people: register.size, data, next })
  })

  router.post('/import', async (_request, response) => {
    response.json({ data: await job.run() })
  })

  router.put('/schedule', express.json(), async (request, response) => {
    await schedule.set(readControl({ schema: NewSchedule, value: request.body }).everySeconds)
    response.status(204).end()
  })

  router.get('/imports', (request, response) => {
    const { username, folder } = readControl({ schema: Imports, value: request.query })
    response.json({
      data: job.imports.filter(
        (each) =>
          (username === undefined || each.username === username) &&
          (folder === undefined || each.folder === folder),
      ),
    })
  })

  router.post('/host-key', async (_request, response) => {
    response.json({ hostKey: await hostKey.change() })
  })

  router.delete('/connections', (_request, response) => {
    server.dropAll()
    response.status(204).end()
  })

  addFaultRoutes(router, { faults, schema: NewFault })

  router.post('/reset', async (_request, response) => {
    server.dropAll()
    await schedule.set(null)
    await job.clear()
    await accounts.clear()
    faults.clear()
    server.forget()
    response.status(204).end()
  })

  return router
}
