/** What the terminals of other organisations stated that they read, as of their last statement. */
export const reads = `
CREATE TABLE partner_reads (
  organisation TEXT NOT NULL PRIMARY KEY CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*'),
  terminal TEXT NOT NULL CHECK (length(terminal) = 9 AND terminal GLOB 'T*' AND substr(terminal, 2) NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*'),
  newest INTEGER NOT NULL CHECK (newest BETWEEN 1 AND 999),
  at TEXT NOT NULL CHECK (length(at) = 24 AND at NOT GLOB '*[^0-9TZ:.-]*')
) STRICT, WITHOUT ROWID;
`;
