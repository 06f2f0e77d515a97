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

  test('a valid case is refused only for what the profile leaves out', () => {
    const refused = outcomes().filter(({ valid, outcome }) => valid && outcome !== 'ACCEPT');
    expect([...new Set(refused.map(({ outcome }) => outcome))].sort()).toEqual([
      // Names that are equal only when letters and blanks are compared as people do.
      'CERTIFICATE_UNTRUSTED',
      // End certificates that are authorities.
      'CERTIFICATE_USAGE',
      // The settings of the case start with a policy; the product has none.
      'SETTING',
      // Partial, indirect and delta lists.
      'TRUST_FILES_INVALID crls extension',
      // DSA.
      'TRUST_FILES_INVALID intermediates algorithm',
      // Name and policy constraints, policy mappings, freshest list.
      'TRUST_FILES_INVALID intermediates extension',
    ]);
  });
});
