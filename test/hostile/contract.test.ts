import { expect, test } from 'vitest';
import { z } from 'zod';
import { EndpointConfig, TerminalConfig } from '../../contract/config.ts';
import { Failure } from '../../contract/errors/index.ts';
import * as api from '../../contract/exchange/api.ts';
import { Body, Dispatch, StatusStatement } from '../../contract/exchange/body.ts';
import { Directory } from '../../contract/exchange/directory.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import { ipcChannels, ipcEvents } from '../../contract/ipc/channels.ts';
import { controlChannels } from '../../contract/ipc/control.ts';
import { EntryFrame } from '../../contract/ledger/act.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { AnchorReceipt, Checkpoint } from '../../contract/ledger/checkpoint.ts';
import { lineSchemas } from '../../contract/ledger/generations.ts';
import { CodedRecord, IssuedRecord, RecordDraft, RecordInput } from '../../contract/record/coded-record.ts';
import { tokenCoreChannels, tokenShellChannels, tokenShellEvents } from '../../contract/token/channels.ts';
import { EvidenceFrame } from '../../core/evidence/export.ts';
import { createLog } from '../../electron/log.ts';
import { answer } from '../../electron/rpc/answer.ts';
import { fc } from '../support/random.ts';
import { emptyPlaces, leftOut, type Place, put, read, sampleOf, walk } from './schema-walk.ts';
import { anyDisguise, disguised, findSentence } from './sentences.ts';

const channels = { ...ipcChannels, ...controlChannels, ...tokenShellChannels, ...tokenCoreChannels };

/** Every closed form that crosses a border, by a name. */
const forms: Record<string, z.ZodType> = {
  ...Object.fromEntries(
    Object.entries(channels).flatMap(([name, { args, result }]) => [
      [`${name} args`, args],
      [`${name} result`, result],
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({ ...ipcEvents, ...tokenShellEvents }).map(([name, form]) => [`event ${name}`, form]),
  ),
  Failure,
  RecordInput,
  CodedRecord,
  IssuedRecord,
  RecordDraft,
  ...Object.fromEntries(
    [...lineSchemas(actForms)].flatMap(([act, generations]) =>
      generations.map((schema, index) => [`Act ${act} ${index + 1}`, schema]),
    ),
  ),
  EntryFrame,
  Checkpoint,
  AnchorReceipt,
  EvidenceFrame,
  Envelope,
  Body,
  Dispatch,
  StatusStatement,
  Directory,
  TerminalConfig,
  EndpointConfig,
  ...Object.fromEntries(Object.entries(api).filter(([, value]) => value instanceof z.ZodType)),
} as Record<string, z.ZodType>;

/** Places that let some disguise through their character set, and what stops a sentence there instead. */
const exceptions: readonly [place: RegExp, reason: string][] = [
  [
    /^((directory\.find|register\.page) args\.text|directory\.named args\.names\[\])$/,
    'Search box or pasted list: compared in memory, never stored, sent or logged (terminal.test.ts looks).',
  ],
  [
    /(\.name|\.above\[\]|organisationName|\.subject|\.issuer)$/,
    'Names of bodies and people, signed by the directory authority or a certificate authority.',
  ],
  [/notation(Parts\[\])?$/, 'Each part must be one its issuer has listed in the signed directory.'],
  [
    /(issuer|recipients\[\]|\.to|\.to\[\]|\.paper\[\]|\.from|organisation|joined|organisation\.code|organisations\[\]\.code|codes\[\]|superior|holder|silent\[\]|sharedWith\[\]|\.by|\.body|result\.bodies\[\])$/,
    'Organisation: looked up in the signed directory; one that is not there is refused.',
  ],
  [/(serial|personal\[\]|seal|subject)$/, 'Token serial number: compared with the list of admitted tokens.'],
  [
    /(tokens\[\]|token|others\[\])\.label$/,
    "A token's own label, as its manufacturer or administrator wrote it.",
  ],
  [
    /(tokens\[\]|token|others\[\])\.reader$/,
    "A reader's name, as its driver gives it: shown beside the label, never stored, logged or sent.",
  ],
  [/(\.module|tokenModule)$/, 'Path of the PKCS#11 module, written by the administrator.'],
  [
    /(signature|Signature|sealed|certificate|publicKey|exporter)$/,
    'Base64 of DER, a seal or a key: parsed, decrypted or compared as such before anything is kept.',
  ],
  [
    /(statement|dispatch|record)$/,
    'Base64 of a statement: must be the canonical bytes of a closed form, which this table walks too.',
  ],
  [
    /(digest|Digest|spki|hash|prev|head|merkleRoot|root|path\[\]|nonce|key|directoryAuthorities\[\]|content|deed|endpointKey|record|recordSignature|envelope|signature)$/,
    'SHA-256: compared with what it must be the digest of.',
  ],
  [
    /^DirectoryPart(Answer\.part)?\.bytes$/,
    'Base64 of a part of the published directory: put together, then parsed and verified as a whole.',
  ],
  [/keyId$/, 'CKA_ID of a key on the token; read from the token and looked up there.'],
  [
    /(envelope|envelopes\[\]|envelopes\[\]\.id|id|subject)$/,
    'Random identity (UUID), looked up or unique for ever.',
  ],
  [
    / args(\.act\.args|\.asked)?\.request$/,
    'Identity of a request: compared in memory, never stored, sent or logged.',
  ],
  [
    /((types|purposes|notes|things|refusals|cancellations|corrections|settlements|reopenings|retractions|separations|bodies)\[\]|terms\.purpose)\.(vi|en)$/,
    'Words of the law catalogue: data of the programme.',
  ],
  [
    /^about\.view result\.(version|runtime|cipher|endpoint|algorithms\[\])$/,
    'What the programme says of itself.',
  ],
  [
    /^(Failure|Refusal|custody\.do result\.refused\[\]\.failure|form\.look result\.faults\[\])\.field$/,
    'A key of the schema; who answers takes it from the schema, not from a value.',
  ],
];
const exempt = (path: string) => exceptions.find(([place]) => place.test(path));

const places = Object.entries(forms).reduce((all, [name, form]) => walk(name, form, all), emptyPlaces());

test('every form is closed at every level and bounded in every list', () => {
  // Read as `Envelope` one by one, so that one that is none stops nobody's.
  expect(places.open).toEqual(['MailboxAnswer.items[].envelope (unknown)']);
  expect(places.unbounded).toEqual([]);
  expect(places.objects.length).toBeGreaterThan(200);
  expect(places.texts.length).toBeGreaterThan(300);
});

test('no text field takes a sentence in any disguise, but for the named exceptions', () => {
  const taken = places.texts.flatMap(({ path, schema }) =>
    disguised.some((text) => z.safeParse(schema, text).success) ? [path] : [],
  );
  expect(taken.filter((path) => exempt(path) === undefined)).toEqual([]);
  const idle = exceptions.filter(([place]) => !taken.some((path) => place.test(path)));
  expect(idle.map(([place, reason]) => `${place}: ${reason}`)).toEqual([]);
});

/** What a window would really send; where the pool's first value breaks a rule between fields. */
function choose(path: string): unknown {
  if (path.endsWith('recipients')) return ['H37.02'];
  // A thing that leaves: it has no pages, and has come in no envelope.
  return /\.input\.(pages|envelopes)$/.test(path) ? leftOut : undefined;
}
const requests = Object.entries(channels).map(([name, channel]) => {
  const sample = sampleOf(channel.args, choose);
  return { name, channel, sample, at: walk(name, channel.args) };
});

test('each channel takes its sample, so that what follows is refused for the sentence alone', () => {
  for (const { name, channel, sample } of requests) {
    expect(channel.args.safeParse(sample).error?.issues, name).toBeUndefined();
  }
});

test('whatever is smuggled into a request is refused, and neither answer nor log repeats it', async () => {
  const attempts = requests.flatMap(({ name, channel, sample, at }) => [
    ...at.texts
      .filter(({ path }) => exempt(`${name} args${path.slice(name.length)}`) === undefined)
      .map((place) => ({ name, channel, sample, place, kind: 'value' as const })),
    ...at.objects.map((place) => ({ name, channel, sample, place, kind: 'key' as const })),
  ]);
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: attempts.length - 1 }), anyDisguise, async (index, text) => {
      const attempt = attempts[index];
      if (attempt === undefined) return;
      const { name, channel, sample, place, kind } = attempt;
      const hostile = kind === 'value' ? put(sample, place.keys, text) : smuggled(place, sample, text);
      let written = '';
      const log = createLog((line) => {
        written += line;
      });
      let called = false;
      const call = () => {
        called = true;
      };
      const outcome = await answer({ name, channel, args: hostile }, call, log, 'parsed');
      expect(outcome, place.path).toEqual({ ok: false, error: { code: 'ARGUMENT_INVALID' } });
      expect(called, place.path).toBe(false);
      expect(written).not.toContain(text);
      expect(findSentence(Buffer.from(written + JSON.stringify(outcome)))).toEqual([]);
    }),
    { numRuns: 1_500 },
  );
});

/** An unknown key that carries the sentence as its name and as its value. */
const smuggled = ({ keys }: Place, sample: unknown, text: string): unknown =>
  put(sample, keys, { ...Object(read(sample, keys) ?? {}), [`x${text}`]: text });

test('an error thrown over a sentence crosses as a code and is logged without its message', async () => {
  let written = '';
  const log = createLog((line) => {
    written += line;
  });
  class Leaky extends Error {}
  for (const text of disguised) {
    const throwing = () => {
      throw new Leaky(text, { cause: new TypeError(`${text}\n    at ${text} (${text}.js:1:1)`) });
    };
    const { 'session.view': channel } = channels;
    const refused = (code: string) => ({ ok: false, error: { code } });
    expect(await answer({ name: 'session.view', channel, args: {} }, throwing, log, 'parsed')).toEqual(
      refused('UNEXPECTED'),
    );
    expect(await answer({ name: text, channel: undefined, args: {} }, throwing, log, 'parsed')).toEqual(
      refused('CHANNEL_UNKNOWN'),
    );
  }
  expect(findSentence(Buffer.from(written))).toEqual([]);
});
