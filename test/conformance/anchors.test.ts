import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadTrust } from '../../core/signature/trust.ts';
import { blocksOf } from '../../core/signature/trust-files.ts';
import { vectorFile, vectorNames, withVectors } from './vectors.ts';

const now = new Date('2026-11-27T00:00:00Z');

/** The names of the files that are refused as anchors, with the reason. */
const refused = (names: readonly string[], read: (name: string) => Uint8Array): string[] =>
  names.flatMap((name) => {
    try {
      loadTrust({ anchors: blocksOf(read(name)), intermediates: [], crls: [] }, 0, now);
      return [];
    } catch (error) {
      return [`${name}: ${String(error)}`];
    }
  });

withVectors('anchors-vn', 15, () => {
  test('the certificates of the Vietnamese authorities are accepted as anchors', () => {
    const names = vectorNames('anchors-vn');
    expect(names).toHaveLength(15);
    expect(refused(names, (name) => vectorFile('anchors-vn', name))).toEqual([]);
  });
});

const debian = '/usr/share/ca-certificates/mozilla';

test('every root of Debian’s ca-certificates is accepted as an anchor', () => {
  const names = readdirSync(debian);
  expect(names.length).toBeGreaterThan(100);
  expect(refused(names, (name) => readFileSync(`${debian}/${name}`))).toEqual([]);
});
