/**
 * The key of a record as an index of its own: a UNIQUE of the table cannot be left out while a rebuild fills it. SQLite
 * cannot drop one, so the table is made anew, and with it those that refer to it.
 */
export const recordIndex = `
CREATE TABLE record_next (
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
  generation INTEGER NOT NULL DEFAULT 1 CHECK (generation BETWEEN 1 AND 99),
  CHECK (id = ((book = 'incoming') * 200 + year - 2000) * 1000000 + ordinal)
) STRICT;
CREATE TABLE record_copy_next (
  record INTEGER NOT NULL REFERENCES record_next (id),
  copy INTEGER NOT NULL CHECK (copy BETWEEN 1 AND 999),
  holder TEXT NOT NULL CHECK (length(holder) BETWEEN 3 AND 35 AND holder NOT GLOB '*[^0-9A-Z.]*'),
  state TEXT NOT NULL CHECK (state IN ('held', 'sent', 'received', 'refused')),
  PRIMARY KEY (record, copy)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_recipient_next (
  record INTEGER NOT NULL REFERENCES record_next (id),
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*'),
  envelope TEXT NOT NULL CHECK (length(envelope) = 36 AND envelope NOT GLOB '*[^0-9a-f-]*'),
  status TEXT CHECK (status IN ('01', '02', '03', '04', '05', '06', '13', '15', '16')),
  reasons TEXT NOT NULL CHECK (length(reasons) <= 19 AND reasons NOT GLOB '*[^R0-9,]*'),
  at TEXT CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*'),
  PRIMARY KEY (record, organisation)
) STRICT, WITHOUT ROWID;
CREATE TABLE record_paper_next (
  record INTEGER NOT NULL REFERENCES record_next (id),
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*'),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'handed', 'returned', 'refused', 'lost')),
  reasons TEXT NOT NULL CHECK (length(reasons) <= 19 AND reasons NOT GLOB '*[^R0-9,]*'),
  at TEXT NOT NULL CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*'),
  PRIMARY KEY (record, organisation)
) STRICT, WITHOUT ROWID;

INSERT INTO record_next SELECT * FROM record ORDER BY id;
INSERT INTO record_copy_next SELECT * FROM record_copy;
INSERT INTO record_recipient_next SELECT * FROM record_recipient;
INSERT INTO record_paper_next SELECT * FROM record_paper;
DROP TABLE record_copy;
DROP TABLE record_recipient;
DROP TABLE record_paper;
DROP TABLE record;
ALTER TABLE record_next RENAME TO record;
ALTER TABLE record_copy_next RENAME TO record_copy;
ALTER TABLE record_recipient_next RENAME TO record_recipient;
ALTER TABLE record_paper_next RENAME TO record_paper;

CREATE UNIQUE INDEX record_key ON record (code, issuer);
CREATE UNIQUE INDEX record_number ON record (year, number, notation) WHERE book = 'outgoing';
CREATE UNIQUE INDEX record_arrival ON record (year, arrival_number) WHERE book = 'incoming';
CREATE INDEX record_to_issue ON record (seq) WHERE state = 'registered';
CREATE INDEX record_silent ON record (issued_at) WHERE silent > 0;
CREATE INDEX record_due ON record (due_on) WHERE due_on IS NOT NULL AND state <> 'cancelled';
CREATE INDEX record_return ON record (return_by) WHERE return_by IS NOT NULL AND state <> 'cancelled';
CREATE INDEX record_protection ON record (protect_until) WHERE protect_until IS NOT NULL AND state <> 'cancelled';
CREATE INDEX record_reply ON record (reply_to) WHERE reply_to IS NOT NULL AND state <> 'cancelled';
CREATE INDEX recipient_refused ON record_recipient (at) WHERE status = '02';
CREATE INDEX paper_back ON record_paper (at) WHERE state IN ('refused', 'lost');
CREATE TRIGGER record_gapless BEFORE INSERT ON record
WHEN NEW.ordinal > 1 AND NOT EXISTS (SELECT 1 FROM record WHERE id = NEW.id - 1)
BEGIN SELECT RAISE(ABORT, 'ordinals are gapless'); END;
`;
