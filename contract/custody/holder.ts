import { z } from 'zod';
import { StoreLocation, UnitCode } from '../record/fields.ts';
import { PersonCode } from '../scalar.ts';

/**
 * Who answers for a copy inside an organisation: a shelf, a person, a unit, or the desk of the clerks (văn thư), where
 * every copy is until it is handed over. The codes of the four cannot be mistaken for each other.
 */
export const Holder = z.union([StoreLocation, PersonCode, UnitCode, z.literal('desk')]);
export type Holder = z.infer<typeof Holder>;

/** Who can take a copy over; what lies on a shelf was put there. */
export const Receiver = z.union([PersonCode, UnitCode, z.literal('desk')]);
export type Receiver = z.infer<typeof Receiver>;

/** Copies of one holder that are counted and listed, the latest first; what lies behind them is found by its record. */
export const mostHeld = 10_000;

export type HolderKind = 'place' | 'person' | 'unit' | 'desk';

const kinds: Readonly<Record<string, HolderKind>> = { K: 'place', P: 'person', U: 'unit', d: 'desk' };

export const holderKind = (holder: Holder): HolderKind => kinds[holder.charAt(0)] ?? 'desk';
