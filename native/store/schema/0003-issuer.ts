/**
 * A control code is its issuer's: two bodies may use the same one, and a record is named by both. SQLite cannot
 * drop a UNIQUE, so the table is made anew; the rows that refer to it step aside meanwhile.
 */
export const issuer = `
CREATE TABLE record_before AS SELECT * FROM record;
CREATE TABLE copy_before AS SELECT * FROM record_copy;
CREATE TABLE recipient_before AS SELECT * FROM record_recipient;
DELETE FROM record_copy;
DELETE FROM record_recipient;
DROP TABLE record;

CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL CHECK (length(code) = 13 AND code NOT GLOB '*[^0-9A-Z]*'),
  book TEXT NOT NULL CHECK (book IN ('outgoing', 'incoming')),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  ordinal INTEGER NOT NULL CHECK (ordinal BETWEEN 1 AND 999999),
  state TEXT NOT NULL CHECK (state IN ('registered', 'issued', 'entered', 'cancelled')),
  seq INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('A', 'B', 'C')),
  type_code TEXT CHECK (length(type_code) BETWEEN 2 AND 3 AND type_code NOT GLOB '*[^A-Za-zĐ]*'),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999999),
  notation TEXT NOT NULL CHECK (length(notation) BETWEEN 1 AND 32 AND notation NOT GLOB '*[^0-9A-ZĐĂÂÊÔƠƯyr./&-]*'),
  issued_on TEXT CHECK (issued_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  issuer TEXT NOT NULL CHECK (length(issuer) BETWEEN 3 AND 35 AND issuer NOT GLOB '*[^0-9A-Z.]*'),
  signer TEXT CHECK (length(signer) = 9 AND signer NOT GLOB '*[^0-9A-Z]*'),
  recipients TEXT NOT NULL CHECK (length(recipients) BETWEEN 3 AND 18000 AND recipients NOT GLOB '*[^0-9A-Z.,]*'),
  urgency TEXT NOT NULL CHECK (urgency IN ('normal', 'urgent', 'very-urgent', 'flash', 'flash-timed')),
  copies INTEGER NOT NULL CHECK (copies BETWEEN 1 AND 999),
  pages INTEGER CHECK (pages BETWEEN 1 AND 9999),
  enclosures INTEGER CHECK (enclosures BETWEEN 0 AND 999),
  named_opener_only INTEGER NOT NULL CHECK (named_opener_only IN (0, 1)),
  return_by TEXT CHECK (return_by GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  protect_until TEXT CHECK (protect_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  reply_to TEXT CHECK (length(reply_to) = 13 AND reply_to NOT GLOB '*[^0-9A-Z]*'),
  arrived_on TEXT CHECK (arrived_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  arrival_number INTEGER CHECK (arrival_number BETWEEN 1 AND 999999),
  store_at TEXT CHECK (length(store_at) <= 12 AND store_at NOT GLOB '*[^KTN0-9-]*'),
  note_codes TEXT NOT NULL CHECK (length(note_codes) <= 19 AND note_codes NOT GLOB '*[^N0-9,]*'),
  dossier TEXT CHECK (length(dossier) <= 13 AND dossier NOT GLOB '*[^HS0-9-]*'),
  issued_at TEXT CHECK (length(issued_at) = 24 AND issued_at NOT GLOB '*[^0-9TZ:.-]*'),
  entered INTEGER NOT NULL DEFAULT 0 CHECK (entered >= 0),
  refused INTEGER NOT NULL DEFAULT 0 CHECK (refused >= 0),
  silent INTEGER NOT NULL DEFAULT 0 CHECK (silent >= 0),
  UNIQUE (code, issuer),
  CHECK (id = ((book = 'incoming') * 200 + year - 2000) * 1000000 + ordinal)
) STRICT;
CREATE UNIQUE INDEX record_number ON record (year, number, notation) WHERE book = 'outgoing';
CREATE UNIQUE INDEX record_arrival ON record (year, arrival_number) WHERE book = 'incoming';
CREATE INDEX record_to_issue ON record (seq) WHERE state = 'registered';
CREATE INDEX record_silent ON record (issued_at) WHERE silent > 0;
CREATE INDEX record_due ON record (due_on) WHERE due_on IS NOT NULL AND state <> 'cancelled';
CREATE INDEX record_return ON record (return_by) WHERE return_by IS NOT NULL AND state <> 'cancelled';
CREATE INDEX record_protection ON record (protect_until) WHERE protect_until IS NOT NULL AND state <> 'cancelled';
CREATE INDEX record_reply ON record (reply_to) WHERE reply_to IS NOT NULL AND state <> 'cancelled';
CREATE TRIGGER record_gapless BEFORE INSERT ON record
WHEN NEW.ordinal > 1 AND NOT EXISTS (SELECT 1 FROM record WHERE id = NEW.id - 1)
BEGIN SELECT RAISE(ABORT, 'ordinals are gapless'); END;

INSERT INTO record SELECT * FROM record_before ORDER BY id;
INSERT INTO record_copy SELECT * FROM copy_before;
INSERT INTO record_recipient SELECT * FROM recipient_before;
DROP TABLE record_before;
DROP TABLE copy_before;
DROP TABLE recipient_before;
`;
