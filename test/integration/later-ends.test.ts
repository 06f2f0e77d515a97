import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { openDemoPki } from '../../build/demo/pki.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import { setClock } from '../support/clock.ts';
import { publish } from '../support/directory.ts';
import { Carried, signedBy } from '../support/incoming.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import { officeSection } from '../support/staffed-site.ts';

afterEach(() => vi.unstubAllGlobals());

const [agency, other] = agencies;
const day = 86_400_000;

/** A terminal that took a section in five days after it was set up, and worked under it. */
async function atWork() {
  const site = await Site.open({ endpoint: false, unlocked: [] });
  const { a, world, folder } = site;
  const start = Date.now();
  const clockAt = (days: number) => {
    vi.unstubAllGlobals();
    setClock(start + days * day);
  };
  clockAt(5);
  const section = officeSection(world);
  const carried = new Carried(world, folder);
  await signedBy(world, agency, agency.head, (sign) => carried.put('section', section, sign));
  await carried.import();
  await a.unlock();
  await a.handlers['record.register']({ input: outgoingInput(1) });
  await a.handlers['session.lock']({});
  const brings = async (put: (carried: Carried) => Promise<void> | void) => {
    const next = new Carried(world, folder);
    await put(next);
    await next.import();
    await a.unlock();
  };
  const on = (days: number) => new Date(start + days * day).toISOString();
  return { site, section, clockAt, on, brings };
}
type Body = Directory['organisations'][number];
const ended =
  (until: string, ...codes: readonly string[]) =>
  (body: Body) => {
    for (const one of [body, ...body.persons]) if (codes.includes(one.code)) one.until = until;
  };
const verdict = async ({ a }: Site) => {
  await a.handlers['ledger.checkpoint']({});
  const { ok, firstFault, unattested } = await a.handlers['ledger.verify']({});
  return { ok, firstFault, unattested: unattested.length };
};
const signerWarnings = ({ a }: Site) => a.view().warnings.filter((code) => code.startsWith('SECTION_'));

test('a directory that ends who signed the section, as of before, leaves the terminal at work until another signs the next', async () => {
  const { site, section, clockAt, on, brings } = await atWork();
  const { a, world } = site;
  clockAt(6);
  await publish(world, ({ organisations }) => {
    for (const body of organisations) {
      ended(on(3), agency.head.code)(body);
      for (const person of body.persons) if (person.code === agency.clerk.code) person.role = 'head';
    }
  });
  await brings((carried) => carried.putDirectory());
  expect(await verdict(site)).toMatchObject({ ok: true, firstFault: null });
  await a.handlers['session.lock']({});
  await a.unlock();
  expect(signerWarnings(site)).toEqual(['SECTION_SIGNER_ENDED']);
  await a.handlers['record.register']({ input: outgoingInput(2, { signer: agency.clerk.code }) });
  await a.handlers['session.lock']({});

  clockAt(7);
  const at = new Date().toISOString();
  await brings((carried) =>
    signedBy(world, agency, agency.clerk, (sign) =>
      carried.put('section', { ...section, version: 2, at }, sign),
    ),
  );
  expect(a.view().cameIn).toMatchObject([{ kind: 'section', version: 2 }]);
  expect(signerWarnings(site)).toEqual([]);
  expect(await verdict(site)).toMatchObject({ ok: true, firstFault: null });
  await a.handlers['session.lock']({});
  await a.unlock();
  expect(signerWarnings(site)).toEqual([]);
});

test('a revocation of the signer’s certificate, as of before, leaves the terminal at work', async () => {
  const { site, clockAt, on, brings } = await atWork();
  clockAt(6);
  const { tokens } = await site.a.tokens.state();
  const held = tokens.find(({ label }) => label === agency.head.label);
  const certificate = held?.certificates.find(({ usage }) => usage === 'sign')?.certificate ?? '';
  const pki = await openDemoPki(site.world.pki);
  const lists = await pki.revoke([Buffer.from(certificate, 'base64')], new Date(on(3)));
  await brings(({ folder }) => {
    for (const [index, list] of lists.entries()) writeFileSync(join(folder, `${index}.crl`), list);
  });
  await site.a.handlers['session.lock']({});
  await site.a.unlock();
  expect(signerWarnings(site)).toEqual(['SECTION_SIGNER_ENDED']);
});

test.each([
  ['signer', agency.head.code],
  ['recipient', other.code],
])(
  'a directory that ends a %s, as of before a line that names it, leaves the ledger true',
  async (_, code) => {
    const { site, clockAt, on, brings } = await atWork();
    clockAt(6);
    await publish(site.world, ({ organisations }) => {
      for (const body of organisations) ended(on(3), code)(body);
    });
    await brings((carried) => carried.putDirectory());
    expect(await verdict(site)).toMatchObject({ ok: true, firstFault: null });
  },
);
