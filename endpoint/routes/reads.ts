import { performance } from 'node:perf_hooks';
import { AppError } from '../../contract/errors/index.ts';
import { PutReadsRequest } from '../../contract/exchange/api.ts';
import { OrganisationCode } from '../../contract/scalar.ts';
import { canonicalText } from '../../core/encoding/canonical.ts';
import type { Context } from '../context.ts';
import { RateLimiter } from '../limits.ts';
import { countersignedJson } from '../receipts.ts';
import { checkClock } from '../session.ts';
import type { StatedReads } from '../storage/port.ts';
import { type App, accept } from '../wire.ts';

/**
 * `PUT /v1/reads` and `GET /v1/reads/{organisation}`: the newest generation of records that a terminal reads, for those
 * who write to it. The number is the terminal's own affair, and may be one that this version does not know. A later
 * statement takes the place of the one before, also with a lesser number: a terminal that was put back reads less. The
 * same again is answered again; one that is older is refused, whoever kept it.
 */
export function readsRoutes(app: App, context: Context): void {
  const { storage, limits } = context;
  const limiter = new RateLimiter({ burst: limits.readsBurst, rate: limits.readsRate });

  app.put('/v1/reads', async (request) => {
    const session = context.sessionOf(request);
    const { statement, signature: cms } = accept(PutReadsRequest, request.body);
    const { organisation, terminal, at } = statement;
    if (organisation !== session.organisation)
      throw new AppError('SENDER_MISMATCH', { field: 'statement.organisation' });
    if (terminal !== session.terminal) throw new AppError('SENDER_MISMATCH', { field: 'statement.terminal' });
    const text = canonicalText(statement);
    const reads = { organisation, terminal, at, statement: text, signature: Buffer.from(cms, 'base64') };
    const known = await storage.reads(organisation);
    if (known !== undefined && isSame(known, reads)) return JSON.stringify({ at });
    if (known !== undefined && at <= known.at)
      throw new AppError('REQUEST_INVALID', { field: 'statement.at' });
    const now = context.now();
    checkClock(at, now);
    if (!limiter.take(organisation, performance.now())) throw new AppError('ENDPOINT_BUSY');
    await context.authority().signerOf(Buffer.from(text), reads.signature, organisation, now);
    if (!(await storage.putReads(reads))) throw new AppError('REQUEST_INVALID', { field: 'statement.at' });
    context.log.event('reads-stated', { organisation, terminal, count: statement.newest });
    return JSON.stringify({ at });
  });

  app.get<{ Params: { organisation: string } }>('/v1/reads/:organisation', async (request) => {
    context.sessionOf(request);
    const { organisation } = request.params;
    if (!OrganisationCode.safeParse(organisation).success)
      throw new AppError('REQUEST_INVALID', { field: 'organisation' });
    const reads = await storage.reads(organisation);
    return reads === undefined ? '{"reads":null}' : `{"reads":${countersignedJson(reads)}}`;
  });
}

const isSame = (known: StatedReads, { statement, signature }: StatedReads): boolean =>
  known.statement === statement && Buffer.from(known.signature).equals(signature);
