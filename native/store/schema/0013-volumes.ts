/**
 * The volumes of the books. Lines of before are in volume 1 of their book and year, which no act has opened; the days
 * on which its first and last line were written are those of their entries, in Việt Nam.
 */
const dayOf = (end: 'first' | 'last'): string => `(
    SELECT date(json_extract(line, '$.at'), '+7 hours') FROM ledger, record AS written
     WHERE written.id = part.${end} AND ledger.subject = written.code
       AND json_extract(line, '$.act') IN ('register', 'enter')
       AND json_extract(line, '$.data.record.issuer') = written.issuer)`;

export const volumes = `
CREATE TABLE volume (
  book TEXT NOT NULL CHECK (book IN ('outgoing', 'incoming')),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 999),
  first_ordinal INTEGER NOT NULL CHECK (first_ordinal BETWEEN 1 AND 999999),
  last_ordinal INTEGER CHECK (last_ordinal BETWEEN first_ordinal AND 999999),
  first_on TEXT CHECK (first_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  last_on TEXT CHECK (last_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  opened_on TEXT CHECK (opened_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  PRIMARY KEY (year, book, number)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX volume_open ON volume (year, book) WHERE closed_on IS NULL;
INSERT INTO volume (book, year, number, first_ordinal, last_ordinal, first_on, last_on)
  SELECT book, year, 1, 1, ordinal, ${dayOf('first')}, ${dayOf('last')} FROM (
    SELECT book, year, min(id) AS first, max(id) AS last, max(ordinal) AS ordinal FROM record GROUP BY book, year) AS part;
`;
