/** Counts all copies that are here, of records in force, and what is open about them, into the empty table of counts. */
export const countCopies = `
INSERT INTO copy_count SELECT 'held', inside, level, '', 1
  FROM record CROSS JOIN record_copy ON record_copy.record = record.id
  WHERE record.state <> 'cancelled' AND inside IS NOT NULL
  ON CONFLICT DO UPDATE SET n = n + 1;
INSERT INTO copy_count SELECT 'offered', offer_to, level, '', count(DISTINCT offer_entry)
  FROM copy_open JOIN record ON record.id = copy_open.record
  WHERE record.state <> 'cancelled' AND offer_to IS NOT NULL AND missing = 0
  GROUP BY offer_to, level;
INSERT INTO copy_count SELECT 'missing', value, level, '', 1
  FROM copy_open JOIN record_copy USING (record, copy) JOIN record ON record.id = copy_open.record
    JOIN json_each(json_array('', inside))
  WHERE record.state <> 'cancelled' AND missing = 1
  ON CONFLICT DO UPDATE SET n = n + 1;
INSERT INTO copy_count SELECT 'due', value, level, (
      SELECT min(day.value) FROM json_each(json_array(loan_until, out_until, recalled)) AS day), 1
  FROM copy_open JOIN record_copy USING (record, copy) JOIN record ON record.id = copy_open.record
    JOIN json_each(json_array('', inside))
  WHERE record.state <> 'cancelled' AND coalesce(loan_until, out_until, recalled) IS NOT NULL
  ON CONFLICT DO UPDATE SET n = n + 1;
`;

/**
 * How long the lists of copies are, so that none is gone through to count it: what each holder has (`held`), what is
 * offered to each receiver (`offered`, which counts offers), what is open until each day (`due`, by the earliest day of a
 * copy) and what was not found (`missing`). Of the last two the rows without a holder count the copies of all holders.
 */
export const copyCounts = `
CREATE TABLE copy_count (
  list TEXT NOT NULL CHECK (list IN ('held', 'offered', 'due', 'missing')),
  holder TEXT NOT NULL CHECK (length(holder) <= 12 AND holder NOT GLOB '*[^0-9A-Zdesk-]*'),
  level TEXT NOT NULL CHECK (level IN ('A', 'B', 'C')),
  day TEXT NOT NULL CHECK (day = '' OR day GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  n INTEGER NOT NULL CHECK (n > 0),
  PRIMARY KEY (list, holder, level, day),
  CHECK ((list = 'due') = (day <> ''))
) STRICT, WITHOUT ROWID;
${countCopies}`;
