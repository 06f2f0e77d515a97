import type { LawView } from '../../contract/ipc/directory-views.ts';
import type { Law } from '../../contract/law/law.ts';

/** The catalogues and terms that forms and printed words need. */
export const lawView = ({
  effective,
  types,
  notes,
  things,
  refusals,
  cancellations,
  corrections,
  settlements,
  reopenings,
  retractions,
  separations,
  purposes,
  bodies,
  terms,
}: Law): LawView => ({
  effective,
  types,
  notes,
  things,
  refusals,
  cancellations,
  corrections,
  settlements,
  reopenings,
  retractions,
  separations,
  purposes,
  bodies: bodies.map(({ part: _part, ...body }) => body),
  protectionYears: terms.protectionYears,
});
