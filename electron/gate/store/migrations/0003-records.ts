/** What people wrote: why an admission was taken back, what came of a conflict. Sealed, since it may name a guest. */
export const records = /* sql */ `
ALTER TABLE admission ADD COLUMN undo_reason BLOB;
ALTER TABLE outbox ADD COLUMN acknowledged_at INTEGER;
ALTER TABLE outbox ADD COLUMN acknowledged_note BLOB;
`
