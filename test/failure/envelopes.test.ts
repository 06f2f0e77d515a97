import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openDemoPki } from '../../build/demo/pki.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { Batch, EnvelopeHeader } from '../../contract/exchange/envelope.ts';
import { InclusionProof } from '../../contract/ledger/checkpoint.ts';
import { appendAct } from '../../core/acts/engine/append.ts';
import { canonicalBytes, digestOf } from '../../core/encoding/canonical.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { systemClock } from '../../native/system/clock.ts';
import { openMailboxes } from '../support/mailboxes.ts';
import { randomFor } from '../support/random.ts';
import { registerAndIssue } from '../support/records.ts';
import { recoverStore } from '../support/recovery.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const random = randomFor('altered envelopes');

/** An envelope as the endpoint's administrator has it before him. */
interface Parts {
  header: EnvelopeHeader;
  sealed: Buffer;
  batch: Batch;
  proof: InclusionProof;
  signature: Buffer;
}

const flip = (bytes: Buffer, at: number) => bytes.writeUInt8(bytes.readUInt8(at) ^ 0x01, at);
const turned = (digest: string) => (digest.startsWith('0') ? '1' : '0') + digest.slice(1);
const later = (at: string) => new Date(Date.parse(at) + 1).toISOString();
const badSignature: readonly ErrorCode[] = ['SIGNATURE_INVALID', 'SIGNATURE_FORMAT', 'CERTIFICATE_UNTRUSTED'];
const unproved: readonly ErrorCode[] = ['SIGNATURE_INVALID'];

/** One change for each part of an envelope, and what the receiver says to it. */
const changes: Record<string, { change(parts: Parts): void; codes: readonly ErrorCode[] }> = {
  'header.id': { change: ({ header }) => (header.id = random.uuid()), codes: unproved },
  'header.from, known': { change: ({ header }) => (header.from = 'H37.03'), codes: ['ENVELOPE_INVALID'] },
  'header.from, unknown': {
    change: ({ header }) => (header.from = 'H37.99'),
    codes: ['ENVELOPE_SENDER_UNKNOWN'],
  },
  'header.to': { change: ({ header }) => (header.to = 'H37.03'), codes: ['ENVELOPE_NOT_OURS'] },
  'header.kind': { change: ({ header }) => (header.kind = 'status'), codes: unproved },
  'header.at': { change: ({ header }) => (header.at = later(header.at)), codes: unproved },
  'header.sizeClass': { change: ({ header }) => (header.sizeClass = 'l'), codes: unproved },
  'sealed: encapsulation': { change: ({ sealed }) => flip(sealed, 0), codes: unproved },
  'sealed: ciphertext': { change: ({ sealed }) => flip(sealed, 1_120), codes: unproved },
  'sealed: tag': { change: ({ sealed }) => flip(sealed, sealed.length - 1), codes: unproved },
  'batch.root': { change: ({ batch }) => (batch.root = turned(batch.root)), codes: unproved },
  'batch.at': { change: ({ batch }) => (batch.at = later(batch.at)), codes: unproved },
  'batch.size': { change: ({ batch }) => (batch.size += 1), codes: ['ENVELOPE_INVALID'] },
  'batch.from': { change: ({ batch }) => (batch.from = 'H37.03'), codes: ['ENVELOPE_INVALID'] },
  'proof.index': { change: ({ proof }) => (proof.index += 1), codes: unproved },
  'proof.path': { change: ({ proof }) => proof.path.push('0'.repeat(64)), codes: unproved },
  'signature: first byte': { change: ({ signature }) => flip(signature, 0), codes: badSignature },
  'signature: middle': {
    change: ({ signature }) => flip(signature, signature.length >> 1),
    codes: badSignature,
  },
  'signature: last byte': {
    change: ({ signature }) => flip(signature, signature.length - 1),
    codes: badSignature,
  },
};

let site: Site;
let a: TestTerminal;
let b: TestTerminal;
let number: number;
beforeEach(async () => {
  site = await Site.open({ unlocked: ['a'] });
  ({ a, b } = site);
  number = 0;
});

/** Issues a record to B and returns its code and the identity of its envelope. */
function issue(): ReturnType<typeof registerAndIssue> {
  number += 1;
  return registerAndIssue(a, number);
}

/** Rewrites an envelope in the mailbox; returns the identity it now claims. */
function tamper(envelope: string, change: (parts: Parts) => void): string {
  const database = openMailboxes(site.world.endpoint.home);
  try {
    const row = database.prepare('SELECT header, sealed, warrant FROM envelopes WHERE id = ?').get(envelope);
    const stored = { header: '', sealed: Buffer.alloc(0), warrant: '', ...Object(row) };
    const { batch, proof, signature } = JSON.parse(stored.warrant);
    const parts: Parts = {
      header: EnvelopeHeader.parse(JSON.parse(stored.header)),
      sealed: stored.sealed,
      batch: Batch.parse(batch),
      proof: InclusionProof.parse(proof),
      signature: Buffer.from(signature, 'base64'),
    };
    change(parts);
    const warrant = { batch: parts.batch, proof: parts.proof, signature: parts.signature.toString('base64') };
    const text = (value: object) => Buffer.from(canonicalBytes(value)).toString('utf8');
    const written = database
      .prepare('UPDATE envelopes SET header = ?, sealed = ?, warrant = ? WHERE id = ?')
      .run(text(parts.header), parts.sealed, text(warrant), envelope);
    expect(written.changes).toBe(1);
    return parts.header.id;
  } finally {
    database.close();
  }
}

test('a changed byte in any part of an envelope is seen, kept, named, and stops nothing behind it', async () => {
  const first = await issue();
  const tampered = new Map<string, string>();
  for (const name of Object.keys(changes)) tampered.set(name, (await issue()).envelope);
  const last = await issue();
  await a.until(() => a.view().pendingOutbox === 0);
  for (const [name, envelope] of tampered) {
    tampered.set(name, tamper(envelope, changes[name]?.change ?? (() => undefined)));
  }

  await b.unlock();
  const waiting = await b.until(async () => {
    const rows = (await b.handlers['incoming.waiting']({})).waiting;
    return rows.length === 2 ? rows : undefined;
  });
  expect(waiting.map(({ record }) => record.code)).toEqual([first.code, last.code]);
  const { rejected } = await b.handlers['today.view']({ opened: { section: 'rejected', offset: 0 } });
  for (const [name, envelope] of tampered) {
    const row = rejected.find((candidate) => candidate.envelope === envelope);
    expect(changes[name]?.codes, name).toContain(row?.fault);
  }
  expect(rejected).toHaveLength(tampered.size);
  expect(await b.handlers['ledger.verify']({})).toMatchObject({ ok: true });
});

test('an envelope from a sender who is not in the directory waits for a directory that knows it', async () => {
  const content = readFileSync(join(site.world.endpoint.home, 'directory.json'));
  const known = Directory.parse(JSON.parse(content.toString('utf8')));
  const without = {
    ...known,
    version: 2,
    // Older than anybody in it: a later version may still enter the sender, as one that is new.
    at: '2000-01-01T00:00:00.000Z',
    organisations: known.organisations.filter(({ code }) => code !== 'H37.01'),
  };
  const store = recoverStore(site.world, 'b');
  const strange = await signDirectory(without);
  store.settings.write('directory-statement', strange.statement);
  store.settings.write('directory-signature', strange.signature);
  const data = { version: without.version, digest: digestOf(strange.statement), at: without.at };
  const { organisation, token } = readTerminalConfig(b.home);
  const by = { store, clock: systemClock, self: organisation, actor: b.agency.clerk.code };
  appendAct(by, { act: 'directory', subject: token.personal[0] ?? '', data });
  store.close();

  const { code, envelope } = await issue();
  await a.until(() => a.view().pendingOutbox === 0);
  await b.unlock();
  const rejected = await b.until(async () =>
    (await b.handlers['today.view']({ opened: { section: 'rejected', offset: 0 } })).rejected.find(
      (row) => row.envelope === envelope,
    ),
  );
  expect(rejected.fault).toBe('ENVELOPE_SENDER_UNKNOWN');

  const next = await signDirectory({ ...known, version: 3, at: new Date().toISOString() });
  writeFileSync(join(site.world.endpoint.home, 'directory.json'), next.statement);
  writeFileSync(join(site.world.endpoint.home, 'directory.p7s'), next.signature);
  site.endpoint.process.kill('SIGHUP');
  // The session is over; the long poll notices when the next envelope comes.
  await issue();
  await b.until(async () =>
    (await b.handlers['incoming.waiting']({})).waiting.find(({ record }) => record.code === code),
  );
});

/** Signs as the directory authority does, whose key lies in the demo endpoint's home. */
async function signDirectory(value: Directory): Promise<{ statement: Uint8Array; signature: Uint8Array }> {
  const pki = await openDemoPki(site.world.pki);
  const file = (name: string) => readFileSync(join(site.world.endpoint.home, name));
  const { raw } = new X509Certificate(file('authority.crt'));
  const signer = keySigner(createPrivateKey(file('authority.key')), raw, pki.chainOf('directory-authority'));
  const statement = canonicalBytes(Directory.parse(value));
  return { statement, signature: await signDetached(statement, signer, new Date()) };
}
