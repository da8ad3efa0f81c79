import { absenceRoutes } from './absences.ts'
import { auditRoutes, platformAuditRoutes } from './audit.ts'
import { connectionRequestRoutes } from './connection-requests.ts'
import { connectionRoutes } from './connections.ts'
import type { ApiDeps } from './deps.ts'
import { employeeBulkRoutes } from './employees-bulk.ts'
import { employeeRoutes } from './employees.ts'
import { employerRoutes } from './employers.ts'
import { erasureRoutes } from './erasures.ts'
import { evidenceRoutes } from './evidence.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './exports.ts'
import { guardRoutes } from './guard.ts'
import { integrationRunRoutes } from './integration-runs.ts'
import { integrationSetUpRoutes } from './integration-set-up.ts'
import { integrationDocumentRoutes } from './integration-documents.ts'
import { integrationRoutes } from './integrations.ts'
import { leaverDecisionRoutes } from './leaver-decisions.ts'
import { leaverRoutes } from './leavers.ts'
import { matchRoutes } from './matches.ts'
import { platformAlarmRoutes } from './platform-alarms.ts'
import { platformKeyRoutes } from './platform-keys.ts'
import { platformLeaverRoutes } from './platform-leavers.ts'
import { platformStopRoutes } from './platform-stop.ts'
import { readinessRoutes } from './readiness.ts'
import { replanRoutes } from './replans.ts'
import { reportRoutes } from './reports.ts'
import type { Route } from './route.ts'
import { syncFileRoutes } from './sync-file.ts'
import { syncRoutes } from './syncs.ts'
import { settingsRoutes } from './settings.ts'
import { systemRoutes } from './systems.ts'
import { tenantClosingRoutes } from './tenant-closing.ts'
import { tenantRoutes } from './tenants.ts'
import { terminationRoutes } from './terminations.ts'
import { todoRoutes } from './todo.ts'
import { userTemplateRoutes } from './user-templates.ts'
import { userRoutes } from './users.ts'
import { vismaConnectRoutes } from './visma-connect.ts'
import { webhookDeliveryRoutes } from './webhook-deliveries.ts'
import { webhookEndpointRoutes } from './webhook-endpoints.ts'

/** Every operation of the API, in the order of the documentation. */
export const routeDeclarations: readonly Route<ApiDeps>[] = [
  ...tenantRoutes,
  ...tenantClosingRoutes,
  ...settingsRoutes,
  ...vismaConnectRoutes,
  ...employerRoutes,
  ...userTemplateRoutes,
  ...employeeRoutes,
  ...employeeBulkRoutes,
  ...erasureRoutes,
  ...absenceRoutes,
  ...terminationRoutes,
  ...userRoutes,
  ...exportRoutes,
  ...connectionRoutes,
  ...connectionRequestRoutes,
  ...leaverRoutes,
  ...leaverDecisionRoutes,
  ...evidenceRoutes,
  ...replanRoutes,
  ...syncRoutes,
  ...syncFileRoutes,
  ...guardRoutes,
  ...reportRoutes,
  ...todoRoutes,
  ...systemRoutes,
  ...integrationRoutes,
  ...integrationSetUpRoutes,
  ...integrationRunRoutes,
  ...integrationDocumentRoutes,
  ...readinessRoutes,
  ...matchRoutes,
  ...auditRoutes,
  ...eventRoutes,
  ...webhookEndpointRoutes,
  ...webhookDeliveryRoutes,
  ...platformKeyRoutes,
  ...platformStopRoutes,
  ...platformLeaverRoutes,
  ...platformAlarmRoutes,
  ...platformAuditRoutes,
]
