import { generateKeyPairSync } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect } from 'vitest';
import { openDemoPki, pemOf, spkiOf } from '../../build/demo/pki.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import { homeFiles } from '../../native/home.ts';
import { outgoingInput } from '../support/records.ts';
import { startTerminal } from '../support/terminal.ts';
import { copyHome } from './altered.ts';
import { failures } from './failures.ts';

const { row, withTerminal, stage } = failures('line');

let endpoint: RunningEndpoint | undefined;
afterEach(async () => {
  await endpoint?.stop();
  endpoint = undefined;
});
const start = async () => {
  endpoint = await startEndpoint(stage().world.endpoint.home);
};

row('the endpoint is down', (code) =>
  withTerminal('down', { home: stage().world.homes.a.home }, async (a) => {
    await a.unlock();
    await a.openSeal();
    const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
    await a.handlers['record.issue']({ code: record.code });
    await a.until(() => a.view().link.fault === code);
    expect(a.view()).toMatchObject({
      link: { state: expect.stringMatching(/offline|connecting/) },
      pendingOutbox: 1,
    });
    await start();
    await a.until(() => a.view().pendingOutbox === 0);
    const { rows: lines } = await a.handlers['outbox.list']({ offset: 0, limit: 10 });
    expect(lines).toMatchObject([{ state: 'stored', code: record.code }]);
  }),
);

row('the endpoint has another key', async (code) => {
  const { home } = stage().world.endpoint;
  const pki = await openDemoPki(stage().world.pki);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const certificate = await pki.issue('tls-server', spkiOf(publicKey), 'may-chu-trao-doi');
  writeFileSync(join(home, 'tls.key'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(join(home, 'tls.crt'), pemOf(certificate));
  await start();
  await withTerminal('other-key', {}, async (a) => {
    await a.unlock();
    await a.until(() => a.view().link.fault === code);
    expect(a.view().link.lastContact).toBeNull();
  });
});

row('a store rolled back to an old copy', async (code) => {
  await start();
  const old = copyHome(stage().world, 'old-copy');
  await withTerminal('rolled-back', { home: stage().world.homes.a.home }, async (a) => {
    await a.unlock();
    await a.handlers['record.register']({ input: outgoingInput(2) });
    await a.handlers['ledger.checkpoint']({});
    await a.until(async () => {
      const verdict = await a.handlers['ledger.verify']({});
      return verdict.anchored === verdict.entries;
    });
  });
  await withTerminal('rolled-back', { home: old }, async (a) => {
    await a.unlock();
    await a.until(() => a.view().warnings.includes(code ?? 'UNEXPECTED'));
    expect(a.view().link).toMatchObject({ state: 'offline', fault: code });
    const { rows: lines } = await a.handlers['ledger.page']({ before: null, limit: 10 });
    expect(lines.map(({ act }) => act)).toContain('incident');
  });
});

row('a revoked person certificate', async (code) => {
  await start();
  const pki = await openDemoPki(stage().world.pki);
  const install = (trust: string, lists: readonly Uint8Array[]) => {
    const folder = join(trust, 'crls');
    const names = readdirSync(folder).sort();
    for (const [index, list] of lists.entries()) writeFileSync(join(folder, names[index] ?? ''), list);
  };
  const b = startTerminal(stage().world, 'b');
  try {
    await withTerminal('revoked', { home: stage().world.homes.a.home }, async (a) => {
      await a.unlock();
      await a.openSeal();
      const { record } = await a.handlers['record.register']({ input: outgoingInput(3) });
      await a.handlers['record.issue']({ code: record.code });
      await a.until(() => a.view().pendingOutbox === 0);
      const state = await stage().tokens.port.state();
      const clerk = state.tokens.find(({ serial }) => serial === stage().tokens.clerk);
      const signing = clerk?.certificates.find(({ usage }) => usage === 'sign')?.certificate ?? '';
      const lists = await pki.revoke([Buffer.from(signing, 'base64')], new Date(Date.now() - 1_800_000));
      install(join(stage().world.endpoint.home, 'trust'), lists);
      install(homeFiles(stage().world.homes.b.home).trust, lists);

      // The endpoint takes nothing more under it,
      endpoint?.process.kill('SIGHUP');
      await a.until(() => a.view().link.fault === code);
      const second = await a.handlers['record.register']({ input: outgoingInput(4) });
      await a.handlers['record.issue']({ code: second.record.code });
      expect(a.view().pendingOutbox).toBe(1);

      // the receiver rejects what arrived before it knew,
      await b.unlock();
      const rejected = await b.until(async () => (await b.handlers['today.view']({})).rejected[0]);
      expect(rejected).toMatchObject({ fault: code });
      expect((await b.handlers['incoming.waiting']({})).waiting).toEqual([]);

      // and the terminal itself does not open with it once it knows.
      install(homeFiles(stage().world.homes.a.home).trust, lists);
      await a.handlers['session.lock']({});
      await expect(a.unlock()).rejects.toMatchObject({ code });
    });
  } finally {
    await b.stop();
  }
});
