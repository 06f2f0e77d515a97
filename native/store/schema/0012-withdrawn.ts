/**
 * When the envelope to a recipient was withdrawn. Of those that were withdrawn before, the ledger tells when; the outbox
 * tells which of them had gone after all.
 */
export const withdrawn = `
CREATE TABLE record_recipient_next (
  record INTEGER NOT NULL REFERENCES record (id),
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*'),
  envelope TEXT NOT NULL CHECK (length(envelope) = 36 AND envelope NOT GLOB '*[^0-9a-f-]*'),
  status TEXT CHECK (status IN ('01', '02', '03', '04', '05', '06', '13', '15', '16')),
  reasons TEXT NOT NULL CHECK (length(reasons) <= 19 AND reasons NOT GLOB '*[^R0-9,]*'),
  at TEXT CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*'),
  withdrawn TEXT CHECK (length(withdrawn) = 24 AND withdrawn NOT GLOB '*[^0-9TZ:.-]*'),
  PRIMARY KEY (record, organisation)
) STRICT, WITHOUT ROWID;
INSERT INTO record_recipient_next SELECT *, NULL FROM record_recipient;
UPDATE record_recipient_next SET withdrawn = (
    SELECT json_extract(ledger.line, '$.at') FROM ledger
     WHERE ledger.subject = envelope AND json_extract(ledger.line, '$.act') = 'withdraw'
     ORDER BY ledger.seq DESC LIMIT 1)
 WHERE status IS NULL AND envelope IN (SELECT id FROM outbox WHERE state = 'withdrawn');
DROP TABLE record_recipient;
ALTER TABLE record_recipient_next RENAME TO record_recipient;
CREATE INDEX recipient_refused ON record_recipient (at) WHERE status = '02';
CREATE INDEX recipient_withdrawn ON record_recipient (withdrawn) WHERE withdrawn IS NOT NULL;
CREATE INDEX recipient_withdrawn_envelope ON record_recipient (envelope) WHERE withdrawn IS NOT NULL;
UPDATE record SET
  refused = refused + (SELECT count(*) FROM record_recipient WHERE record = record.id AND withdrawn IS NOT NULL),
  silent = silent - (SELECT count(*) FROM record_recipient WHERE record = record.id AND withdrawn IS NOT NULL)
 WHERE id IN (SELECT record FROM record_recipient WHERE withdrawn IS NOT NULL);
`;
