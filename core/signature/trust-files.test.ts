import { expect, test } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { DerError } from './der.ts';
import { ExtensionError } from './extensions.ts';
import { blocksOf, collectTrustFiles, reasonOf, refusedFile, type TrustFileRole } from './trust-files.ts';

const ahead = refusedFile({ file: 'crls', name: 'a.crl', index: 0 }, 'ahead');

test.each([
  ['a weak algorithm', new AppError('SIGNATURE_ALGORITHM'), 'algorithm'],
  ['no authority', new AppError('CERTIFICATE_USAGE'), 'no-authority'],
  ['an extension', new AppError('CERTIFICATE_FORMAT', { cause: new ExtensionError() }), 'extension'],
  ['other bytes', new AppError('CERTIFICATE_FORMAT', { cause: new DerError() }), 'unreadable'],
  ['what nobody foresaw', new Error('disk'), 'unreadable'],
  ['a refusal that says why', ahead, 'ahead'],
])('a file with %s is refused for that', (_name, cause, reason) => {
  expect(reasonOf(cause)).toBe(reason);
});

test.each([
  ['a.crl', 'a.crl'],
  ['_A-1.b', '_A-1.b'],
  ['.hidden', '4'],
  ['về việc', '4'],
  ['a\u001b[2J', '4'],
  ['a'.repeat(35), 'a'.repeat(35)],
  ['a'.repeat(36), '4'],
  ['', '4'],
])('the name %j is shown as %s', (name, shown) => {
  const cause = new Error('disk');
  const refused = refusedFile({ file: 'anchors', name, index: 3 }, 'unreadable', cause);
  expect(refused).toMatchObject({
    code: 'TRUST_FILES_INVALID',
    detail: { file: 'anchors', name: shown, reason: 'unreadable' },
    cause,
  });
});

test('a file is DER as it is, or every block of PEM', () => {
  const bytes = Uint8Array.of(0x30, 0);
  const block = (kind: string) => `-----BEGIN ${kind}-----\nMAA=\n-----END ${kind}-----\n`;
  expect(blocksOf(bytes)).toEqual([bytes]);
  expect(blocksOf(Buffer.from(`# root\n${block('CERTIFICATE')}${block('X509 CRL')}`))).toEqual([
    bytes,
    bytes,
  ]);
});

test('the files of a folder are collected with their names', () => {
  const contents: Record<TrustFileRole, Record<string, Uint8Array>> = {
    anchors: { 'a.der': Uint8Array.of(1), 'b.der': Uint8Array.of(2) },
    intermediates: { 'c.der': Uint8Array.of(3) },
    crls: {},
  };
  const folder = {
    names: (role: TrustFileRole) => Object.keys(contents[role]),
    read: (role: TrustFileRole, name: string) => contents[role][name] ?? new Uint8Array(),
  };
  expect(collectTrustFiles(folder)).toEqual({
    anchors: [Uint8Array.of(1), Uint8Array.of(2)],
    intermediates: [Uint8Array.of(3)],
    crls: [],
    names: { anchors: ['a.der', 'b.der'], intermediates: ['c.der'], crls: [] },
  });
  const fail = (what: 'names' | 'read') => ({
    ...folder,
    [what]: () => {
      throw new Error('disk');
    },
  });
  expect(() => collectTrustFiles(fail('names'))).toThrow(
    expect.objectContaining({ detail: { file: 'anchors', name: '-', reason: 'unreadable' } }),
  );
  expect(() => collectTrustFiles(fail('read'))).toThrow(
    expect.objectContaining({ detail: { file: 'anchors', name: 'a.der', reason: 'unreadable' } }),
  );
});
