import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestAuthority } from '../../test/support/authority.ts';
import { trustFiles } from './trust-files.ts';

let folder: string;
let root: TestAuthority;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-trust-'));
  root = await TestAuthority.create('Gốc');
  for (const role of ['anchors', 'intermediates', 'crls']) mkdirSync(join(folder, role));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (role: string, name: string, content: string | Uint8Array) =>
  writeFileSync(join(folder, role, name), content);

test('files are read in order of their names, DER and every block of PEM, each with its name', async () => {
  const other = await TestAuthority.create('Gốc khác');
  const list = await root.crl();
  put('anchors', 'b.der', other.der);
  put('anchors', 'a.pem', `${root.pem}${other.pem}`);
  put('intermediates', '1.crt', `Chứng thư\n${root.pem}`);
  put('crls', '1.crl', list);
  const all = trustFiles(folder).all();
  expect(all).toEqual({
    anchors: [root.der, other.der, other.der],
    intermediates: [root.der],
    crls: [list],
    names: { anchors: ['a.pem', 'a.pem', 'b.der'], intermediates: ['1.crt'], crls: ['1.crl'] },
  });
  const { anchors, intermediates, crls } = trustFiles(folder);
  expect([anchors(), intermediates(), crls()]).toEqual([all.anchors, all.intermediates, all.crls]);
  expect(new X509Certificate(all.anchors[0] ?? new Uint8Array()).subject).toContain('CN=Gốc');
});

test('a folder that is not there holds nothing', () => {
  rmSync(join(folder, 'crls'), { recursive: true });
  expect(trustFiles(folder).crls()).toEqual([]);
});

test('a file that cannot be read is named, or its position where its name is not safe to show', () => {
  put('anchors', '1.der', root.der);
  mkdirSync(join(folder, 'anchors', '2.der'));
  const refused = (name: string) =>
    expect(() => trustFiles(folder).all()).toThrow(
      expect.objectContaining({
        code: 'TRUST_FILES_INVALID',
        detail: { file: 'anchors', name, reason: 'unreadable' },
        cause: expect.objectContaining({ message: 'not a regular file' }),
      }),
    );
  refused('2.der');
  rmSync(join(folder, 'anchors', '2.der'), { recursive: true });
  mkdirSync(join(folder, 'anchors', 'về việc'));
  refused('2');
});

test('a file in the place of a folder is told as the folder', () => {
  rmSync(join(folder, 'crls'), { recursive: true });
  writeFileSync(join(folder, 'crls'), '');
  expect(() => trustFiles(folder).all()).toThrow(
    expect.objectContaining({ detail: { file: 'crls', name: '-', reason: 'unreadable' } }),
  );
});
