/** Numbers that were given by hand: which are still to be entered, and the day on which that of a line was given. */
export const byHand = `
CREATE TABLE hand_gap (
  year INTEGER PRIMARY KEY CHECK (year BETWEEN 2000 AND 2199),
  next INTEGER NOT NULL CHECK (next BETWEEN 1 AND 999999),
  last INTEGER NOT NULL CHECK (last BETWEEN next AND 999999)
) STRICT;
ALTER TABLE record ADD COLUMN given_on TEXT CHECK (given_on GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]');
`;
