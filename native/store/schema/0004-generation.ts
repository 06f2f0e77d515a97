/** The generation of a line (decision 0007); those that are there are of the first. */
export const generation = `
ALTER TABLE record ADD COLUMN generation INTEGER NOT NULL DEFAULT 1 CHECK (generation BETWEEN 1 AND 99);
`;
