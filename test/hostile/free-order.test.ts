import { expect, test } from 'vitest';
import { z } from 'zod';
import { anchorRequestFormat } from '../../contract/exchange/api.ts';
import { bodyFormat, dispatchFormat, statusFormat } from '../../contract/exchange/body.ts';
import { batchFormat, envelopeFormat } from '../../contract/exchange/envelope.ts';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { anchorFormat } from '../../contract/ledger/checkpoint.ts';
import { lineSchemas } from '../../contract/ledger/generations.ts';
import { codedRecordFormat, issuedRecordFormat } from '../../contract/record/coded-record.ts';
import { controlCodeFrom } from '../../contract/record/control-code.ts';
import { type Place, walk } from './schema-walk.ts';

/** What a terminal writes today into its ledger, for other bodies and for the endpoint, and what it gets for that. */
const written: readonly (readonly [string, z.ZodType])[] = [
  ['record', issuedRecordFormat.newest],
  ['line', codedRecordFormat.newest],
  ['dispatch', dispatchFormat.newest],
  ['status', statusFormat.newest],
  ['body', bodyFormat.newest],
  ['batch', batchFormat.newest],
  ['envelope', envelopeFormat.newest],
  ['anchor request', anchorRequestFormat.newest],
  ['anchor', anchorFormat.newest],
  ...[...lineSchemas(actForms)].map(([act, generations]) => [act, generations.at(-1) ?? z.never()] as const),
];

/** Places of these forms, with what keeps a person from choosing what stands there. */
type Reasons = readonly (readonly [place: RegExp, reason: string])[];

const orders: Reasons = [
  [/^envelope\.proof\.path$/, 'Each digest must lead to the signed root.'],
  [
    /^(enter\.data\.record|(join|correct|complete)\.data\.(old|new))\.(recipients|noteCodes)$/,
    'A line of the first generation, as its issuer signed it or as it stood; counted by the verification.',
  ],
];

const identities: Reasons = [
  [
    /(^envelope\.header\.id|envelopes\[\]\.id|^resend\.data\.envelope\.id)$/,
    'Drawn by the core, 122 bits; once for each envelope.',
  ],
  [
    /(^|\.)envelope$|^(deliver|receive|reject|retry|withdraw)\.subject$/,
    'Names an envelope that another form made.',
  ],
  [
    /(^|\.)code$|\.subject$/,
    'Drawn by the core, 60 bits, or on a paper of another body; once for each record.',
  ],
  [/replyTo$/, 'Stands in a register here, or in the record that its issuer signed.'],
];

const uuid = '3f0f0a54-9f43-4c52-8d0a-0a4f4f6f3b11';
const takes = (place: Place, text: string): boolean => z.safeParse(place.schema, text).success;
const places = written.map(([name, form]) => walk(name, form));
const unexplained = (paths: readonly string[], reasons: Reasons): string[] =>
  paths.filter((path) => !reasons.some(([place]) => place.test(path)));
const idle = (paths: readonly string[], reasons: Reasons): string[] =>
  reasons.flatMap(([place, reason]) => (paths.some((path) => place.test(path)) ? [] : [reason]));

test('no list that is written has an order of its own', () => {
  const free = places
    .flatMap(({ lists }) => lists)
    .filter(({ schema }) => z.globalRegistry.get(schema)?.['order'] !== 'ascending')
    .map(({ path }) => path);
  expect(unexplained(free, orders)).toEqual([]);
  expect(idle(free, orders)).toEqual([]);
});

test('every identity is drawn by the core or names what is there', () => {
  const code = controlCodeFrom(new Uint8Array(12).fill(1));
  const free = places
    .flatMap(({ texts }) => texts)
    .filter((place) => takes(place, uuid) || takes(place, code))
    .map(({ path }) => path);
  expect(unexplained(free, identities)).toEqual([]);
  expect(idle(free, identities)).toEqual([]);
});

test('the endpoint writes no digest into an anchor that a terminal chose', () => {
  const digests = walk('anchor', anchorFormat.newest).texts.filter((place) => takes(place, 'f'.repeat(64)));
  // It depends on the time at which the endpoint countersigns.
  expect(digests.map(({ path }) => path)).toEqual(['anchor.digest']);
});

test('a list with a free order is found', () => {
  const { lists } = walk('form', z.strictObject({ list: z.array(z.int()).max(9) }));
  expect(lists.map(({ schema }) => z.globalRegistry.get(schema)?.['order'])).toEqual([undefined]);
});
