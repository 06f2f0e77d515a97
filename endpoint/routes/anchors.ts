import { AppError } from '../../contract/errors/index.ts';
import { AnchorRequest } from '../../contract/exchange/api.ts';
import type { Written } from '../../contract/generations.ts';
import type { anchorFormat } from '../../contract/ledger/checkpoint.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import type { Context } from '../context.ts';
import { countersignedJson } from '../receipts.ts';
import { type App, accept } from '../wire.ts';

/** Entries that one checkpoint may cover; more than a full register of each book brings. */
const longest = 10_000_000;

/**
 * `POST /v1/anchors`: countersigns a terminal's checkpoint. What was countersigned is never taken back: the
 * same again gets the same receipt, anything behind or beside it is ANCHOR_CONFLICT. Checkpoints come without
 * a gap and with a bounded step, so that nobody can occupy all places to come with one signature.
 */
export function anchorRoute(app: App, context: Context): void {
  const { storage } = context;
  app.post('/v1/anchors', async (request) => {
    const { organisation, terminal } = context.sessionOf(request);
    const { statement, signature } = accept(AnchorRequest, request.body);
    if (statement.terminal !== terminal)
      throw new AppError('SENDER_MISMATCH', { field: 'statement.terminal' });
    const { fromSeq, toSeq, head } = statement;
    if (fromSeq > toSeq) throw new AppError('REQUEST_INVALID', { field: 'statement.fromSeq' });
    const known = await storage.anchor(organisation, terminal, toSeq);
    if (known !== undefined) {
      if (known.head !== head) throw new AppError('ANCHOR_CONFLICT');
      return countersignedJson(known.receipt);
    }
    const last = (await storage.lastAnchor(organisation, terminal))?.toSeq ?? 0;
    if (toSeq <= last) throw new AppError('ANCHOR_CONFLICT');
    if (fromSeq !== last + 1 || toSeq > last + longest)
      throw new AppError('REQUEST_INVALID', { field: 'statement.fromSeq' });
    const at = context.now();
    const cms = Buffer.from(signature, 'base64');
    await context.authority().signerOf(canonicalBytes(statement), cms, organisation, at);
    const statedAnchor: Written<typeof anchorFormat> = {
      organisation,
      terminal,
      toSeq,
      head,
      at: at.toISOString(),
    };
    const receipt = await context.countersigner.sign(statedAnchor, at);
    if (!(await storage.addAnchor({ organisation, terminal, toSeq, head, receipt })))
      throw new AppError('ANCHOR_CONFLICT');
    context.log.event('anchored', { organisation, terminal, seq: toSeq });
    return countersignedJson(receipt);
  });
}
