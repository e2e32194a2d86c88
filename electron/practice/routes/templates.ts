import { type Answer, type Call, notFound, ok, type Route } from '../call.ts'
import { momentParam, paginate } from '../paging.ts'
import type { VenueState } from '../venue-state.ts'
import { countsOf, type TemplateSpan, templateSummaryWire, templateWire } from '../wire/events.ts'
import type { EventTemplate } from '../world/model.ts'
import { typeParam } from './events.ts'

interface Running {
  readonly template: EventTemplate
  readonly span: TemplateSpan
}

/** Event templates: an envelope in v2, a bare array in v1 (reference, 1.5). */
export function templateRoutes(state: VenueState): Route[] {
  const clock = () => state.world().clock

  function spanOf(template: EventTemplate): TemplateSpan {
    const events = [...state.world().events.values()].filter((event) => event.template === template)
    return {
      startsAt: Math.min(...events.map(({ startsAt }) => startsAt)),
      endsAt: Math.max(...events.map(({ endsAt }) => endsAt)),
      sold: events.reduce((sum, event) => sum + countsOf(event).sold, 0),
    }
  }

  /** Those that were running at some time between `startTime` and `endTime`. */
  function matching(call: Call): Running[] {
    const start = momentParam(call, 'startTime', clock())
    const end = momentParam(call, 'endTime', clock())
    const type = typeParam(call)
    return [...state.world().templates.values()]
      .map((template) => ({ template, span: spanOf(template) }))
      .filter(
        ({ template, span }) =>
          (start === null || span.endsAt >= start) &&
          (end === null || span.startsAt < end) &&
          (type === 'all' || template.type === type),
      )
  }

  function list(call: Call, wire: (running: Running) => unknown): Answer {
    const page = paginate(call, matching(call), {
      name: ({ template }) => template.name,
      startTime: ({ span }) => span.startsAt,
      id: ({ template }) => template.id,
    })
    return ok({ ...page, list: page.list.map(wire) })
  }

  function one(call: Call): Answer {
    const template = state.world().templates.get(call.params.get('id') ?? '')
    return template === undefined
      ? notFound('event template')
      : ok(templateWire(template, spanOf(template), clock()))
  }

  const whole = ({ template, span }: Running) => templateWire(template, span, clock())
  const read = { method: 'GET', needs: 'events' } as const
  return [
    { ...read, pattern: '/v2/b2b/event/templates', run: (call) => list(call, whole) },
    {
      ...read,
      pattern: '/v2/b2b/event/templates/summaries',
      run: (call) => list(call, ({ template, span }) => templateSummaryWire(template, span, clock())),
    },
    { ...read, pattern: '/v2/b2b/event/template/:id', run: one },
    { ...read, pattern: '/v1/b2b/event/template', run: (call) => ok(matching(call).map(whole)) },
    { ...read, pattern: '/v1/b2b/event/template/:id', run: one },
  ]
}
