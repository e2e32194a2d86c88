/**
 * The first schema. What a stolen folder must not reveal (barcodes, people) exists only as `*_hash` and `sealed`;
 * what the rules need is plain. All times are epoch milliseconds.
 */
export const first = /* sql */ `
CREATE TABLE memory (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id                     TEXT PRIMARY KEY,
  template_id            TEXT,
  name                   TEXT NOT NULL,
  starts_at              INTEGER NOT NULL,
  ends_at                INTEGER NOT NULL,
  cancelled              INTEGER NOT NULL,
  minutes_before         INTEGER,
  minutes_after          INTEGER,
  auto_rebook            INTEGER NOT NULL,
  ticket_duration_days   INTEGER,
  expire_from_event_date INTEGER NOT NULL,
  sold                   INTEGER,
  checked_in             INTEGER,
  confirmed_at           INTEGER NOT NULL,
  -- When its list of orders was last read to the end, with every changed order.
  listed_at              INTEGER
) STRICT;
CREATE INDEX event_by_start ON event (starts_at);

-- An order as last read; the fingerprint of its entry in the event's list tells whether to read it again.
CREATE TABLE order_read (
  order_id    TEXT PRIMARY KEY,
  event_id    TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  read_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX order_read_by_event ON order_read (event_id);

CREATE TABLE ticket (
  code_hash     BLOB PRIMARY KEY,
  order_id      TEXT NOT NULL,
  order_number  TEXT,
  event_id      TEXT NOT NULL,
  ticket_type   TEXT,
  state         TEXT NOT NULL CHECK (state IN ('valid', 'cancelled', 'refunded')),
  checked_in_at INTEGER,
  purchased_at  INTEGER,
  confirmed_at  INTEGER NOT NULL,
  sealed        BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ticket_by_order ON ticket (order_id);

CREATE TABLE card (
  card_id      TEXT PRIMARY KEY,
  level        TEXT,
  card_type    TEXT,
  standing     TEXT NOT NULL,
  expires_at   INTEGER,
  confirmed_at INTEGER NOT NULL,
  sealed       BLOB NOT NULL
) STRICT;
CREATE TABLE card_code (
  code_hash BLOB PRIMARY KEY,
  card_id   TEXT NOT NULL REFERENCES card (card_id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX card_code_by_card ON card_code (card_id);

-- How many there are, kept as they come and go: counting 100,000 rows for every status would hold up scans.
CREATE TABLE tally (
  what TEXT PRIMARY KEY,
  n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tally VALUES ('ticket', 0), ('card', 0);
CREATE TRIGGER ticket_came AFTER INSERT ON ticket BEGIN UPDATE tally SET n = n + 1 WHERE what = 'ticket'; END;
CREATE TRIGGER ticket_went AFTER DELETE ON ticket BEGIN UPDATE tally SET n = n - 1 WHERE what = 'ticket'; END;
CREATE TRIGGER card_came AFTER INSERT ON card BEGIN UPDATE tally SET n = n + 1 WHERE what = 'card'; END;
CREATE TRIGGER card_went AFTER DELETE ON card BEGIN UPDATE tally SET n = n - 1 WHERE what = 'card'; END;

-- Every scan that left this device as a verdict, exactly as it was shown.
CREATE TABLE scan (
  seq       INTEGER PRIMARY KEY AUTOINCREMENT,
  id        TEXT NOT NULL UNIQUE,
  lane      TEXT NOT NULL,
  via       TEXT NOT NULL,
  at        INTEGER NOT NULL,
  direction TEXT NOT NULL,
  code_hash BLOB,
  class     TEXT NOT NULL,
  reason    TEXT NOT NULL,
  verdict   TEXT NOT NULL,
  sealed    BLOB
) STRICT;
CREATE INDEX scan_by_code ON scan (code_hash, seq);

-- A movement of one pass through this gate. The unique index is what makes a second admission of the same visit
-- impossible, whatever the caller does; an undone one no longer stands in the way.
CREATE TABLE admission (
  scan_id   TEXT PRIMARY KEY REFERENCES scan (id),
  code_hash BLOB NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  visit     INTEGER NOT NULL,
  event_id  TEXT,
  at        INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;
CREATE UNIQUE INDEX admission_once ON admission (code_hash, direction, visit) WHERE undone_at IS NULL;
CREATE INDEX admission_by_code ON admission (code_hash, at);

-- A check-in asked of ACME, by a live scan or an upload, written before it is sent. One without an end may have
-- landed. A batch is one request for many scans.
CREATE TABLE attempt (
  request_id    TEXT NOT NULL,
  scan_id       TEXT NOT NULL,
  code_hash     BLOB NOT NULL,
  sent_at       INTEGER NOT NULL,
  ended_at      INTEGER,
  outcome       TEXT CHECK (outcome IN ('admitted', 'declined', 'in-doubt', 'never-sent')),
  server_skew   INTEGER,
  PRIMARY KEY (request_id, scan_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_by_code ON attempt (code_hash, sent_at);
CREATE INDEX attempt_open ON attempt (sent_at) WHERE outcome IS NULL;

CREATE TABLE outbox (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  scan_id      TEXT NOT NULL REFERENCES scan (id),
  kind         TEXT NOT NULL CHECK (kind IN ('admission', 'undo')),
  code_hash    BLOB NOT NULL,
  state        TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'recorded', 'conflict', 'refused', 'parked', 'cancelled')),
  attempts     INTEGER NOT NULL DEFAULT 0,
  not_before   INTEGER NOT NULL,
  last_error   TEXT,
  request_id   TEXT,
  story        TEXT,
  created_at   INTEGER NOT NULL,
  settled_at   INTEGER,
  UNIQUE (scan_id, kind)
) STRICT;
-- The uploader asks for due rows in the order they were made.
CREATE INDEX outbox_open ON outbox (not_before, id) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_by_state ON outbox (state);
CREATE INDEX outbox_by_code ON outbox (code_hash, id);
`
