/** Recipients that get the paper alone, beside those that get an envelope. */
export const paper = `
CREATE TABLE record_paper (
  record INTEGER NOT NULL REFERENCES record (id),
  organisation TEXT NOT NULL CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*'),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'handed', 'returned', 'refused', 'lost')),
  reasons TEXT NOT NULL CHECK (length(reasons) <= 19 AND reasons NOT GLOB '*[^R0-9,]*'),
  at TEXT NOT NULL CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*'),
  PRIMARY KEY (record, organisation)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_back ON record_paper (at) WHERE state IN ('refused', 'lost');
`;
