import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { ShownCopies } from '../../components/custody/copies.ts';
import type { DeedName } from '../../components/custody/deeds.ts';

export type Copy = RecordPage['copies'][number];
/** A copy that is here. */
export type HereCopy = Copy & { inside: InsideView };
export const isHere = (copy: Copy): copy is HereCopy => copy.inside !== null;

/** What is asked for: a deed on these copies, or who was shown the document. */
export type AskedDeed = { deed: DeedName; items: readonly ShownCopies[] } | { deed: 'disclose' };
