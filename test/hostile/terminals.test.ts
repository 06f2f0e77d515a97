import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ErrorCode } from '../../contract/errors/index.ts';
import { AckRequest, anchorRequestFormat, mediaType, SessionRequest } from '../../contract/exchange/api.ts';
import { Envelope, sizeClasses } from '../../contract/exchange/envelope.ts';
import { coreChannels } from '../../contract/ipc/channels.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import { createLog } from '../../electron/log.ts';
import { answer } from '../../electron/rpc/answer.ts';
import { openMailboxes } from '../support/mailboxes.ts';
import { randomFor } from '../support/random.ts';
import { outgoingInput } from '../support/records.ts';
import { edXml, foreignTypes } from './edxml.ts';
import { evidenceOf, filesUnder, plainStore } from './leftovers.ts';
import type { RawSession } from './raw-session.ts';
import { put, sampleOf, walk } from './schema-walk.ts';
import { disguised, disguises, findSentence, sentence } from './sentences.ts';
import { type Stage, selfOf, setStage } from './stage.ts';

const random = randomFor('hostile terminals');

/** What a scan of the whole world may find a sentence in, and why that is no hole of the programme. */
const exceptions: readonly [file: RegExp, reason: string][] = [
  [/crls\/Về việc .*\.crl$/, 'The name of a file that the test itself put there; its bytes are a true list.'],
];

let stage: Stage;
const shellLog = () => join(stage.folder, 'shell.log');

beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  await stage?.stop();
  stage?.remove();
});

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

/** No request of a window, however it is disguised, makes the core keep any of its text. */
async function smuggleThroughWindows({ a, b }: Stage): Promise<void> {
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  const log = createLog((line) => writeFileSync(shellLog(), line, { flag: 'a' }));
  const accepted = new Set<string>();
  for (const [name, channel] of Object.entries(coreChannels)) {
    // These end the session, or what the others are given.
    if (['session.lock', 'session.switch', 'record.issue'].includes(name)) continue;
    const sample = sampleOf(channel.args, (path) => {
      if (path === '.input') return outgoingInput(2);
      if (path === '.draft') return outgoingInput(2);
      return path === '.code' ? record.code : undefined;
    });
    const handler = Reflect.get(a.handlers, name);
    for (const { path, keys } of walk(name, channel.args).texts) {
      for (const text of disguised) {
        const outcome = await answer(
          { name, channel, args: put(sample, keys, text) },
          (args) => Reflect.apply(handler, undefined, [args]),
          log,
          'parsed',
        );
        expect(findSentence(Buffer.from(JSON.stringify(outcome))), path).toEqual([]);
        if (outcome.ok) accepted.add(path);
      }
    }
  }
  // These look something up in memory, or keep only what the signed directory knows; of a request only its answer is
  // kept, in memory and under its identity.
  expect([...accepted].sort()).toEqual([
    'directory.find.text',
    'directory.get.codes[]',
    'directory.named.names[]',
    'draft.write.draft.issuer',
    'draft.write.draft.notation',
    'draft.write.draft.recipients[]',
    'incoming.waiting.carries.issuer',
    'incoming.waiting.envelope',
    'outside.enrol.request',
    'register.page.text',
  ]);
  await a.handlers['draft.write']({ key: 'incoming', draft: { notation: 'BC-UBND', number: 7 } });
  expect(await a.handlers['draft.read']({ key: 'incoming' })).toEqual({
    draft: { notation: 'BC-UBND', number: 7 },
  });
  await a.handlers['record.issue']({ code: record.code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  await b.handlers['incoming.refuse']({ envelope: waiting.envelope, reasons: ['R02'] });
}

/** No route of the endpoint accepts it in body, query, path or header, or returns it. */
async function smuggleThroughRoutes(stage: Stage): Promise<void> {
  const id = random.uuid();
  const bodies = [
    ['POST', '/v1/session', SessionRequest],
    ['PUT', `/v1/envelopes/${id}`, Envelope],
    ['POST', '/v1/mailbox/ack', AckRequest],
    ...anchorRequestFormat.generations.map((form) => ['POST', '/v1/anchors', form] as const),
  ] as const;
  const refused = async (...order: Parameters<RawSession['send']>) => {
    const { status, headers, text } = await stage.raw.send(...order);
    // The endpoint itself refuses it: no fault of its own, and a code that everybody can know.
    expect(Math.floor(status / 100), `${order[0]} ${order[1].slice(0, 40)}`).toBe(4);
    expect(JSON.parse(text)).toEqual({
      code: expect.toBeOneOf([...ErrorCode.options]),
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
    const { headers, text: answered } = await stage.raw.send('GET', '/v1/health', undefined, {
      'user-agent': text,
      referer: text,
      cookie: `s=${text}`,
      'x-subject': text,
      accept: text,
    });
    expect(findSentence(Buffer.from(answered + JSON.stringify(headers)))).toEqual([]);
  }
}

test('an edXML message is refused by the endpoint under every content type', async () => {
  for (const [method, path] of [
    ['PUT', `/v1/envelopes/${random.uuid()}`],
    ['POST', '/v1/session'],
    ['POST', '/v1/anchors'],
    ['POST', '/v1/mailbox/ack'],
  ] as const) {
    for (const type of foreignTypes) {
      const { status, text } = await stage.raw.send(method, path, edXml, { 'content-type': type });
      expect([status, JSON.parse(text)]).toEqual([415, { code: 'MEDIA_TYPE_FOREIGN' }]);
    }
    const { status, text } = await stage.raw.send(method, path, edXml, { 'content-type': mediaType });
    expect([status, JSON.parse(text)]).toEqual([400, { code: 'REQUEST_INVALID' }]);
  }
});

/** An edXML message in the mailbox is kept as rejected and never read further. */
async function smuggleThroughMailbox({ a, b, world }: Stage): Promise<void> {
  const before = (await b.handlers['ledger.page']({ before: null, limit: 1 })).total;
  const header = {
    id: random.uuid(),
    from: selfOf(world, 'a').organisation,
    to: selfOf(world, 'b').organisation,
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
  const mailboxes = openMailboxes(world.endpoint.home);
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
  // The long poll returns with the next arrival.
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
}

test('whatever a window, a route or a mailbox is given, no byte that is written or sent says it', async () => {
  const { folder, world, a, b, wire } = stage;
  await smuggleThroughWindows(stage);
  await smuggleThroughRoutes(stage);
  await smuggleThroughMailbox(stage);
  for (const terminal of [a, b]) await terminal.handlers['ledger.checkpoint']({});
  await stage.stop();
  const files = new Map<string, Uint8Array>();
  for (const path of filesUnder(folder)) files.set(relative(folder, path), readFileSync(path));
  for (const key of ['a', 'b'] as const) {
    files.set(`store of ${key} without its cipher`, plainStore(world, key));
    for (const [name, bytes] of await evidenceOf(world, key)) files.set(`evidence of ${key}: ${name}`, bytes);
  }
  expect(statSync(wire).size).toBeGreaterThan(100_000);
  expect(statSync(shellLog()).size).toBeGreaterThan(10_000);
  const holding: string[] = [];
  for (const [name, bytes] of files) {
    const named = findSentence(Buffer.from(name)).length > 0;
    if (named || findSentence(bytes).length > 0) holding.push(name);
  }
  expect(holding.filter((name) => !exceptions.some(([file]) => file.test(name)))).toEqual([]);
  expect(holding).toHaveLength(2);
});
