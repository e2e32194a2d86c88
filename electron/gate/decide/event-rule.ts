import type { EventRecord } from '../../contract/ticketing.ts'

/** Which events are meant: any that one of the lists names. */
export type EventRule = {
  /** Instance ids. */
  readonly events: readonly string[]
  /** Template ids. */
  readonly templates: readonly string[]
  /** Parts of event names, in upper or lower case. */
  readonly names: readonly string[]
}

/** Tickets that come in at one entrance: of these types, for these events. A list that is empty does not narrow. */
export type EntranceRule = EventRule & {
  readonly entrance: string
  /** Whole names of ticket types in upper or lower case; `Season*` means every one that begins so. */
  readonly ticketTypes: readonly string[]
}

/** Does the rule name any event at all? One that does not is about every event. */
export const namesEvents = ({ events, templates, names }: EventRule): boolean =>
  events.length + templates.length + names.length > 0

/**
 * Is this event one of those meant?
 * @param event null where it has not been downloaded: then its id alone can tell.
 */
export function isMeant(rule: EventRule, eventId: string, event: EventRecord | null): boolean {
  if (rule.events.includes(eventId)) return true
  if (event === null) return false
  if (event.templateId !== null && rule.templates.includes(event.templateId)) return true
  const called = event.name.toLowerCase()
  return rule.names.some((name) => called.includes(name.toLowerCase()))
}
