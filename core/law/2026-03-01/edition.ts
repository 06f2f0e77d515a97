import bodies from './bodies.json' with { type: 'json' };
import cancellations from './cancellations.json' with { type: 'json' };
import corrections from './corrections.json' with { type: 'json' };
import notation from './notation.json' with { type: 'json' };
import notes from './notes.json' with { type: 'json' };
import purposes from './purposes.json' with { type: 'json' };
import refusals from './refusals.json' with { type: 'json' };
import reopenings from './reopenings.json' with { type: 'json' };
import retractions from './retractions.json' with { type: 'json' };
import rights from './rights.json' with { type: 'json' };
import separations from './separations.json' with { type: 'json' };
import settlements from './settlements.json' with { type: 'json' };
import terms from './terms.json' with { type: 'json' };
import things from './things.json' with { type: 'json' };
import twoPerson from './two-person.json' with { type: 'json' };
import types from './types.json' with { type: 'json' };

/** In force from 1 March 2026: Luật 117/2025/QH15, NĐ 63/2026/NĐ-CP. */
export const edition20260301: unknown = {
  effective: '2026-03-01',
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
  rights,
  bodies,
  terms,
  twoPerson,
  notation,
};
