import { expect, test } from 'vitest';
import { billOfMaterials } from './bom.ts';
import type { Shipped } from './lock.ts';
import { licencesFile, noticeFile } from './notice.ts';

const one = {
  name: '@x/one',
  version: '1.0.0',
  licence: 'MIT',
  sha512: 'ab'.repeat(64),
  folder: 'node_modules/@x/one',
};
const two = { ...one, name: 'two', licence: 'ISC', folder: 'node_modules/two' };
const shipped: Shipped = {
  version: '0.1.0',
  licence: 'Apache-2.0',
  needs: ['@x/one@1.0.0'],
  packages: [
    { ...one, needs: ['two@1.0.0'] },
    { ...two, needs: [] },
  ],
};

test('the bill of materials has every package with its digest, and the same text for the same lock', () => {
  const bom = JSON.parse(billOfMaterials(shipped));
  expect(bom).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { name: 'tram-mat', version: '0.1.0' } },
    components: [
      { name: '@x/one', purl: 'pkg:npm/%40x/one@1.0.0', hashes: [{ alg: 'SHA-512', content: one.sha512 }] },
      { name: 'two', licenses: [{ expression: 'ISC' }] },
    ],
  });
  expect(bom.dependencies).toContainEqual({
    ref: 'pkg:npm/%40x/one@1.0.0',
    dependsOn: ['pkg:npm/two@1.0.0'],
  });
  expect(bom.dependencies).toContainEqual({
    ref: 'pkg:npm/tram-mat@0.1.0',
    dependsOn: ['pkg:npm/%40x/one@1.0.0'],
  });
  expect(billOfMaterials(shipped)).toBe(billOfMaterials(structuredClone(shipped)));
});

test('a text that several packages share stands once, and a package without one is told', () => {
  const shared = licencesFile(shipped, () => 'the text');
  expect(shared).toBe('@x/one 1.0.0 (MIT)\ntwo 1.0.0 (ISC)\n\nthe text\n');
  const missing = licencesFile(shipped, ({ name }) => (name === 'two' ? '' : 'the text'));
  expect(missing).toContain('two 1.0.0 (ISC)\n\nIts archive states ISC and holds no text.\n');
  expect(noticeFile(shipped)).toContain('\n@x/one 1.0.0 (MIT)\ntwo 1.0.0 (ISC)\n');
});
