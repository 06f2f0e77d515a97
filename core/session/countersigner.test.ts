import { expect, test } from 'vitest';
import type { TokenInfo } from '../../contract/token/state.ts';
import { faultOf } from '../../test/support/registers.ts';
import { fingerprint } from '../signature/certificates.ts';
import { countersignersAt, requireCountersigner } from './countersigner.ts';

const personal = ['A1', 'B2', 'C3', 'D4'];
const config = { module: '/m.so', digest: '0'.repeat(64), personal, seal: 'S9' };
/** Bytes that stand for a certificate, by whose it is. */
const certificateOf = (name: string) => Buffer.from(name).toString('base64');
const token = (serial: string, names: string[], change: Partial<TokenInfo> = {}): TokenInfo => ({
  ...{ serial, label: serial, reader: `reader of ${serial}` },
  ...{ listed: true, loggedIn: false, pin: 'ok', pinPad: false },
  certificates: names.map((name, index) => ({
    keyId: `0${index}`,
    certificate: certificateOf(name),
    usage: name.startsWith('seal of') ? 'encrypt' : 'sign',
  })),
  ...change,
});
const people = { clerk: 'P00000001', head: 'P00000002', keeper: 'P00000003' } as const;
const listed = new Map(
  Object.entries(people).map(([name, code]) => [fingerprint(Buffer.from(name)), { code, name, role: null }]),
);
const vault = {
  serial: 'A1',
  user: { code: people.clerk, name: 'clerk', role: null },
  personBy: (digest: string) => listed.get(digest),
};
const at = (...tokens: TokenInfo[]) => ({ module: 'ready' as const, tokens });
const found = (...tokens: TokenInfo[]) =>
  countersignersAt(config, at(...tokens), vault).map(({ person, token: { serial } }) => [
    person.code,
    serial,
  ]);

test('who countersigns has an admitted token beside that of the session', () => {
  const session = token('A1', ['clerk']);
  expect(found(session, token('B2', ['head']), token('C3', ['keeper']))).toEqual([
    [people.head, 'B2'],
    [people.keeper, 'C3'],
  ]);
  expect(found(session, token('B2', ['former', 'head']))).toEqual([[people.head, 'B2']]);
});

test.each([
  ['the token of the session', token('A1', ['head'])],
  ['another token of the same person', token('B2', ['clerk'])],
  ['one that is not admitted', token('X7', ['head'], { listed: false })],
  ['one of two that claim one serial number', token('B2', ['head'], { listed: false })],
  ['the token of the organisation', token('S9', ['head'])],
  ['one of somebody who is not listed', token('B2', ['stranger'])],
  ['one that shows no certificate', token('B2', [])],
  ['one that shows a certificate for encryption alone', token('B2', ['seal of head'])],
])('%s is nobody’s to countersign with', (_what, beside) => {
  expect(found(token('A1', ['clerk']), beside)).toEqual([]);
});

test('the one who was asked signs with the token that was chosen, and no other', () => {
  const tokens = at(token('A1', ['clerk']), token('B2', ['head']), token('C3', ['head']));
  const of = (asked: { person: string; serial?: string }) =>
    faultOf(() => requireCountersigner(config, tokens, vault, asked));
  const serial = requireCountersigner(config, tokens, vault, { person: people.head }).token.serial;
  expect(serial).toBe('B2');
  expect(of({ person: people.head, serial: 'C3' })).toBe('accepted');
  expect(of({ person: people.head, serial: 'D4' })).toBe('COUNTERSIGNER_ABSENT');
  expect(of({ person: people.keeper, serial: 'B2' })).toBe('COUNTERSIGNER_ABSENT');
  expect(of({ person: people.clerk })).toBe('COUNTERSIGNER_ABSENT');
});
