/**
 * Where copies are inside the organisation (`inside`), since which entry, and what is open about them: a row of copy_open
 * is there while anything is. Until it is handed over a copy is on its shelf or with the clerks. A copy can be sent back to
 * its issuer.
 */
export const custody = `
CREATE TABLE record_copy_next (
  record INTEGER NOT NULL REFERENCES record (id),
  copy INTEGER NOT NULL CHECK (copy BETWEEN 1 AND 999),
  holder TEXT NOT NULL CHECK (length(holder) BETWEEN 3 AND 35 AND holder NOT GLOB '*[^0-9A-Z.]*'),
  state TEXT NOT NULL CHECK (state IN ('held', 'sent', 'received', 'refused', 'lost', 'returned')),
  inside TEXT CHECK (length(inside) BETWEEN 3 AND 12 AND inside NOT GLOB '*[^0-9A-Zdesk-]*'),
  since INTEGER CHECK (since > 0),
  PRIMARY KEY (record, copy),
  CHECK (inside IS NULL OR state IN ('held', 'received')),
  CHECK (inside IS NOT NULL OR since IS NULL)
) STRICT, WITHOUT ROWID;
INSERT INTO record_copy_next SELECT record_copy.record, copy, holder, record_copy.state,
    CASE WHEN record_copy.state = CASE book WHEN 'outgoing' THEN 'held' ELSE 'received' END
      THEN coalesce(store_at, 'desk') END, NULL
  FROM record_copy JOIN record ON record.id = record_copy.record;
DROP TABLE record_copy;
ALTER TABLE record_copy_next RENAME TO record_copy;
CREATE INDEX copy_inside ON record_copy (inside, record, copy) WHERE inside IS NOT NULL;

CREATE TABLE copy_open (
  record INTEGER NOT NULL REFERENCES record (id),
  copy INTEGER NOT NULL CHECK (copy BETWEEN 1 AND 999),
  offer_entry INTEGER CHECK (offer_entry > 0),
  offer_kind TEXT CHECK (offer_kind IN ('transfer', 'lend', 'give-out', 'give-back', 'send-back')),
  offer_to TEXT CHECK (length(offer_to) BETWEEN 3 AND 9 AND offer_to NOT GLOB '*[^0-9A-Zdesk]*'),
  offer_until TEXT CHECK (offer_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  loan_from TEXT CHECK (length(loan_from) BETWEEN 3 AND 12 AND loan_from NOT GLOB '*[^0-9A-Zdesk-]*'),
  loan_until TEXT CHECK (loan_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  loan_meeting INTEGER CHECK (loan_meeting IN (0, 1)),
  out_place TEXT CHECK (length(out_place) BETWEEN 3 AND 4 AND out_place NOT GLOB '*[^N0-9]*'),
  out_until TEXT CHECK (out_until GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  recalled TEXT CHECK (recalled GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  missing INTEGER NOT NULL CHECK (missing IN (0, 1)),
  PRIMARY KEY (record, copy),
  CHECK ((offer_entry IS NULL) = (offer_kind IS NULL)),
  CHECK ((loan_from IS NULL) = (loan_until IS NULL) AND (loan_from IS NULL) = (loan_meeting IS NULL)),
  CHECK ((out_place IS NULL) = (out_until IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX open_offer ON copy_open (offer_to, offer_entry) WHERE offer_entry IS NOT NULL;
CREATE INDEX open_loan ON copy_open (loan_until) WHERE loan_until IS NOT NULL;
CREATE INDEX open_out ON copy_open (out_until) WHERE out_until IS NOT NULL;
CREATE INDEX open_recalled ON copy_open (recalled) WHERE recalled IS NOT NULL;
CREATE INDEX open_missing ON copy_open (record, copy) WHERE missing = 1;
`;
