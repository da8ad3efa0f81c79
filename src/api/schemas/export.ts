/** All that is kept of one person. */
import { z } from 'zod'
import { AbsenceView } from './absence.ts'
import { EmployeeView } from './employee.ts'
import { EvidenceView } from './evidence.ts'
import { LeaverView } from './leaver.ts'
import { TodoView } from './todo.ts'
import { UserView } from './user.ts'
import { InstantField } from './values.ts'

export const ExportView = z
  .strictObject({
    employeeId: z.string().nullable().meta({ description: 'Null for a user without employee.' }),
    userId: z.string().nullable(),
    exportedAt: InstantField,
    employee: EmployeeView.nullable().meta({
      description: 'The document, with identity number, bank account and pay opened.',
    }),
    absences: z.array(AbsenceView).meta({ description: 'With type and dates opened.' }),
    user: UserView.nullable(),
    leavers: z.array(LeaverView),
    evidence: z.array(EvidenceView),
    todo: z.array(TodoView),
    records: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).meta({
      description:
        'By table every row that names the person, as it is stored: also audit trail, events and their deliveries, requests and the words of reasons. What is encrypted stands opened in `employee` and `absences`, and of `sync_results` in `fields`.',
    }),
  })
  .meta({ id: 'PersonExport' })
