import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../build/demo/world.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { AckRequest, AnchorRequest, mediaType, SessionRequest } from '../../contract/exchange/api.ts';
import { Envelope, sizeClasses } from '../../contract/exchange/envelope.ts';
import { coreChannels } from '../../contract/ipc/channels.ts';
import { canonicalBytes, digestOf } from '../../core/ledger/canonical.ts';
import { exportEvidence } from '../../core/ledger/export.ts';
import type { SignBytes } from '../../core/ledger/statement.ts';
import { signDetached } from '../../core/signature/sign.ts';
import { tokenSigner } from '../../core/terminal/signers.ts';
import { createLog } from '../../electron/log.ts';
import { answer } from '../../electron/rpc/answer.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { pemOf } from '../../native/system/pem.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { outgoingInput } from '../harness/records.ts';
import { recoverKey, recoverStore } from '../harness/recovery.ts';
import { startTerminal, type TestTerminal } from '../harness/terminal.ts';
import { edXml, foreignTypes } from './edxml.ts';
import { openRawSession, type RawSession } from './raw-session.ts';
import { put, sampleOf, walk } from './schema-walk.ts';
import { disguised, disguises, findSentence, sentence } from './sentences.ts';
import { tapWire, type WireTap } from './wire-tap.ts';

/** What a scan of the whole world may find a sentence in, and why that is no hole of the programme. */
const exceptions: readonly [file: RegExp, reason: string][] = [
  [/crls\/Về việc .*\.crl$/, 'The name of a file that the test itself put there; its bytes are a true list.'],
];

let directory: string;
let world: World;
let tap: WireTap;
let stopEndpoint: () => Promise<void>;
let a: TestTerminal;
let b: TestTerminal;
let raw: RawSession;
const endpointLog = () => join(directory, 'endpoint.log');
const shellLog = () => join(directory, 'shell.log');

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'tram-mat-hostile-'));
  world = await createWorld(join(directory, 'world'));
  tap = await tapWire(world.endpoint.port);
  for (const key of ['a', 'b'] as const) {
    const { config, trust } = homeFiles(world.homes[key].home);
    const content = JSON.parse(readFileSync(config, 'utf8'));
    content.endpoint.port = tap.port;
    writeFileSync(config, JSON.stringify(content));
    // An imported revocation list whose file name says what the document is about.
    copyFileSync(join(trust, 'crls', '1.crl'), join(trust, 'crls', `${sentence}.crl`));
  }
  stopEndpoint = await startLoggedEndpoint();
  const device = deviceOf('a');
  a = startTerminal(world, 'a');
  b = startTerminal(world, 'b');
  await Promise.all([a.unlock(), b.unlock()]);
  await Promise.all([a.openSeal(), b.openSeal()]);
  raw = await openRawSession(device, selfOf('a'), await signerOf(a));
});

afterAll(async () => {
  raw?.close();
  await a?.stop();
  await b?.stop();
  await tap?.close();
  await stopEndpoint?.();
  rmSync(directory, { recursive: true, force: true });
});

async function startLoggedEndpoint(): Promise<() => Promise<void>> {
  const log = openSync(endpointLog(), 'a');
  const main = new URL('../../endpoint/main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, 'serve', '--home', world.endpoint.home], {
    stdio: ['ignore', 'pipe', log],
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`endpoint ended with ${code}`)));
  });
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

function selfOf(key: 'a' | 'b') {
  const { organisation, terminal } = readTerminalConfig(world.homes[key].home);
  return { organisation, terminal };
}

/** The terminal's own TLS identity, as a thief of the unlocked machine would have it. */
function deviceOf(key: 'a' | 'b') {
  const { home } = world.homes[key];
  const { host, spki } = readTerminalConfig(home).endpoint;
  const files = trustFiles(homeFiles(home).trust);
  const store = recoverStore(world, key);
  try {
    return {
      host,
      port: tap.port,
      spki,
      ca: pemOf([...files.anchors(), ...files.intermediates()]),
      certificate: store.settings.read('tls-certificate') ?? new Uint8Array(),
      key: store.settings.read('tls-key') ?? new Uint8Array(),
    };
  } finally {
    store.close();
  }
}

async function signerOf({ tokens, home }: TestTerminal): Promise<SignBytes> {
  const [serial] = readTerminalConfig(home).token.personal;
  const token = (await tokens.state()).tokens.find((candidate) => candidate.serial === serial);
  if (token === undefined) throw new Error('no token');
  const signer = tokenSigner(tokens, token, trustFiles(homeFiles(home).trust).intermediates());
  return (content) => signDetached(content, signer, new Date());
}

test('the scanner finds the sentence in every disguise that says it whole', () => {
  expect(findSentence(Buffer.from(sentence, 'utf16le'))).toHaveLength(2);
  const cut = ['as a notation', 'as an organisation', 'as a serial number', 'as a digest', 'as an identity'];
  const whole = Object.entries(disguises).filter(([name]) => name !== 'full width' && name !== 'escaped');
  for (const [name, dress] of whole) {
    const found = findSentence(Buffer.from(`{"x":"${dress(sentence)}"}`));
    expect(found.length, name).toBeGreaterThan(cut.includes(name) ? -1 : 0);
  }
  expect(findSentence(Buffer.from(disguises['as a notation']?.(sentence) ?? ''))).toHaveLength(1);
});

test('no request of a window, however it is disguised, makes the core keep a word of it', async () => {
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  const log = createLog((line) => writeFileSync(shellLog(), line, { flag: 'a' }));
  const accepted = new Set<string>();
  for (const [name, channel] of Object.entries(coreChannels)) {
    if (name === 'session.lock' || name === 'record.issue') continue;
    const sample = sampleOf(channel.args, (path) => {
      if (path === '.input') return outgoingInput(2);
      if (path === '.draft') return outgoingInput(2);
      return path === '.code' ? record.code : undefined;
    });
    const handler = Reflect.get(a.handlers, name);
    for (const { path, keys } of walk(name, channel.args).texts) {
      for (const text of disguised) {
        const outcome = await answer(
          name,
          channel,
          (args) => Reflect.apply(handler, undefined, [args]),
          put(sample, keys, text),
          log,
        );
        expect(findSentence(Buffer.from(JSON.stringify(outcome))), path).toEqual([]);
        if (outcome.ok) accepted.add(path);
      }
    }
  }
  // These look something up in memory, or keep only what the signed directory knows.
  expect([...accepted].sort()).toEqual([
    'directory.find.text',
    'directory.get.codes[]',
    'draft.write.draft.issuer',
    'draft.write.draft.notation',
    'draft.write.draft.recipients[]',
    'register.page.text',
  ]);
  await a.handlers['draft.write']({ key: 'incoming', draft: { notation: 'BC-UBND', number: 7 } });
  expect(await a.handlers['draft.read']({ key: 'incoming' })).toEqual({
    draft: { notation: 'BC-UBND', number: 7 },
  });
  await a.handlers['record.issue']({ code: record.code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  await b.handlers['incoming.refuse']({ envelope: waiting.envelope, reasons: ['R02'] });
});

test('no route of the endpoint takes it in body, query, path or header, or says it back', async () => {
  const id = randomUUID();
  const bodies = [
    ['POST', '/v1/session', SessionRequest],
    ['PUT', `/v1/envelopes/${id}`, Envelope],
    ['POST', '/v1/mailbox/ack', AckRequest],
    ['POST', '/v1/anchors', AnchorRequest],
  ] as const;
  const refused = async (...order: Parameters<RawSession['send']>) => {
    const { status, headers, text } = await raw.send(...order);
    expect(status, `${order[0]} ${order[1].slice(0, 40)}`).toBeGreaterThanOrEqual(400);
    expect(JSON.parse(text)).toEqual({
      code: expect.any(String),
      ...(text.includes('field') ? { field: expect.stringMatching(/^[A-Za-z0-9.]+$/) } : {}),
    });
    expect(findSentence(Buffer.from(text + JSON.stringify(headers)))).toEqual([]);
  };
  for (const [method, path, form] of bodies) {
    const sample = sampleOf(form);
    const { texts } = walk(path, form);
    for (const [index, text] of disguised.entries()) {
      await refused(method, path, { ...Object(sample), [text]: text });
      await refused(method, path, text);
      // Every text field meets every ninth disguise: the contract test has tried them all.
      for (const [place, { keys }] of texts.entries()) {
        if ((place + index) % 9 === 0) await refused(method, path, put(sample, keys, text));
      }
    }
  }
  for (const text of disguised.map(encodeURIComponent)) {
    await refused('GET', `/v1/${text}`);
    await refused('GET', `/v1/mailbox?after=${text}&wait=0`);
    await refused('GET', `/v1/directory?since=${text}`);
    if (!/^[0-9a-f]{64}$/.test(text)) await refused('GET', `/v1/time?nonce=${text}`);
    await refused('GET', `/v1/directory?since=0&${text}=${text}`);
    await refused('PUT', `/v1/envelopes/${text}`, sampleOf(Envelope));
    await refused('DELETE', `/v1/envelopes/${text}`);
    const { headers, text: said } = await raw.send('GET', '/v1/health', undefined, {
      'user-agent': text,
      referer: text,
      cookie: `s=${text}`,
      'x-subject': text,
      accept: text,
    });
    expect(findSentence(Buffer.from(said + JSON.stringify(headers)))).toEqual([]);
  }
});

test('an edXML message is refused by the endpoint under every content type', async () => {
  for (const [method, path] of [
    ['PUT', `/v1/envelopes/${randomUUID()}`],
    ['POST', '/v1/session'],
    ['POST', '/v1/anchors'],
    ['POST', '/v1/mailbox/ack'],
  ] as const) {
    for (const type of foreignTypes) {
      const { status, text } = await raw.send(method, path, edXml, { 'content-type': type });
      expect([status, JSON.parse(text)]).toEqual([415, { code: 'MEDIA_TYPE_FOREIGN' }]);
    }
    const { status, text } = await raw.send(method, path, edXml, { 'content-type': mediaType });
    expect([status, JSON.parse(text)]).toEqual([400, { code: 'REQUEST_INVALID' }]);
  }
});

test('an edXML message in the mailbox is kept as rejected and never read further', async () => {
  const before = (await b.handlers['ledger.page']({ before: null, limit: 1 })).total;
  const header = {
    id: randomUUID(),
    from: selfOf('a').organisation,
    to: selfOf('b').organisation,
    kind: 'deliver',
    at: new Date().toISOString(),
    sizeClass: 's',
    suite: 'xwing-aes256gcm-1',
  };
  const sealed = Buffer.alloc(sizeClasses.s + 1136);
  sealed.write(edXml);
  const zero = '0'.repeat(64);
  const batch = { purpose: 'tram-mat/envelopes', from: header.from, root: zero, size: 1, at: header.at };
  const warrant = { batch, proof: { index: 0, size: 1, path: [] }, signature: 'MIIB' };
  const text = (value: object) => Buffer.from(canonicalBytes(value)).toString('utf8');
  const mailboxes = new Database(join(world.endpoint.home, 'mailboxes.db'));
  const seq = Number(
    mailboxes.prepare('SELECT max(seq) FROM envelopes WHERE recipient = ?').pluck().get(header.to),
  );
  mailboxes
    .prepare(
      `INSERT INTO envelopes (id, recipient, seq, sender, digest, stored_at, header, sealed, warrant, receipt, receipt_signature)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', x'00')`,
    )
    .run(header.id, header.to, seq + 1, header.from, zero, header.at, text(header), sealed, text(warrant));
  mailboxes.close();
  // The long poll hears of the next arrival.
  const { record } = await a.handlers['record.register']({ input: outgoingInput(3) });
  await a.handlers['record.issue']({ code: record.code });
  const rejected = await b.until(async () =>
    (await b.handlers['today.view']({})).rejected.find(({ envelope }) => envelope === header.id),
  );
  const code: ErrorCode = rejected.fault;
  expect(['SIGNATURE_FORMAT', 'SIGNATURE_INVALID', 'ENVELOPE_INVALID']).toContain(code);
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting.record.code).toBe(record.code);
  const { rows } = await b.handlers['ledger.page']({ before: null, limit: 200 });
  const about = rows.filter(({ seq: at, subject }) => at > before && subject === header.id);
  expect(about.map(({ act }) => act)).toEqual(['reject']);
});

test('after all this no byte that was written or sent says it', async () => {
  raw.close();
  for (const terminal of [a, b]) await terminal.handlers['ledger.checkpoint']({});
  await a.stop();
  await b.stop();
  await stopEndpoint();
  const files = new Map<string, Uint8Array>();
  for (const path of filesUnder(directory)) files.set(relative(directory, path), readFileSync(path));
  for (const key of ['a', 'b'] as const) {
    files.set(`store of ${key} without its cipher`, plainStore(key));
    for (const [name, bytes] of evidenceOf(key)) files.set(`evidence of ${key}: ${name}`, bytes);
  }
  files.set('capture', tap.capture());
  expect(tap.capture().length).toBeGreaterThan(100_000);
  expect(statSync(shellLog()).size).toBeGreaterThan(10_000);
  const holding: string[] = [];
  for (const [name, bytes] of files) {
    const named = findSentence(Buffer.from(name)).length > 0;
    if (named || findSentence(bytes).length > 0) holding.push(name);
  }
  expect(holding.filter((name) => !exceptions.some(([file]) => file.test(name)))).toEqual([]);
  expect(holding).toHaveLength(2);
});

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Every page of the store, freed ones too, as they would lie on the disk without the cipher. */
function plainStore(key: 'a' | 'b'): Buffer {
  const { store } = homeFiles(world.homes[key].home);
  const database = new Database(store, { readonly: true });
  let bytes: Buffer;
  try {
    database.pragma("cipher='aegis'");
    database.pragma(`key="x'${recoverKey(world, key).toString('hex')}'"`);
    expect(database.prepare('SELECT count(*) FROM ledger').pluck().get()).toBeGreaterThan(2);
    bytes = database.serialize();
  } finally {
    database.close();
  }
  expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3');
  expect(bytes.includes('"act":"register"') || key === 'b').toBe(true);
  return bytes;
}

function evidenceOf(key: 'a' | 'b'): Map<string, Uint8Array> {
  const { home } = world.homes[key];
  const { organisation, terminal, endpointSigner, directoryAuthority, staleCrlDays } =
    readTerminalConfig(home);
  const files = trustFiles(homeFiles(home).trust);
  const store = recoverStore(world, key);
  try {
    const content = store.settings.read('directory-statement') ?? new Uint8Array();
    const signature = store.settings.read('directory-signature') ?? new Uint8Array();
    expect(digestOf(content)).toHaveLength(64);
    return exportEvidence({
      letter: key,
      frame: { organisation, terminal, endpointSigner, directoryAuthority, staleCrlDays },
      store,
      directory: { content, signature },
      trust: { anchors: files.anchors(), intermediates: files.intermediates(), crls: files.crls() },
    });
  } finally {
    store.close();
  }
}
