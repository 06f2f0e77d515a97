/**
 * What an unsound mailbox hands over. An item that cannot be read names no sender, so the inbox keeps it
 * without one; and the last place the endpoint signed for in each mailbox shows when it numbers anew.
 */
export const mailbox = `
CREATE TABLE inbox_next (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'),
  sender TEXT CHECK (length(sender) BETWEEN 3 AND 35 AND sender NOT GLOB '*[^0-9A-Z.]*'),
  received_at TEXT NOT NULL CHECK (length(received_at) = 24 AND received_at NOT GLOB '*[^0-9TZ:.-]*'),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'rejected')),
  fault TEXT CHECK (length(fault) <= 40 AND fault NOT GLOB '*[^A-Z_]*'),
  envelope BLOB NOT NULL,
  CHECK (sender IS NOT NULL OR state = 'rejected')
) STRICT;
INSERT INTO inbox_next (position, id, sender, received_at, state, fault, envelope)
  SELECT position, id, sender, received_at, state, fault, envelope FROM inbox ORDER BY position;
DROP TABLE inbox;
ALTER TABLE inbox_next RENAME TO inbox;
CREATE INDEX inbox_open ON inbox (state, position) WHERE state <> 'done';
CREATE TRIGGER inbox_no_delete BEFORE DELETE ON inbox
BEGIN SELECT RAISE(ABORT, 'inbox keeps every identity'); END;

CREATE TABLE mailbox_place (
  recipient TEXT PRIMARY KEY CHECK (length(recipient) BETWEEN 3 AND 35 AND recipient NOT GLOB '*[^0-9A-Z.]*'),
  seq INTEGER NOT NULL CHECK (seq > 0),
  at TEXT NOT NULL CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*')
) STRICT, WITHOUT ROWID;
`;
