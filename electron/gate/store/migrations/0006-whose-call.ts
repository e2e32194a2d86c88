/**
 * Of a check-in of ours at ACME: which admission it let in, so that one that let nobody in is told from one that did, and
 * when it was undone there, from which time on it explains nothing any more. And whether a verdict has left the device:
 * all that are here before this count as shown.
 */
export const whoseCall = /* sql */ `
ALTER TABLE attempt ADD COLUMN taken_by TEXT;
ALTER TABLE attempt ADD COLUMN taken_back_at INTEGER;
UPDATE attempt SET taken_by = (SELECT scan_id FROM admission WHERE admission.code_hash = attempt.code_hash LIMIT 1)
WHERE EXISTS (SELECT 1 FROM admission WHERE admission.code_hash = attempt.code_hash);
UPDATE attempt SET taken_back_at = (SELECT max(settled_at) FROM outbox
                                    WHERE outbox.code_hash = attempt.code_hash AND kind = 'undo' AND state = 'recorded')
WHERE EXISTS (SELECT 1 FROM outbox WHERE outbox.code_hash = attempt.code_hash AND kind = 'undo' AND state = 'recorded'
              AND settled_at > attempt.sent_at);
ALTER TABLE scan ADD COLUMN shown INTEGER NOT NULL DEFAULT 1;
`
