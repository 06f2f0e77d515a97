import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MailboxAnswer } from '../../contract/exchange/api.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import { type Validation, validate } from '../../core/exchange/inbound/validate.ts';
import { openMailboxKey } from '../../core/exchange/message/seal.ts';
import { loadLaw } from '../../core/law/law.ts';
import type { Store } from '../../core/ports/store.ts';
import { storedDirectory } from '../../core/session/stored-directory.ts';
import { loadTrust } from '../../core/signature/trust.ts';
import { verifyDetached } from '../../core/signature/verify.ts';
import { checkRefusalReasons } from '../../domain/record/catalogue-codes.ts';
import { checkReceived } from '../../domain/record/line-rules.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import type { OpenedGeneration } from './opened.ts';

/** The envelopes to a terminal: as the endpoint served them, then as the inbox keeps them. */
export function envelopesTo({ envelopes }: OpenedGeneration, key: 'a' | 'b'): Envelope[] {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(envelopes, file), 'utf8'));
  const served = MailboxAnswer.parse(read(`mailbox-${key}.json`)).items.map(({ envelope }) => envelope);
  const kept = readdirSync(envelopes).filter((file) => file.startsWith(`inbox-${key}-`));
  return [...served, ...kept.map(read)].map((envelope) => Envelope.parse(envelope));
}

/** Validates as the terminal does, by what its store and its home folder hold. */
export async function withValidator(
  { made, world }: OpenedGeneration,
  key: 'a' | 'b',
  store: Store,
  work: (validating: (envelope: Envelope) => Promise<Validation>) => Promise<void>,
): Promise<void> {
  const { home } = world.homes[key];
  const { organisation, directoryAuthorities, staleCrlDays } = readTerminalConfig(home);
  const files = trustFiles(homeFiles(home).trust);
  const trust = loadTrust(
    { anchors: files.anchors(), intermediates: files.intermediates(), crls: files.crls() },
    staleCrlDays,
  );
  const now = new Date();
  const check = (content: Uint8Array, cms: Uint8Array, asOf = now) =>
    verifyDetached(content, cms, trust, asOf);
  const law = loadLaw(made.at.slice(0, 10));
  const { index: directory } = await storedDirectory(store, { check, authorities: directoryAuthorities });
  const mailbox = await openMailboxKey(store.settings.read('mailbox-private-key') ?? new Uint8Array());
  await work((envelope) =>
    validate(envelope, {
      self: organisation,
      directory,
      check,
      mailbox,
      acceptRecord: (issued, listed) => checkReceived(issued, listed, law),
      acceptReasons: (reasons) => checkRefusalReasons(reasons, law),
    }),
  ).finally(() => mailbox.close());
}

/** The same bytes but for the lowest bit of the middle one. */
export function bitChanged(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = changed.length >> 1;
  changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
  return changed;
}
