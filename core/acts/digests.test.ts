import { expect, test } from 'vitest';
import { z } from 'zod';
import { Proof } from '../../contract/ledger/parts.ts';
import { Digest } from '../../contract/scalar.ts';
import { walk } from '../../test/hostile/schema-walk.ts';
import { specifications } from './index.ts';
import type { AnySpecification } from './specification.ts';

type Claims = {
  readonly form: { readonly generations: readonly z.ZodType[] };
  readonly proofs:
    | 'none'
    | { readonly members: AnySpecification['references'] | Readonly<Record<string, string>> };
  readonly references: AnySpecification['references'];
};

const digest = 'ab'.repeat(32);
const keysOf = (claims: 'none' | object): string[] => (claims === 'none' ? [] : Object.keys(claims));

/** The paths of all fields that a SHA-256 fits in, of any generation. */
const digestsIn = ({ form }: Claims): Set<string> =>
  new Set(
    form.generations.flatMap((schema) =>
      walk('', schema).texts.flatMap((place) =>
        z.safeParse(place.schema, digest).success ? [place.path.slice(1)] : [],
      ),
    ),
  );

/** What the act says of its digests: two for each proof, one for each reference. */
const claimsIn = ({ proofs, references }: Claims): string[] => [
  ...keysOf(proofs === 'none' ? 'none' : proofs.members).flatMap((member) => [
    `${member}.content`,
    `${member}.signature`,
  ]),
  ...keysOf(references),
];

/** Digests that no proof and no reference claims, or two do, and claims of what is no digest. */
function faultsOf(specification: Claims): string[] {
  const claims = claimsIn(specification);
  const digests = digestsIn(specification);
  return [
    ...[...digests].filter((path) => claims.filter((claim) => claim === path).length !== 1),
    ...claims.filter((claim) => !digests.has(claim)),
  ];
}

test.each(Object.entries(specifications))('each digest of %s is claimed once', (_act, specification) => {
  expect(faultsOf(specification)).toEqual([]);
});

test('a digest that is claimed by nothing, or twice, and a claim of none are named', () => {
  const data = z.strictObject({
    record: Proof,
    list: z.array(z.strictObject({ envelope: Digest.optional() })),
    plain: z.string().regex(/^[0-9a-f]{64}$/),
  });
  const form = { generations: [z.strictObject({ record: Proof }), data] };
  const proofs = { members: { record: 'person' } } as const;
  expect(faultsOf({ form, proofs, references: 'none' })).toEqual(['list[].envelope', 'plain']);
  const references = { 'list[].envelope': 'envelope', plain: 'directory' } as const;
  expect(faultsOf({ form, proofs, references })).toEqual([]);
  expect(faultsOf({ form, proofs: 'none', references })).toEqual(['record.content', 'record.signature']);
  expect(
    faultsOf({ form, proofs, references: { ...references, 'record.content': 'envelope', old: 'envelope' } }),
  ).toEqual(['record.content', 'old']);
});
