/** Lines of envelopes that only the person named on them may open, until what is in them is written. */
export const unopened = `
CREATE INDEX record_unopened ON record (id)
  WHERE book = 'incoming' AND state = 'entered' AND named_opener_only = 1
    AND (type_code IS NULL OR issued_on IS NULL OR enclosures IS NULL OR coalesce(pages, pieces) IS NULL);
`;
