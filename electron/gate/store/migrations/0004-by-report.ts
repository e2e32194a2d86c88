/**
 * Orders that a report told of. A report tells of one event's part of an order: an entry so noted says nothing of the
 * order's tickets for other events.
 */
export const byReport = /* sql */ `
ALTER TABLE listing ADD COLUMN whole INTEGER NOT NULL DEFAULT 1;
`
