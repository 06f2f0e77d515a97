import { AppError } from '../../../contract/errors/index.ts';
import type { PutEnvelopeAnswer, SignedAnchor, StorageReceipt } from '../../../contract/exchange/api.ts';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { SignedReads } from '../../../contract/exchange/reads.ts';
import { anchorOver } from '../../../core/encoding/anchor.ts';
import { canonicalBytes, digestOf } from '../../../core/encoding/canonical.ts';
import { type SignedBytes, signStatement, toBase64 } from '../../../core/encoding/statement.ts';
import type { PeerConnection, PeerPort } from '../../../core/ports/peer.ts';
import { endpointKey } from './agencies.ts';

const unreachable = () => new AppError('ENDPOINT_UNREACHABLE');

/** The endpoint's rules in memory, with a switch for every way a connection can fail. */
export class Post {
  readonly boxes = new Map<string, { seq: number; envelope: unknown }[]>();
  /** By organisation. */
  readonly lastAnchor = new Map<string, SignedAnchor>();
  /** What terminals stated that they read, by organisation; whether it is an endpoint of before, which has no route. */
  readonly reads = new Map<string, SignedReads>();
  withoutReads = false;
  refusesReads: AppError | undefined;
  readonly stored: string[] = [];
  readonly anchored: number[] = [];
  /** Fingerprints of signers whose time is up. */
  readonly gone = new Set<string>();
  readonly acknowledged = new Map<string, number>();
  readonly #storedAt = new Map<string, string>();
  /** Always the same receipt for the same place. */
  readonly #receipts = new Map<string, Promise<PutEnvelopeAnswer>>();
  now: () => number = Date.now;
  /** With what the endpoint signs. */
  signer = endpointKey;
  published: { version: number; signed: SignedBytes } | undefined;
  #waiting = new Set<() => void>();
  /** Decides the fate of one put: before storing, after storing (answer lost), or none. */
  mishap: (envelope: Envelope) => 'none' | 'before' | 'after' | AppError = () => 'none';

  peer(organisation: string): PeerPort {
    return {
      connect: async (prove) => {
        await prove(new Uint8Array(32));
        return this.#connection(organisation);
      },
    };
  }

  #connection(organisation: string): PeerConnection {
    let close = (): void => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    return {
      session: { organisation, lastAnchor: this.lastAnchor.get(organisation) ?? null },
      closed,
      close,
      putEnvelope: async (envelope) => {
        const fate = this.mishap(envelope);
        if (fate instanceof AppError) throw fate;
        if (fate === 'before') throw unreachable();
        const receipt = await this.#receipt(envelope, this.put(envelope));
        if (fate === 'after') throw unreachable();
        return receipt;
      },
      mailbox: async (after, waitSeconds, signal, limit = 50) => {
        const items = () => {
          const from = Math.max(after, this.acknowledged.get(organisation) ?? 0);
          return (this.boxes.get(organisation) ?? []).filter(({ seq }) => seq > from);
        };
        if (items().length === 0) await this.#arrival(waitSeconds * 1000, signal);
        return { items: items().slice(0, limit) };
      },
      acknowledge: async (upTo) => void this.acknowledged.set(organisation, upTo),
      directory: async (since) => {
        if (this.published === undefined || this.published.version <= since) return { directory: null };
        const { content, signature } = this.published.signed;
        return { directory: { statement: toBase64(content), signature: toBase64(signature) } };
      },
      anchor: async ({ statement: { terminal, toSeq, head }, signature: cms }) => {
        const signer = Buffer.from(cms, 'base64').subarray(0, 32).toString('hex');
        if (this.gone.has(signer)) throw new AppError('CERTIFICATE_EXPIRED');
        this.anchored.push(toSeq);
        const statement = anchorOver({ organisation, terminal, toSeq, at: this.#at() }, head);
        const { signature } = await signStatement(statement, this.signer.sign);
        const anchor = { statement, signature: toBase64(signature) };
        this.lastAnchor.set(organisation, anchor);
        return anchor;
      },
      reads: async (of) => {
        if (this.withoutReads) throw new AppError('ROUTE_UNKNOWN');
        return { reads: this.reads.get(of) ?? null };
      },
      stateReads: async (stated) => {
        if (this.withoutReads) throw new AppError('ROUTE_UNKNOWN');
        if (this.refusesReads !== undefined) throw this.refusesReads;
        this.reads.set(stated.statement.organisation, stated);
      },
      time: async (nonce) => {
        const statement = { purpose: 'tram-mat/time', nonce, at: this.#at() } as const;
        const { signature } = await signStatement(statement, this.signer.sign);
        return { statement, signature: toBase64(signature) };
      },
    };
  }

  put(envelope: Envelope): number {
    const { id, to } = envelope.header;
    const box = this.boxes.get(to) ?? [];
    const known = box.find((item) => Object(item.envelope).header?.id === id);
    if (known !== undefined) return known.seq;
    const seq = (box.at(-1)?.seq ?? 0) + 1;
    this.boxes.set(to, [...box, { seq, envelope }]);
    this.#storedAt.set(`${to} ${seq}`, this.#at());
    this.stored.push(id);
    for (const wake of this.#waiting) wake();
    return seq;
  }

  #receipt(envelope: Envelope, seq: number): Promise<PutEnvelopeAnswer> {
    const place = `${envelope.header.to} ${seq} ${this.#storedAt.get(`${envelope.header.to} ${seq}`)}`;
    const receipt = this.#receipts.get(place) ?? this.#sign(envelope, seq);
    this.#receipts.set(place, receipt);
    return receipt;
  }

  async #sign(envelope: Envelope, seq: number): Promise<PutEnvelopeAnswer> {
    const statement: StorageReceipt = {
      purpose: 'tram-mat/stored',
      id: envelope.header.id,
      digest: digestOf(canonicalBytes(envelope)),
      seq,
      at: this.#storedAt.get(`${envelope.header.to} ${seq}`) ?? this.#at(),
    };
    const { signature } = await signStatement(statement, this.signer.sign);
    return { statement, signature: toBase64(signature) };
  }

  readonly #at = (): string => new Date(this.now()).toISOString();

  #arrival(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done, { once: true });
      this.#waiting.add(done);
    });
  }
}
