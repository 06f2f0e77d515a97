import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { softHsmModule, writeCertificates } from '../../build/demo/softhsm.ts';
import { outcomeOfLogin, RecordedTokenLog } from '../../test/support/faulty-host.ts';
import { createTokenFolder, digestOfFile, type TokenFolder } from '../../test/support/token-folder.ts';
import { createTokenHost, type TokenHost } from './host.ts';
import type { Library } from './library.ts';
import { FailureLog } from './log.ts';
import { findObjects } from './objects.ts';
import { emptyToken } from './pkcs11.fixture.ts';
import { defaultProfile } from './profiles/default.ts';

const pin = '123456';
/** Forty bytes. */
const longId = 'ab'.repeat(40);
const data = new TextEncoder().encode('7K3Q-9XWP-2M4T-8');

describe('certificates on a token', () => {
  let folder: TokenFolder;
  let host: TokenHost;
  let serial: string;
  beforeEach(async () => {
    folder = await createTokenFolder([
      {
        label: 'Personal',
        pin,
        keys: [
          { id: longId, kind: 'p256', usage: 'sign' },
          { id: '02', kind: 'rsa-2048', usage: 'encrypt' },
        ],
      },
    ]);
    serial = folder.tokens[0]?.serial ?? '';
    host = open();
  });
  afterEach(async () => {
    await host.close();
    folder.remove();
  });

  const open = () => {
    const module = softHsmModule();
    return createTokenHost({
      module,
      digest: digestOfFile(module),
      listed: [serial],
      onChange: () => undefined,
      log: new RecordedTokenLog(),
    });
  };
  const certificates = async () => {
    const { tokens } = await host.handlers['token.state']({});
    return tokens.find((token) => token.serial === serial)?.certificates ?? [];
  };
  /** Writes to the token while no host has it open. */
  async function write(...written: Parameters<typeof writeCertificates>[3]): Promise<void> {
    await host.close();
    await writeCertificates(folder.directory, serial, pin, written);
    host = open();
  }
  const derOf = async (usage: 'sign' | 'encrypt') => {
    const found = (await certificates()).find((certificate) => certificate.usage === usage);
    return Buffer.from(found?.certificate ?? '', 'base64');
  };

  it('with a CKA_ID of more than 32 bytes are found, and their keys sign', async () => {
    const [long] = (await certificates()).filter(({ usage }) => usage === 'sign');
    expect(long?.keyId).toMatch(/^[0-9a-f]{64}$/);
    expect(await outcomeOfLogin(host, serial, pin)).toBe('ok');
    expect((await certificates()).map(({ usage }) => usage).sort()).toEqual(['encrypt', 'sign']);
    const order = { serial, keyId: long?.keyId ?? '', mechanism: 'ecdsa-sha256', data } as const;
    expect((await host.handlers['token.sign'](order)).signature.length).toBe(64);
  });

  it('that are private objects are found after the login', async () => {
    await write({ keyId: '02', der: await derOf('encrypt'), isPrivate: true });
    expect((await certificates()).map(({ usage }) => usage)).toEqual(['sign']);
    expect(await outcomeOfLogin(host, serial, pin)).toBe('ok');
    expect((await certificates()).map(({ usage }) => usage).sort()).toEqual(['encrypt', 'sign']);
  });
});

it('objects are asked for until there are no more, whatever number a module gives at a time', () => {
  const handles = Array.from({ length: 150 }, (_, index) => Buffer.from([index]));
  const left = [...handles];
  const giveSome: Library['C_FindObjects'] = () => left.splice(0, 16);
  const library: Library = { ...emptyToken, C_FindObjects: giveSome };
  const failures = new FailureLog(new RecordedTokenLog());
  const found = findObjects({ library, failures, profile: defaultProfile, session: Buffer.alloc(8) }, []);
  expect(found).toEqual(handles);
});
