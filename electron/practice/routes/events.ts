import { z } from 'zod'
import { BadCall, type Call, notFound, ok, type Route, readBody } from '../call.ts'
import { momentParam, paginate } from '../paging.ts'
import type { VenueState } from '../venue-state.ts'
import { countsOf, eventSummaryWire, eventWire } from '../wire/events.ts'
import type { EventInstance } from '../world/model.ts'

const TYPES = ['standard', 'private', 'all'] as const

const SORTS = {
  startTime: (event: EventInstance) => event.startsAt,
  endTime: (event: EventInstance) => event.endsAt,
  name: (event: EventInstance) => event.template.name,
  id: (event: EventInstance) => event.id,
}

const filterSchema = z.object({
  startTime: z.string().nullish(),
  endTime: z.string().nullish(),
  templateId: z.string().nullish(),
  type: z.enum(TYPES).nullish(),
  pagination: z
    .object({
      page: z.number().int().min(1).nullish(),
      pageSize: z.number().int().nullish(),
      sortField: z.string().nullish(),
      sortDirection: z.string().nullish(),
    })
    .nullish(),
})

/** `type=` of a list: absent is standard (reference, 1.5). @throws BadCall for another word. */
export function typeParam(call: Call): (typeof TYPES)[number] {
  const given = call.query.get('type') || 'standard'
  const type = TYPES.find((known) => known === given)
  if (type === undefined) throw new BadCall(`type: ${given} is none of ${TYPES.join(', ')}`)
  return type
}

/** Event instances (reference, 1.5). */
export function eventRoutes(state: VenueState): Route[] {
  const clock = () => state.world().clock

  function matching(call: Call): EventInstance[] {
    const start = momentParam(call, 'startTime', clock())
    const end = momentParam(call, 'endTime', clock())
    const type = typeParam(call)
    // Every event here is sold on every channel, so the channel is read and leaves nothing out; a template is
    // heeded only together with a start (reference, 1.5).
    const templateId = start === null ? null : call.query.get('templateId')
    return [...state.world().events.values()].filter(
      (event) =>
        event.isListed &&
        (start === null || event.startsAt >= start) &&
        (end === null || event.startsAt < end) &&
        (type === 'all' || event.template.type === type) &&
        (templateId === null || templateId === '' || event.template.id === templateId),
    )
  }

  function list<T>(call: Call, wire: (event: EventInstance) => T) {
    const page = paginate(call, matching(call), SORTS)
    return ok({ ...page, list: page.list.map(wire) })
  }

  function filtered(call: Call) {
    const { pagination, ...filter } = readBody(call, filterSchema)
    const query = new URLSearchParams(call.query)
    for (const [name, value] of Object.entries({ ...filter, ...pagination }))
      if (value !== null && value !== undefined) query.set(name, String(value))
    return list({ ...call, query }, (event) => eventSummaryWire(event, clock()))
  }

  function statement(event: EventInstance) {
    const { sold, available, checkedIn } = countsOf(event)
    return {
      id: event.id,
      templateId: event.template.id,
      name: event.template.name,
      startTime: clock().iso(event.startsAt),
      endTime: clock().iso(event.endsAt),
      sold,
      available,
      checkedIn,
      status: event.state,
      scheduleName: event.template.name,
    }
  }

  const base = '/v2/b2b/event/instances'
  const read = { method: 'GET', needs: 'events' } as const
  return [
    { ...read, pattern: base, run: (call) => list(call, (event) => eventWire(event, clock())) },
    {
      ...read,
      pattern: `${base}/summaries`,
      run: (call) => list(call, (event) => eventSummaryWire(event, clock())),
    },
    { method: 'POST', needs: 'events', pattern: `${base}/summaries`, run: filtered },
    { ...read, pattern: `${base}/statements`, run: (call) => list(call, statement) },
    {
      ...read,
      pattern: `${base}/:id`,
      run: (call) => {
        const event = state.world().events.get(call.params.get('id') ?? '')
        return event === undefined ? notFound('event') : ok(eventWire(event, clock()))
      },
    },
  ]
}
