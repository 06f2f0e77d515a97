import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coreEnvironment, tokenHostEnvironment } from '../broker/environment.ts';
import { createLog, type ShellLog } from '../log.ts';
import { explain } from './explain.ts';
import { locateHome } from './locate.ts';
import { PreferenceFile } from './preferences.ts';
import { WindowPlaceFile } from './window-place.ts';

let home: string;
let logged: string[];
let log: ShellLog;
beforeEach(async () => {
  logged = [];
  log = createLog((line) => logged.push(line));
  home = await mkdtemp(join(tmpdir(), 'tram-mat-home-'));
});
afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

describe('preferences', () => {
  const chosen = { language: 'en', theme: 'contrast', zoom: 150, sound: false } as const;

  it('come back as written, in a file of their owner alone', async () => {
    new PreferenceFile(home, log).write(chosen);
    expect(new PreferenceFile(home, log).read()).toEqual(chosen);
    expect((await stat(join(home, 'preferences.json'))).mode & 0o077).toBe(0);
    expect(await readdir(home)).toEqual(['preferences.json']);
  });

  it.each([
    ['cut off', '{"language":"en"'],
    ['out of range', '{"language":"en","theme":"dark","zoom":900}'],
    ['with a key too many', '{"language":"en","theme":"dark","zoom":100,"note":"Về việc"}'],
  ])('fall back to the defaults when the file is %s', async (_, text) => {
    await writeFile(join(home, 'preferences.json'), text);
    expect(new PreferenceFile(home, log).read()).toEqual({
      language: 'vi',
      theme: 'system',
      zoom: 100,
      sound: true,
    });
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ name: 'preferences', code: 'CONFIG_INVALID' });
    expect(logged[0]).not.toContain('Về việc');
  });

  it('of before the sound could be chosen stay, with the sound on', async () => {
    await writeFile(join(home, 'preferences.json'), '{"language":"en","theme":"dark","zoom":125}');
    expect(new PreferenceFile(home, log).read()).toEqual({
      language: 'en',
      theme: 'dark',
      zoom: 125,
      sound: true,
    });
    expect(logged).toEqual([]);
  });

  it('are the defaults before the first choice, which is no failure', () => {
    expect(new PreferenceFile(home, log).read()).toEqual({
      language: 'vi',
      theme: 'system',
      zoom: 100,
      sound: true,
    });
    expect(logged).toEqual([]);
  });

  it('keep the old file when the new one cannot be written', async () => {
    const gone = new PreferenceFile(join(home, 'gone'), log);
    expect(() => gone.write(chosen)).toThrow('DISK_FAILED');
    new PreferenceFile(home, log).write(chosen);
    expect(JSON.parse(await readFile(join(home, 'preferences.json'), 'utf8'))).toEqual(chosen);
  });
});

describe('the place of the window', () => {
  const place = { x: -12, y: 40, width: 1200, height: 700, maximized: true };

  it('comes back as written, in a file of its owner alone', async () => {
    expect(new WindowPlaceFile(home, log).read()).toBeUndefined();
    new WindowPlaceFile(home, log).write(place);
    expect(new WindowPlaceFile(home, log).read()).toEqual(place);
    expect((await stat(join(home, 'window.json'))).mode & 0o077).toBe(0);
    expect(logged).toEqual([]);
  });

  it.each([
    ['cut off', '{"x":1'],
    ['with a key too many', '{"x":0,"y":0,"width":9,"height":9,"maximized":false,"note":"Về việc"}'],
  ])('is forgotten when the file is %s', async (_, text) => {
    await writeFile(join(home, 'window.json'), text);
    expect(new WindowPlaceFile(home, log).read()).toBeUndefined();
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ name: 'window', code: 'CONFIG_INVALID' });
    expect(logged[0]).not.toContain('Về việc');
  });

  it('holds up nothing where it cannot be kept', () => {
    new WindowPlaceFile(join(home, 'gone'), log).write(place);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({ name: 'window', code: 'DISK_FAILED' });
  });
});

describe('the home folder', () => {
  it('is what the switch says, or the given one', () => {
    expect(locateHome(['electron', '.', '--home=/srv/a'], '/x')).toBe('/srv/a');
    expect(locateHome(['electron', '.', '--home='], '/x')).toBe('/x');
    expect(locateHome(['electron', '.'], '/x')).toBe('/x');
  });
});

describe('a failed start', () => {
  it('is explained in both languages with its code', () => {
    const { title, text } = explain({ code: 'CONFIG_INVALID' });
    expect(title).toContain('CONFIG_INVALID');
    expect(text).toContain('Tệp cấu hình của máy trạm không hợp lệ.');
    expect(text).toContain("The terminal's configuration file is not valid.");
  });

  it('is explained with what its detail adds', () => {
    const { text } = explain({ code: 'DISK_FAILED', detail: { file: 'store' } });
    expect(text).toContain('Không đọc hoặc ghi được kho dữ liệu.');
    expect(text).toContain('The store could not be read or written.');
    expect(text).toContain('Leave the machine on;');
  });
});

describe('the environment of the children', () => {
  const full = {
    LANG: 'vi_VN.UTF-8',
    HOME: '/home/a',
    SOFTHSM2_CONF: '/x/softhsm2.conf',
    NODE_OPTIONS: '--inspect',
    ELECTRON_RUN_AS_NODE: '1',
    LD_PRELOAD: '/tmp/x.so',
    HTTPS_PROXY: 'http://proxy',
    NODE_EXTRA_CA_CERTS: '/tmp/ca.pem',
    SSLKEYLOGFILE: '/tmp/keys',
  };

  it('holds what they need and nothing that changes their code or their network', () => {
    expect(coreEnvironment(full)).toEqual({ LANG: 'vi_VN.UTF-8' });
    expect(tokenHostEnvironment(full)).toEqual({
      LANG: 'vi_VN.UTF-8',
      HOME: '/home/a',
      SOFTHSM2_CONF: '/x/softhsm2.conf',
    });
  });
});
