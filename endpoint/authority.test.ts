import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalBytes } from '../core/encoding/canonical.ts';
import { alpha, createEndpointWorld, type EndpointWorld, signText } from '../test/support/endpoint-home.ts';
import { randomFor } from '../test/support/random.ts';
import type { Authority } from './authority.ts';
import { readAppointments, readConfig } from './config.ts';

let world: EndpointWorld;
let version = 3;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/authority'));
});
afterAll(() => world.remove());

/** The authority after the next directory, in which alpha's only person is as `change` says. */
async function authorityWith(change: Parameters<EndpointWorld['publish']>[1]): Promise<Authority> {
  version += 1;
  await world.publish(version, change);
  return (await readAppointments(world.home, readConfig(world.home), new Date())).authority;
}
const statement = { purpose: 'tram-mat/envelopes' };
/** Asks for the signer of one batch at so many milliseconds before or after `end`; gives the person or the code. */
async function asking(by: Parameters<typeof signText>[1], end: number) {
  const signature = Buffer.from(await signText(statement, by), 'base64');
  return (authority: Authority, ms: number) =>
    authority.signerOfBatch(canonicalBytes(statement), signature, alpha, new Date(end + ms)).then(
      ({ code }) => code,
      ({ code }: { code: unknown }) => code,
    );
}

test('a remembered signature holds up to the end of its person and no longer', async () => {
  const end = Date.now() + 60_000;
  const authority = await authorityWith(({ organisations }) => {
    for (const person of organisations[0]?.persons ?? []) person.until = new Date(end).toISOString();
  });
  const ask = await asking(world.members.alpha.person, end);
  expect(await ask(authority, -10)).toBe('P4V8N2A6C');
  expect(await ask(authority, -1)).toBe('P4V8N2A6C');
  expect(await ask(authority, 0)).toBe('SIGNER_NOT_AUTHORISED');
});

test('and up to the end of its certificate', async () => {
  const short = await world.persons.signing('Clerk, short', { until: 0.1 });
  const authority = await authorityWith(({ organisations }) => {
    for (const { certificates } of organisations[0]?.persons ?? [])
      certificates.push({ digest: short.fingerprint, from: '2026-01-01T00:00:00.000Z' });
  });
  const end = new X509Certificate(short.der).validToDate.getTime();
  const ask = await asking(short, end);
  expect(await ask(authority, -10)).toBe('P4V8N2A6C');
  expect(await ask(authority, 1)).toBe('CERTIFICATE_EXPIRED');
});

test('a directory that is read again knows nothing of what was remembered', async () => {
  const now = Date.now();
  const before = await authorityWith(undefined);
  const ask = await asking(world.members.alpha.person, now);
  expect(await ask(before, 0)).toBe('P4V8N2A6C');
  const after = await authorityWith(({ organisations }) => {
    for (const person of organisations[0]?.persons ?? []) person.until = new Date(now).toISOString();
  });
  expect(await ask(after, 1)).toBe('SIGNER_NOT_AUTHORISED');
});
