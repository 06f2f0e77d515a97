/**
 * What lines of the fourth generation state besides. A document that is protected without end has no day on which that
 * ends, so that no list of days holds it.
 */
export const fourthRecord = `
ALTER TABLE record ADD COLUMN protected_endlessly INTEGER NOT NULL DEFAULT 0 CHECK (protected_endlessly IN (0, 1));
ALTER TABLE record ADD COLUMN copy_allowed INTEGER CHECK (copy_allowed IN (0, 1));
ALTER TABLE record ADD COLUMN thing TEXT CHECK (length(thing) = 3 AND thing GLOB 'V[0-9][0-9]');
ALTER TABLE record ADD COLUMN pieces INTEGER CHECK (pieces BETWEEN 1 AND 9999);
ALTER TABLE record ADD COLUMN file_unit TEXT CHECK (length(file_unit) BETWEEN 3 AND 4 AND file_unit NOT GLOB '*[^U0-9]*');
ALTER TABLE record ADD COLUMN envelopes INTEGER CHECK (envelopes BETWEEN 1 AND 99);
`;
