import { AppError } from '../../../contract/errors/index.ts';
import type { StatusStatement } from '../../../contract/exchange/body.ts';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { Proof } from '../../../contract/ledger/parts.ts';
import { inOrder } from '../../../contract/lists.ts';
import type { IssuedRecord } from '../../../contract/record/coded-record.ts';
import type { RecordGeneration } from '../../../contract/record/generation.ts';
import type { OrganisationCode, PersonCode } from '../../../contract/scalar.ts';
import { generationOf, inGeneration } from '../../../domain/record/older-generations.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import { isSameValue } from '../../encoding/canonical.ts';
import type { CheckSignature, SignBytes, SignedBytes } from '../../encoding/statement.ts';
import type { ProofStore } from '../../ports/store.ts';
import type { ClockPort, RandomPort } from '../../ports/system.ts';
import { organisationAtFault } from '../link/fault.ts';
import { buildEnvelopes, type OutgoingMessage } from '../message/batch.ts';
import { deliverBody, type SignedIssue, signDispatch, signRecord } from '../message/deliver.ts';
import { signStatus, statusBody } from '../message/status.ts';
import { type Leg, type LegContext, legsTo, onPaper } from './legs.ts';

/** Who prepares, and with what. Nothing here writes: the caller commits what comes back in one transaction. */
export interface PrepareContext extends Pick<LegContext, 'newestReadBy'> {
  self: OrganisationCode;
  person: PersonCode;
  directory: DirectoryIndex;
  check: CheckSignature;
  /** The personal token. */
  sign: SignBytes;
  clock: Pick<ClockPort, 'now'>;
  random: RandomPort;
}

/** A record signed in one generation. */
export interface SignedForm extends SignedIssue {
  generation: RecordGeneration;
}

export interface PreparedIssue extends SignedIssue {
  /** The same record in each older generation that a recipient needs, ascending. */
  older: SignedForm[];
  /** One for each recipient on the wire, ascending by code. */
  envelopes: Envelope[];
  /** That of the record in the envelope of each of them. */
  generations: ReadonlyMap<OrganisationCode, RecordGeneration>;
}

/**
 * Everything an issue needs, signed in order: the person over the record, the organisation over the dispatch, both once
 * more for each older generation that a recipient reads alone, the person once over all sealed envelopes. The ways to
 * all recipients are found before the first signature; LEGS_CHANGED unless those who get the paper alone are the ones
 * that the person was shown.
 */
export async function prepareIssue(
  context: PrepareContext & { signAsOrganisation: SignBytes },
  record: IssuedRecord,
  paper: readonly OrganisationCode[] = [],
): Promise<PreparedIssue> {
  const { self, directory, check, sign, clock, random } = context;
  if (record.issuer !== self) throw new AppError('RECORD_INVALID', { field: 'issuer' });
  const now = new Date(clock.now());
  const { newestReadBy } = context;
  const legs = await legsTo(record, inOrder(record.recipients), { directory, check, now, newestReadBy });
  if (!isSameValue(onPaper(legs), paper)) throw new AppError('LEGS_CHANGED');

  const wire = legs.filter((leg) => leg.by === 'wire');
  const own = generationOf(record);
  const forms = new Map<RecordGeneration, SignedIssue>();
  for (const generation of inOrder([own, ...wire.map((leg) => leg.generation)]).reverse())
    forms.set(generation, await signForm(context, record, generation));
  const formIn = (generation: RecordGeneration): SignedIssue => {
    const form = forms.get(generation);
    if (form === undefined) throw new AppError('UNEXPECTED');
    return form;
  };
  const messages = wire.map(
    ({ to, publicKey, generation }): OutgoingMessage => ({
      ...{ to, publicKey },
      id: envelopeId(random.bytes(16)),
      body: deliverBody(formIn(generation)),
    }),
  );
  const frame = { from: self, at: iso(clock), sign };
  return {
    ...formIn(own),
    older: inOrder([...forms.keys()])
      .filter((generation) => generation !== own)
      .map((generation) => ({ generation, ...formIn(generation) })),
    envelopes: messages.length === 0 ? [] : await buildEnvelopes(messages, frame),
    generations: new Map(wire.map(({ to, generation }) => [to, generation])),
  };
}

/** The person over the record in one generation, then the organisation. */
async function signForm(
  context: PrepareContext & { signAsOrganisation: SignBytes },
  record: IssuedRecord,
  generation: RecordGeneration,
): Promise<SignedIssue> {
  const { self, directory, check, sign, signAsOrganisation, clock } = context;
  const { record: form } = inGeneration(record, generation);
  if (form === undefined) throw new AppError('UNEXPECTED');
  const signed = await signRecord(form, sign);
  const at = iso(clock);
  return await signDispatch(signed, { from: self, at, directory, check, signAsOrganisation, whole: record });
}

/**
 * Another envelope with the signatures of an issue in one generation, for a recipient that refused the first.
 * PROOF_MISSING.
 */
export async function prepareResend(
  { self, sign, clock, random }: PrepareContext,
  proofs: Pick<ProofStore, 'get'>,
  issued: { record: Proof; dispatch: Proof },
  { to, publicKey }: Pick<Extract<Leg, { by: 'wire' }>, 'to' | 'publicKey'>,
): Promise<Envelope> {
  const body = deliverBody({
    record: provenBytes(proofs, issued.record),
    dispatch: provenBytes(proofs, issued.dispatch),
  });
  const message = { id: envelopeId(random.bytes(16)), to, publicKey, body };
  const [envelope] = await buildEnvelopes([message], { from: self, at: iso(clock), sign });
  if (envelope === undefined) throw new AppError('UNEXPECTED');
  return envelope;
}

function provenBytes(proofs: Pick<ProofStore, 'get'>, proof: Proof): SignedBytes {
  const [content, signature] = [proofs.get(proof.content), proofs.get(proof.signature)];
  if (content === undefined || signature === undefined) throw new AppError('PROOF_MISSING');
  return { content, signature };
}

/** A status to be sent about a document that came in envelope `envelope` from organisation `to`. */
export interface OutgoingStatus extends Pick<StatusStatement, 'envelope' | 'code' | 'status' | 'reasons'> {
  to: OrganisationCode;
  /** Identity of the new envelope, where it must not be random. */
  id?: string;
}
export interface PreparedStatus {
  statement: SignedBytes;
  envelope: Envelope;
}

/**
 * The answer of a clerk. It is signed in any case; there is no envelope where none can be sealed to the sender, which
 * gets the return slip on paper.
 */
export async function prepareAnswer(
  context: PrepareContext,
  status: OutgoingStatus,
): Promise<{ statement: SignedBytes; envelope: Envelope | undefined }> {
  const { self, person, directory, check, sign, clock, random } = context;
  const { to, id: _, ...stated } = status;
  const publicKey = await directory.mailboxKey(to, check, new Date(clock.now())).catch((error: unknown) => {
    if (organisationAtFault(error) === to) return undefined;
    throw error;
  });
  const statement = await signStatus({ ...stated, from: self, by: person, at: iso(clock) }, sign);
  if (publicKey === undefined) return { statement, envelope: undefined };
  const message = { id: envelopeId(random.bytes(16)), to, publicKey, body: statusBody(statement) };
  const [envelope] = await buildEnvelopes([message], { from: self, at: iso(clock), sign });
  return { statement, envelope };
}

/** Several statuses at the price of one signature each and one for all envelopes together. */
export async function prepareStatuses(
  context: PrepareContext,
  statuses: readonly OutgoingStatus[],
): Promise<PreparedStatus[]> {
  const { self, person, directory, check, sign, clock, random } = context;
  const statements: SignedBytes[] = [];
  const messages: OutgoingMessage[] = [];
  for (const { to, id, ...status } of statuses) {
    const publicKey = await directory.mailboxKey(to, check, new Date(clock.now()));
    const statement = await signStatus({ ...status, from: self, by: person, at: iso(clock) }, sign);
    statements.push(statement);
    messages.push({ id: id ?? envelopeId(random.bytes(16)), to, publicKey, body: statusBody(statement) });
  }
  const envelopes = await buildEnvelopes(messages, { from: self, at: iso(clock), sign });
  return statements.flatMap((statement, index) => {
    const envelope = envelopes[index];
    return envelope === undefined ? [] : [{ statement, envelope }];
  });
}

/** A version 4 UUID (RFC 9562) from 16 bytes. */
export function envelopeId(bytes: Uint8Array): string {
  if (bytes.length !== 16) throw new RangeError('an envelope identity takes 16 bytes');
  const own = Buffer.from(bytes);
  own.writeUInt8((own.readUInt8(6) & 0x0f) | 0x40, 6);
  own.writeUInt8((own.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = own.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const iso = (clock: Pick<ClockPort, 'now'>): string => new Date(clock.now()).toISOString();
