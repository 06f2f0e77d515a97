/** Records that a person marked as settled. */
export const settled = `
ALTER TABLE record ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));
`;
