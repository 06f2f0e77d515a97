/**
 * A draft is one person's. One that is there already was typed in the last session: it goes to the person who wrote the
 * last entry of the ledger, or is dropped where there is none.
 */
export const ownDrafts = `
CREATE TABLE own_draft (
  person TEXT NOT NULL CHECK (length(person) = 9 AND person GLOB 'P*' AND substr(person, 2) NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*'),
  key TEXT NOT NULL CHECK (key IN ('outgoing', 'incoming')),
  line TEXT NOT NULL CHECK (length(line) BETWEEN 2 AND 40000 AND line NOT GLOB '*[^!-~ĐĂÂÊÔƠƯ]*'),
  PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;
INSERT INTO own_draft (person, key, line)
  SELECT json_extract(ledger.line, '$.actor'), draft.key, draft.line
  FROM draft, ledger WHERE ledger.seq = (SELECT max(seq) FROM ledger);
DROP TABLE draft;
`;
