/** A correction that is not yet saved is a draft as well: its key is the issuer and code of the line. */
export const correctionDrafts = `
ALTER TABLE own_draft RENAME TO former_draft;
CREATE TABLE own_draft (
  person TEXT NOT NULL CHECK (length(person) = 9 AND person GLOB 'P*' AND substr(person, 2) NOT GLOB '*[^0-9A-HJKMNP-TV-Z]*'),
  key TEXT NOT NULL CHECK (key IN ('outgoing', 'incoming') OR (length(key) BETWEEN 17 AND 49 AND key GLOB '[A-Y]*/*' AND key NOT GLOB '*[^0-9A-Z./]*' AND key NOT GLOB '*/*/*')),
  line TEXT NOT NULL CHECK (length(line) BETWEEN 2 AND 40000 AND line NOT GLOB '*[^!-~ĐĂÂÊÔƠƯ]*'),
  PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;
INSERT INTO own_draft (person, key, line) SELECT person, key, line FROM former_draft;
DROP TABLE former_draft;
`;
