/** A copy that was lost on its way stays so when another goes in its place. */
export const lostCopies = `
CREATE TABLE record_copy_next (
  record INTEGER NOT NULL REFERENCES record (id),
  copy INTEGER NOT NULL CHECK (copy BETWEEN 1 AND 999),
  holder TEXT NOT NULL CHECK (length(holder) BETWEEN 3 AND 35 AND holder NOT GLOB '*[^0-9A-Z.]*'),
  state TEXT NOT NULL CHECK (state IN ('held', 'sent', 'received', 'refused', 'lost')),
  PRIMARY KEY (record, copy)
) STRICT, WITHOUT ROWID;
INSERT INTO record_copy_next SELECT * FROM record_copy;
DROP TABLE record_copy;
ALTER TABLE record_copy_next RENAME TO record_copy;
`;
