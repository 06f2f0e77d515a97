import type { Written } from '../../contract/generations.ts';
import type { AnchorReceipt, anchorFormat } from '../../contract/ledger/checkpoint.ts';
import type { Digest } from '../../contract/scalar.ts';
import { canonicalBytes, digestOf } from './canonical.ts';

type Frame = Pick<AnchorReceipt, 'organisation' | 'terminal' | 'toSeq' | 'at'>;

/** What the endpoint countersigns of a checkpoint. */
export const anchorOver = (frame: Frame, head: Digest): Written<typeof anchorFormat> => ({
  generation: 2,
  ...frame,
  digest: digestOver(frame, head),
});

/** Whether an anchor of either generation is over an entry with this hash. */
export const isAnchorOver = (anchor: AnchorReceipt, head: Digest): boolean =>
  'generation' in anchor ? anchor.digest === digestOver(anchor, head) : anchor.head === head;

/** Over the receipt of generation 1 with these values. The endpoint's own time is in it, which no terminal chooses. */
const digestOver = ({ organisation, terminal, toSeq, at }: Frame, head: Digest): Digest =>
  digestOf(canonicalBytes({ organisation, terminal, toSeq, head, at }));
