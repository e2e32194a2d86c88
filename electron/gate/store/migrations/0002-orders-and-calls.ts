/**
 * Orders as ACME lists them, and the calls that were made.
 *
 * Tickets lie in the order in which they came, with the random hashes in an index of their own: clustered by hash,
 * each landing of a list touched three times as many pages. What is sealed moves from the ticket to its order, since
 * sealing a whole order costs what sealing one ticket did. Orders are read anew after this; tickets stay meanwhile.
 */
export const ordersAndCalls = /* sql */ `
DROP TRIGGER ticket_came;
DROP TRIGGER ticket_went;
DELETE FROM tally WHERE what = 'ticket';

CREATE TABLE ticket_as_it_came (
  id            INTEGER PRIMARY KEY,
  code_hash     BLOB NOT NULL UNIQUE,
  order_id      TEXT NOT NULL,
  order_number  TEXT,
  event_id      TEXT NOT NULL,
  ticket_type   TEXT,
  state         TEXT NOT NULL CHECK (state IN ('valid', 'cancelled', 'refunded')),
  checked_in_at INTEGER,
  purchased_at  INTEGER,
  confirmed_at  INTEGER NOT NULL
) STRICT;
INSERT INTO ticket_as_it_came (code_hash, order_id, order_number, event_id, ticket_type, state, checked_in_at, purchased_at, confirmed_at)
  SELECT code_hash, order_id, order_number, event_id, ticket_type, state, checked_in_at, purchased_at, confirmed_at
  FROM ticket ORDER BY order_id;
DROP TABLE ticket;
ALTER TABLE ticket_as_it_came RENAME TO ticket;
CREATE INDEX ticket_by_order ON ticket (order_id);

-- Tickets on this device of each event, kept as they come and go: counting them would hold up scans.
CREATE TABLE ticket_tally (
  event_id TEXT PRIMARY KEY,
  n        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO ticket_tally SELECT event_id, count(*) FROM ticket GROUP BY event_id;
CREATE TRIGGER ticket_came AFTER INSERT ON ticket BEGIN
  INSERT INTO ticket_tally VALUES (new.event_id, 1) ON CONFLICT (event_id) DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER ticket_went AFTER DELETE ON ticket BEGIN
  UPDATE ticket_tally SET n = n - 1 WHERE event_id = old.event_id;
END;
CREATE TRIGGER ticket_moved AFTER UPDATE OF event_id ON ticket WHEN new.event_id <> old.event_id BEGIN
  UPDATE ticket_tally SET n = n - 1 WHERE event_id = old.event_id;
  INSERT INTO ticket_tally VALUES (new.event_id, 1) ON CONFLICT (event_id) DO UPDATE SET n = n + 1;
END;

-- An order as last read. Sealed: the barcodes of its tickets and the people behind them.
CREATE TABLE ticket_order (
  order_id TEXT PRIMARY KEY,
  read_at  INTEGER NOT NULL,
  sealed   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- An order's entry in an event's list when the order was last read: what tells whether to read it again. One order
-- may stand in the lists of several events.
DROP TABLE order_read;
CREATE TABLE listing (
  event_id    TEXT NOT NULL,
  order_id    TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  PRIMARY KEY (event_id, order_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX listing_by_order ON listing (order_id);

-- Counters of ACME's summaries; null until the first.
ALTER TABLE event ADD COLUMN available INTEGER;
ALTER TABLE event ADD COLUMN reserved INTEGER;
ALTER TABLE event ADD COLUMN counted_at INTEGER;

-- The last calls to ACME, for the diagnosis page. No barcode, person or key is ever part of one.
CREATE TABLE call (
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  request_id TEXT NOT NULL,
  name       TEXT NOT NULL,
  at         INTEGER NOT NULL,
  took_ms    INTEGER NOT NULL,
  status     INTEGER,
  end        TEXT NOT NULL,
  why        TEXT
) STRICT;
`
