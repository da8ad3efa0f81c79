// What the events of a run say, in the words of a test.
import { isGrpcDeadlineError, type WorkflowHandle } from '@temporalio/client'
import { defaultPayloadConverter } from '@temporalio/common'
import { tsToMs } from '@temporalio/common/lib/time.js'
import proto from '@temporalio/proto'

export type History = proto.temporal.api.history.v1.IHistory
type Event = proto.temporal.api.history.v1.IHistoryEvent
type Payload = proto.temporal.api.common.v1.IPayload

const { EventType } = proto.temporal.api.enums.v1

/** Such as `TIMER_STARTED`, in order. */
export function eventNames(history: History): string[] {
  return eventsOf(history).map((event) => String(EventType[event.eventType ?? 0]).replace('EVENT_TYPE_', ''))
}

export type TimerSeen = {
  /** ISO instant. */
  firesAt: string
  waitMs: number
  end: 'fired' | 'cancelled' | 'open'
  summary: unknown
}

export function timersOf(history: History): TimerSeen[] {
  const events = eventsOf(history)
  return events.flatMap((event, index) => {
    const timer = event.timerStartedEventAttributes
    if (!timer) return []
    // What `Date.now()` was in the workflow: the start of the task, a little before the server noted the timer.
    const task = events.slice(0, index).findLast(({ workflowTaskStartedEventAttributes: started }) => started)
    const waitMs = tsToMs(timer.startToFireTimeout)
    const seen: TimerSeen = {
      firesAt: new Date(tsToMs(task?.eventTime) + waitMs).toISOString(),
      waitMs,
      end: endOf(timer.timerId, events),
      summary: decode(event.userMetadata?.summary),
    }
    return [seen]
  })
}

/** Timers and activities of which operators read nothing in Temporal UI, by the number of their event. */
export function withoutSummary(history: History): string[] {
  return eventsOf(history)
    .filter(
      ({ timerStartedEventAttributes: timer, activityTaskScheduledEventAttributes: activity }) =>
        timer ?? activity,
    )
    .filter(({ userMetadata }) => !decode(userMetadata?.summary))
    .map(({ eventId }) => `event ${String(eventId)}`)
}

function endOf(timer: string | null | undefined, events: readonly Event[]): TimerSeen['end'] {
  if (events.some((event) => event.timerFiredEventAttributes?.timerId === timer)) return 'fired'
  return events.some((event) => event.timerCanceledEventAttributes?.timerId === timer) ? 'cancelled' : 'open'
}

export type ActivitySeen = {
  type: string
  summary: unknown
  input: unknown
  /** The workflow's time, where the input says it. */
  asOf: string
  attempt: number
}

/** Those that were asked for, in order; `attempt` is the last one that the history tells, 0 before that. */
export function activitiesOf(history: History): ActivitySeen[] {
  const events = eventsOf(history)
  return events.flatMap((event) => {
    const asked = event.activityTaskScheduledEventAttributes
    if (!asked) return []
    const input = decode(asked.input?.payloads?.[0])
    const started = events.find(
      ({ activityTaskStartedEventAttributes: attributes }) =>
        attributes?.scheduledEventId?.toString() === event.eventId?.toString(),
    )
    return [
      {
        type: asked.activityType?.name ?? '',
        summary: decode(event.userMetadata?.summary),
        input,
        asOf: typeof input === 'object' && input !== null && 'asOf' in input ? String(input.asOf) : '',
        attempt: started?.activityTaskStartedEventAttributes?.attempt ?? 0,
      },
    ]
  })
}

/** What operators read in Temporal UI about a run. Asked again where nobody answers: the time-skipping server loses a query at times. */
export async function currentDetails(run: WorkflowHandle): Promise<string> {
  for (let tries = 1; ; tries += 1) {
    try {
      const metadata = await run.client.withDeadline(Date.now() + 10_000, () =>
        run.query<{ currentDetails?: string }>('__temporal_workflow_metadata'),
      )
      return metadata.currentDetails ?? ''
    } catch (error) {
      if (tries === 6 || !isGrpcDeadlineError(error)) throw error
    }
  }
}

function eventsOf({ events }: History): Event[] {
  return events ?? []
}

function decode(payload: Payload | null | undefined): unknown {
  return payload ? defaultPayloadConverter.fromPayload(payload) : undefined
}
