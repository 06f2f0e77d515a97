import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { actForms } from '../../contract/ledger/acts/index.ts';
import { lineSchemas } from '../../contract/ledger/generations.ts';
import { walk } from './schema-walk.ts';

/** Acts on copies inside the organisation. */
const custody =
  'transfer|lend|give-out|give-back|send-back|accept|arrive|take-back|collect|recall|take-out|bring-back|archive|move|miss|find|disclose';

/** Fields of acts, and what verification holds each against (core/acts/<act>.ts). */
const bound: readonly (readonly [fields: RegExp, what: string])[] = [
  [
    /^(correct|complete|issue|status|hand|slip|decline|lose|retract|resend)\.subject$/,
    'A record of this ledger.',
  ],
  [/^(cancel|settle|reopen)\.(subject|data\.issuer)$/, 'A line of this ledger.'],
  [/^(join|refuse)\.subject$/, 'The record of the envelope that is answered.'],
  [/^(unlock\.data\.directory|directory\.data)\.version$/, 'Ascending, and the last is that of the export.'],
  [/^unlock\.data\.section\./, 'The section that an act has taken in last.'],
  [
    /^(section\.data\.version|calendar\.data\.(year|version)|law\.data\.effective)$/,
    'As its signed document states.',
  ],
  [
    /^(lock|directory|section|calendar|law|revocation|incident|enrol|identify|separate|open-volume|close-volume|by-hand)\.subject$/,
    'The token of the session, but of a clock set back.',
  ],
  [/\.(content|signature)$/, 'Bytes in the export, whose signer and statement are checked.'],
  [/^receive\.data\.(code|from|copies\[\])$/, 'The record and the dispatch that the sender signed.'],
  [/^(enter|join)\.data\.copies\[\]$/, 'The copies that came in the envelope, or all of the paper.'],
  [/^(enter|join|refuse)\.data\.envelope$/, 'An envelope that waits.'],
  [/^status\.data\.(envelope|from)$/, 'The envelope that the recipient was sent.'],
  [/^status\.data\.(status|reasons\[\])$/, 'What the recipient signed.'],
  [
    /^issue\.data\.(allocation\[\]\.(to|copies\[\])|envelopes\[\]\.to|paper\[\])$/,
    'Recipients of the record.',
  ],
  [
    /^(hand|slip|decline|lose|resend)\.data\.to(\[\])?$/,
    'A recipient whose paper or envelope is in that state.',
  ],
  [
    /^retract\.data\.(to|entry|back\.(state|at))$/,
    'What was noted last of that paper, and how it stood before.',
  ],
  [
    /^retract\.data\.back\.(reasons\[\]|issuedAt|envelope|replaced\.((lost|by)\[\]|from))$/,
    'What the resend that is taken back changed.',
  ],
  [/^resend\.data\.after$/, 'The state of what went to the recipient.'],
  [/^enrol\.data\.code$/, 'The next number.'],
  [/^(identify|separate)\.data\.code$/, 'A body that was enrolled, and one that was joined.'],
  [
    /^(open|close)-volume\.data\.(book|year|number|from|cause|lines\.(last|firstOn|lastOn|count))$/,
    'The volume that is to be opened next, or the open one; its lines; the day of the act.',
  ],
  [/^by-hand\.data\.(year|first)$/, 'The next number of a register that takes lines.'],
  [new RegExp(`^(${custody})\\.(subject|data\\.issuer)$`), 'A line of this ledger.'],
  [
    new RegExp(`^(${custody})\\.data\\.(copies\\[\\]|from|offer)$`),
    'Copies that are here, who answers for them, and what is offered.',
  ],
  [/^concur\.(subject|data\.(issuer|act|deed))$/, 'The act that the next entry is.'],
  [/^complete\.data\.opener$/, 'Who has a copy of it.'],
  [/^accept\.data\.to$/, 'Whom it was offered to.'],
  [/\.data\.permit\.by$/, 'One of those few who have the right, by the section and the law.'],
  [/\.data\.permit\.paper\.notation$/, 'Parts that the organisation lists.'],
  [/^incident\.data\.code$/, 'A code that two issuers use in this ledger.'],
];

/** A line of a register: what a person enters of a document, by the rules of the register. */
const line = /^(register\.data\.record|enter\.data\.record|(correct|join|complete)\.data\.(old|new))\./;

const fields = new Set(
  [...lineSchemas(actForms)].flatMap(([act, generations]) =>
    generations.flatMap((schema) => fieldsOf(act, schema)),
  ),
);

function fieldsOf(name: string, schema: z.ZodType): string[] {
  const { texts, choices } = walk(name, schema);
  return [...texts, ...choices].map(({ path }) => path).filter((path) => !line.test(path));
}

/** The fields that the table of the threat model names, with the bits that are left in each. */
function stated(): string[] {
  const text = readFileSync(new URL('../../docs/threat-model.md', import.meta.url), 'utf8');
  const table = text.split('\n').filter((row) => /^\s*\| `[a-z-]+\.(subject|data)/.test(row));
  return table.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  );
}

const isBound = (path: string): boolean => bound.some(([place]) => place.test(path));

test('each field of an act is bound by another, or the threat model states the bits that are left in it', () => {
  const left = [...fields].filter((path) => !isBound(path));
  expect(left.toSorted()).toEqual(stated().toSorted());
});

test('no rule is without a field', () => {
  expect(bound.filter(([place]) => ![...fields].some((path) => place.test(path)))).toEqual([]);
});
