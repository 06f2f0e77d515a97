/**
 * The first schema. The text is a frozen constant: its hash stands in every store. A later change is a new
 * migration. Enumerations and bounds repeat those of contract/; schema.test.ts holds the two together.
 * No column admits a space or a tone mark, so that not even a faulty caller can store a sentence.
 */
export const foundation = `
CREATE TABLE ledger (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 40 AND subject NOT GLOB '*[^0-9A-Za-z-]*'),
  line TEXT NOT NULL CHECK (length(line) BETWEEN 2 AND 2000000 AND line NOT GLOB '*[^!-~ĐĂÂÊÔƠƯ]*')
) STRICT;
CREATE INDEX ledger_subject ON ledger (subject, seq);
CREATE TRIGGER ledger_gapless BEFORE INSERT ON ledger
WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM ledger)
BEGIN SELECT RAISE(ABORT, 'ledger is gapless'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'ledger is append-only'); END;

CREATE TABLE proof (
  digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER proof_no_update BEFORE UPDATE ON proof
BEGIN SELECT RAISE(ABORT, 'proofs are append-only'); END;
CREATE TRIGGER proof_no_delete BEFORE DELETE ON proof
BEGIN SELECT RAISE(ABORT, 'proofs are append-only'); END;

CREATE TABLE checkpoint (
  to_seq INTEGER PRIMARY KEY CHECK (to_seq >= from_seq),
  from_seq INTEGER NOT NULL CHECK (from_seq > 0),
  statement BLOB NOT NULL,
  signature BLOB NOT NULL,
  anchor_statement BLOB,
  anchor_signature BLOB,
  CHECK ((anchor_statement IS NULL) = (anchor_signature IS NULL))
) STRICT;
CREATE INDEX checkpoint_unanchored ON checkpoint (to_seq) WHERE anchor_statement IS NULL;
CREATE TRIGGER checkpoint_anchored_once BEFORE UPDATE ON checkpoint
WHEN OLD.anchor_statement IS NOT NULL
  OR NEW.to_seq <> OLD.to_seq OR NEW.from_seq <> OLD.from_seq
  OR NEW.statement <> OLD.statement OR NEW.signature <> OLD.signature
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;
CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only'); END;

-- id = ((book * 200) + year - 2000) * 1000000 + ordinal: a register page lies together on the disk.
CREATE TABLE record (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE CHECK (length(code) = 13 AND code NOT GLOB '*[^0-9A-Z]*'),
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

CREATE TABLE record_copy (
  record INTEGER NOT NULL REFERENCES record (id),
  copy INTEGER NOT NULL CHECK (copy BETWEEN 1 AND 999),
  holder TEXT NOT NULL CHECK (length(holder) BETWEEN 3 AND 35 AND holder NOT GLOB '*[^0-9A-Z.]*'),
  state TEXT NOT NULL CHECK (state IN ('held', 'sent', 'received', 'refused')),
  PRIMARY KEY (record, copy)
) STRICT, WITHOUT ROWID;

CREATE TABLE record_recipient (
  record INTEGER NOT NULL REFERENCES record (id),
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*'),
  envelope TEXT NOT NULL CHECK (length(envelope) = 36 AND envelope NOT GLOB '*[^0-9a-f-]*'),
  status TEXT CHECK (status IN ('01', '02', '03', '04', '05', '06', '13', '15', '16')),
  reasons TEXT NOT NULL CHECK (length(reasons) <= 19 AND reasons NOT GLOB '*[^R0-9,]*'),
  at TEXT CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*'),
  PRIMARY KEY (record, organisation)
) STRICT, WITHOUT ROWID;
CREATE INDEX recipient_refused ON record_recipient (at) WHERE status = '02';

-- Which record an envelope carries; the record of a received envelope may not be entered yet.
CREATE TABLE record_envelope (
  envelope TEXT PRIMARY KEY CHECK (length(envelope) = 36 AND envelope NOT GLOB '*[^0-9a-f-]*'),
  code TEXT NOT NULL CHECK (length(code) = 13 AND code NOT GLOB '*[^0-9A-Z]*')
) STRICT, WITHOUT ROWID;
CREATE INDEX record_envelope_code ON record_envelope (code);

CREATE TABLE outbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 3 AND 35 AND recipient NOT GLOB '*[^0-9A-Z.]*'),
  kind TEXT NOT NULL CHECK (kind IN ('deliver', 'status')),
  code TEXT CHECK (length(code) = 13 AND code NOT GLOB '*[^0-9A-Z]*'),
  state TEXT NOT NULL CHECK (state IN ('queued', 'stored', 'delivered', 'dead', 'withdrawn')),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  queued_at TEXT NOT NULL CHECK (length(queued_at) = 24 AND queued_at NOT GLOB '*[^0-9TZ:.-]*'),
  next_attempt_at TEXT CHECK (length(next_attempt_at) = 24 AND next_attempt_at NOT GLOB '*[^0-9TZ:.-]*'),
  stored_at TEXT CHECK (length(stored_at) = 24 AND stored_at NOT GLOB '*[^0-9TZ:.-]*'),
  fault TEXT CHECK (length(fault) <= 40 AND fault NOT GLOB '*[^A-Z_]*'),
  envelope BLOB NOT NULL
) STRICT;
CREATE INDEX outbox_queued ON outbox (recipient, position) WHERE state = 'queued';
CREATE INDEX outbox_dead ON outbox (position) WHERE state = 'dead';
CREATE TRIGGER outbox_no_delete BEFORE DELETE ON outbox
BEGIN SELECT RAISE(ABORT, 'outbox keeps every envelope'); END;

CREATE TABLE inbox (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  sender TEXT NOT NULL CHECK (length(sender) BETWEEN 3 AND 35 AND sender NOT GLOB '*[^0-9A-Z.]*'),
  received_at TEXT NOT NULL CHECK (length(received_at) = 24 AND received_at NOT GLOB '*[^0-9TZ:.-]*'),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'rejected')),
  fault TEXT CHECK (length(fault) <= 40 AND fault NOT GLOB '*[^A-Z_]*'),
  envelope BLOB NOT NULL
) STRICT;
CREATE INDEX inbox_open ON inbox (state, position) WHERE state <> 'done';
CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox
BEGIN SELECT RAISE(ABORT, 'inbox keeps every identity'); END;

CREATE TABLE draft (
  key TEXT PRIMARY KEY CHECK (key IN ('outgoing', 'incoming')),
  line TEXT NOT NULL CHECK (length(line) BETWEEN 2 AND 40000 AND line NOT GLOB '*[^!-~ĐĂÂÊÔƠƯ]*')
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 32 AND key NOT GLOB '*[^a-z-]*'),
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`;
