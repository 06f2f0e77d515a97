import { expect, test } from 'vitest';
import { outcomeOf, readCases } from './pkits-case.ts';
import { expectedOutcomes } from './pkits-outcomes.ts';
import { withVectors } from './vectors.ts';

withVectors('pkits', 249, () => {
  const outcomes = () => readCases().map((one) => ({ ...one, outcome: outcomeOf(one) }));
  const row = ({ number, title, valid, outcome }: ReturnType<typeof outcomes>[number]) =>
    `${number} ${valid ? 'valid' : 'invalid'} ${outcome} — ${title}`;

  test('each of the 249 cases has the outcome of the table', () => {
    expect(outcomes().map(row)).toEqual(expectedOutcomes);
  });

  test('no invalid case is accepted', () => {
    const accepted = outcomes().filter(({ valid, outcome }) => !valid && outcome === 'ACCEPT');
    expect(accepted.map(row)).toEqual([]);
  });

  test('what is invalid only by a setting that the product lacks has the certificates of a valid case', () => {
    const all = outcomes();
    const bySetting = all.filter(({ valid, outcome }) => !valid && outcome.startsWith('SETTING'));
    expect(bySetting.map(({ number }) => number)).toEqual(['4.8.1', '4.8.2', '4.8.3', '4.8.3']);
    const twin = ({ number, certs }: (typeof all)[number]) =>
      all.some((one) => one.valid && one.number === number && one.certs.join() === certs.join());
    expect(bySetting.filter((one) => !twin(one)).map(row)).toEqual([]);
  });

  test('a valid case is refused only for what the profile leaves out', () => {
    const refused = outcomes().filter(({ valid, outcome }) => valid && !outcome.endsWith('ACCEPT'));
    expect([...new Set(refused.map(({ outcome }) => outcome))].sort()).toEqual([
      // Names that are equal only when letters and blanks are compared as people do.
      'CERTIFICATE_UNTRUSTED',
      // End certificates that are authorities.
      'CERTIFICATE_USAGE',
      // Partial, indirect and delta lists.
      'TRUST_FILES_INVALID crls extension',
      // DSA.
      'TRUST_FILES_INVALID intermediates algorithm',
      // Name and policy constraints, policy mappings, freshest list.
      'TRUST_FILES_INVALID intermediates extension',
    ]);
  });
});
