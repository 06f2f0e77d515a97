/** Bodies that the directory does not list, by the number given to them, and who they were found to be. */
export const outside = `
CREATE TABLE outside_body (
  code TEXT PRIMARY KEY CHECK (length(code) = 5 AND code GLOB 'X[0-9][0-9][0-9][0-9]'),
  kind TEXT NOT NULL CHECK (kind GLOB 'B[0-9][0-9]'),
  organisation TEXT CHECK (length(organisation) BETWEEN 3 AND 35 AND organisation NOT GLOB '*[^0-9A-Z.]*')
) STRICT, WITHOUT ROWID;
CREATE INDEX record_outside ON record (issuer) WHERE issuer GLOB 'X[0-9][0-9][0-9][0-9]';
`;
