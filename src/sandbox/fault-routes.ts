/** The part of a simulator's control by which faults are switched on and off. */
import express, { type Request, type Router } from 'express'
import type { z } from 'zod'
import { readControl } from './bad-control.ts'

type Switched<Given> = { add(fault: Given): object; list(): object[]; clear(id?: number): boolean }

export function addFaultRoutes<Given>(
  router: Router,
  { faults, schema }: { faults: Switched<Given>; schema: z.ZodType<Given> },
): void {
  router.get('/faults', (_request, response) => {
    response.json({ data: faults.list() })
  })

  router.post('/faults', express.json(), (request, response) => {
    response.status(201).json(faults.add(readControl({ schema, value: request.body })))
  })

  router.delete('/faults', (_request, response) => {
    faults.clear()
    response.status(204).end()
  })

  router.delete('/faults/:id', (request: Request<{ id: string }>, response) => {
    response.status(faults.clear(Number(request.params.id)) ? 204 : 404).end()
  })
}
