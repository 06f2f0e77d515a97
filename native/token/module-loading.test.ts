import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import pkcs11 from 'pkcs11js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSoftHsm, softHsmModule } from '../../build/demo/softhsm.ts';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { buildFaultModule, FaultControl } from '../../test/support/fault-module.ts';
import { outcomeOfLogin, RecordedTokenLog } from '../../test/support/faulty-host.ts';
import { digestOfFile } from '../../test/support/token-folder.ts';
import { createTokenHost } from './host.ts';

describe('the PKCS#11 module', () => {
  let directory: string;
  let module: string;
  let faults: FaultControl;
  let log: RecordedTokenLog;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'tram-mat-module-'));
    module = buildFaultModule(directory);
    faults = new FaultControl(directory);
    const configuration = { SOFTHSM2_CONF: await createSoftHsm(directory) };
    Object.assign(process.env, configuration, faults.environment(softHsmModule()));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  async function outcome(path: string, digest: string) {
    log = new RecordedTokenLog();
    const host = createTokenHost({
      module: path,
      digest,
      listed: ['LISTED-1'],
      onChange: () => undefined,
      log,
    });
    const order = { serial: 'LISTED-1', keyId: '01', mechanism: 'ecdsa-sha256' } as const;
    try {
      const { module: state } = await host.handlers['token.state']({});
      const login = await outcomeOfLogin(host, 'LISTED-1', '123456');
      const signing = Promise.resolve(host.handlers['token.sign']({ ...order, data: new Uint8Array(1) }));
      const code = await signing.then(
        () => 'signed',
        (error: { code: ErrorCode }) => error.code,
      );
      return { state, login, code };
    } finally {
      await host.close();
    }
  }

  it('with the approved digest is ready, also without any token', async () => {
    expect(await outcome(module, digestOfFile(module))).toEqual({
      state: 'ready',
      login: 'TOKEN_ABSENT',
      code: 'TOKEN_ABSENT',
    });
  });

  it('with another digest is never loaded', async () => {
    // It would end this process on being initialised.
    faults.set('abort C_Initialize');
    expect(await outcome(module, 'ab'.repeat(32))).toEqual({
      state: 'wrong-digest',
      login: 'TOKEN_MODULE_UNTRUSTED',
      code: 'TOKEN_MODULE_UNTRUSTED',
    });
    expect(log.modules).toEqual([]);
    expect(log.failures).toEqual([['load', { code: 'TOKEN_MODULE_UNTRUSTED' }]]);
    faults.set();
  });

  it('with one byte more than the approved one is refused', async () => {
    const changed = join(directory, 'changed.so');
    copyFileSync(module, changed);
    writeFileSync(changed, '\0', { flag: 'a' });
    expect((await outcome(changed, digestOfFile(module))).state).toBe('wrong-digest');
  });

  it('that is not there, or is named by a relative path, is missing', async () => {
    const missing = { state: 'missing', login: 'TOKEN_MODULE_MISSING', code: 'TOKEN_MODULE_MISSING' };
    expect(await outcome(join(directory, 'none.so'), 'ab'.repeat(32))).toEqual(missing);
    expect(log.failures).toEqual([['load', { code: 'ENOENT' }]]);
    expect(await outcome(relative(process.cwd(), module), digestOfFile(module))).toEqual(missing);
  });

  it('that is no library, or does not initialise, has failed', async () => {
    const failed = { state: 'failed', login: 'TOKEN_MODULE_FAILED', code: 'TOKEN_MODULE_FAILED' };
    const text = join(directory, 'text.so');
    writeFileSync(text, 'not a library', { mode: 0o600 });
    expect(await outcome(text, digestOfFile(text))).toEqual(failed);
    faults.set(`return C_Initialize ${pkcs11.CKR_GENERAL_ERROR}`);
    expect(await outcome(module, digestOfFile(module))).toEqual(failed);
    const { CKR_GENERAL_ERROR: value } = pkcs11;
    const cause = { function: 'C_Initialize', value, ckr: 'CKR_GENERAL_ERROR' };
    expect(log.failures).toEqual([['load', cause]]);
    faults.set();
  });

  it('is given the string of the configuration at its initialisation', async () => {
    // SoftHSM takes none and says so (CKR_ARGUMENTS_BAD).
    const recorded = new RecordedTokenLog();
    const host = createTokenHost({
      module,
      digest: digestOfFile(module),
      initialisation: "configdir='/tmp'",
      listed: ['LISTED-1'],
      onChange: () => undefined,
      log: recorded,
    });
    expect((await host.handlers['token.state']({})).module).toBe('failed');
    await host.close();
    const { CKR_ARGUMENTS_BAD: value } = pkcs11;
    const cause = { function: 'C_Initialize', value, ckr: 'CKR_ARGUMENTS_BAD' };
    expect(recorded.failures).toEqual([['load', cause]]);
  });

  it('that crashes ends the process it runs in, and no other', async () => {
    faults.set('abort C_GetSlotList');
    const host = new URL('./host.ts', import.meta.url).href;
    const options = { module, digest: digestOfFile(module), listed: ['LISTED-1'] };
    const program = `
      import { createTokenHost } from ${JSON.stringify(host)};
      const host = createTokenHost({ ...${JSON.stringify(options)}, onChange: () => {}, log: { loaded() {}, failed() {} } });
      await host.handlers['token.state']({});
      console.log('still here');`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => printed.push(part));
    const signal = await new Promise((resolve) => child.once('close', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGABRT');
    expect(Buffer.concat(printed).toString()).toBe('');
    faults.set();
  });
});
