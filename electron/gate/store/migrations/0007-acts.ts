/**
 * Who may do what here, and what they did. Names, PINs and reasons are sealed. A member of staff who left keeps a row,
 * so that the second record cannot bring the PIN back; an act is never changed and never removed.
 */
export const acts = /* sql */ `
CREATE TABLE staff (
  id         TEXT PRIMARY KEY,
  -- Counts changes: of two states of a row the higher is the later.
  version    INTEGER NOT NULL,
  removed_at INTEGER,
  sealed     BLOB NOT NULL
) STRICT;

CREATE TABLE audit (
  no      INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  act     TEXT NOT NULL,
  scan_id TEXT,
  sealed  BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_scan ON audit (scan_id) WHERE scan_id IS NOT NULL;
`
