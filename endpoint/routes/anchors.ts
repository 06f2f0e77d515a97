import { performance } from 'node:perf_hooks';
import { AppError } from '../../contract/errors/index.ts';
import { AnchorRequest } from '../../contract/exchange/api.ts';
import { AnchorReceipt } from '../../contract/ledger/checkpoint.ts';
import { anchorOver, isAnchorOver } from '../../core/encoding/anchor.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import type { Context } from '../context.ts';
import { RateLimiter } from '../limits.ts';
import { countersignedJson } from '../receipts.ts';
import type { Countersigned } from '../storage/port.ts';
import { type App, accept } from '../wire.ts';

/** Entries that one checkpoint may cover; more than a full register of each book brings. */
const longest = 10_000_000;

/**
 * `POST /v1/anchors`: countersigns a terminal's checkpoint. What was countersigned is never taken back: the
 * same again gets the same receipt, anything behind or beside it is ANCHOR_CONFLICT. Checkpoints come without
 * a gap and with a bounded step, so that nobody can occupy all places to come with one signature, and only so many new
 * ones in a time: each is kept for ever.
 *
 * A request of generation 1 is of a terminal that was not updated yet. Its receipt repeats the head, 32 bytes that the
 * terminal chose and the endpoint keeps; so a terminal that has a receipt of generation 2 gets no such receipt any more.
 */
export function anchorRoute(app: App, context: Context): void {
  const { storage, limits } = context;
  const limiter = new RateLimiter({ burst: limits.anchorBurst, rate: limits.anchorRate });
  app.post('/v1/anchors', async (request) => {
    const { organisation, terminal } = context.sessionOf(request);
    const asked = accept(AnchorRequest, request.body);
    const { statement, signature } = asked;
    if (statement.terminal !== terminal)
      throw new AppError('SENDER_MISMATCH', { field: 'statement.terminal' });
    const { fromSeq, toSeq, head } = statement;
    if (fromSeq > toSeq) throw new AppError('REQUEST_INVALID', { field: 'statement.fromSeq' });
    const newest = await storage.lastAnchor(organisation, terminal);
    if (newest !== undefined && !('generation' in asked) && 'generation' in anchorIn(newest.receipt))
      throw new AppError('REQUEST_INVALID', { field: 'generation' });
    const known = await storage.anchor(organisation, terminal, toSeq);
    if (known !== undefined) {
      if (!isAnchorOver(anchorIn(known), head)) throw new AppError('ANCHOR_CONFLICT');
      return countersignedJson(known);
    }
    const last = newest?.toSeq ?? 0;
    if (toSeq <= last) throw new AppError('ANCHOR_CONFLICT');
    if (fromSeq !== last + 1 || toSeq > last + longest)
      throw new AppError('REQUEST_INVALID', { field: 'statement.fromSeq' });
    if (!limiter.take(`${organisation} ${terminal}`, performance.now())) throw new AppError('ENDPOINT_BUSY');
    const at = context.now();
    const cms = Buffer.from(signature, 'base64');
    await context.authority().signerOf(canonicalBytes(statement), cms, organisation, at);
    const frame = { organisation, terminal, toSeq, at: at.toISOString() };
    const anchor: AnchorReceipt = 'generation' in asked ? anchorOver(frame, head) : { ...frame, head };
    const receipt = await context.countersigner.sign(anchor, at);
    if (!(await storage.addAnchor({ organisation, terminal, toSeq, receipt }))) {
      // The same may have come twice at once, as after a broken line.
      const first = await storage.anchor(organisation, terminal, toSeq);
      if (first === undefined || !isAnchorOver(anchorIn(first), head)) throw new AppError('ANCHOR_CONFLICT');
      return countersignedJson(first);
    }
    context.log.event('anchored', { organisation, terminal, seq: toSeq });
    return countersignedJson(receipt);
  });
}

const anchorIn = ({ statement }: Countersigned): AnchorReceipt => AnchorReceipt.parse(JSON.parse(statement));
