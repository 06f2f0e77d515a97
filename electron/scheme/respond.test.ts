import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { listFiles } from './files.ts';
import { contentSecurityPolicy } from './headers.ts';
import { appOrigin, startPage } from './origin.ts';
import { createResponder } from './respond.ts';

let directory: string;
let respond: ReturnType<typeof createResponder>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-scheme-'));
  const pages = join(directory, 'pages');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(join(directory, 'secret.html'), 'secret');
  await writeFile(join(pages, 'index.html'), 'page');
  await writeFile(join(pages, 'assets', 'a.js'), 'script');
  await symlink(join(directory, 'secret.html'), join(pages, 'link.html'));
  respond = createResponder(listFiles(pages));
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

const get = (url: string) => respond({ method: 'GET', url });

describe('the app scheme', () => {
  it('serves a listed file with its type and the policy', async () => {
    const page = await get(startPage);
    expect([page.status, await page.text()]).toEqual([200, 'page']);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const script = await get(`${appOrigin}/assets/a.js#part`);
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
  });

  it.each([
    `${appOrigin}/`,
    `${appOrigin}/../secret.html`,
    `${appOrigin}/assets/../index.html`,
    `${appOrigin}/%69ndex.html`,
    `${appOrigin}/assets%2fa.js`,
    `${appOrigin}//index.html`,
    `${appOrigin}/index.html?x=1`,
    `${appOrigin}/index.html/`,
    `${appOrigin}/INDEX.HTML`,
    `${appOrigin}/assets`,
    `${appOrigin}/link.html`,
    `${appOrigin}:80/index.html`,
    'app://other/index.html',
    'app://tram-mat.vn/index.html',
    'https://tram-mat/index.html',
    'file:///etc/passwd',
    `${appOrigin}/__proto__`,
    `${appOrigin}/index.html\0`,
  ])('refuses what is not listed, character for character: %s', async (url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  });

  it('refuses every other path', async () => {
    const path = fc
      .string({ unit: 'binary' })
      .filter((text) => !/^(?:index\.html|assets\/a\.js)(?:#|$)/.test(text));
    await fc.assert(
      fc.asyncProperty(path, async (text) => {
        expect((await get(`${appOrigin}/${text}`)).status).toBe(404);
      }),
    );
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])('refuses %s', async (method) => {
    expect((await respond({ method, url: startPage })).status).toBe(405);
  });

  it('does not start with a kind of file that windows have no use for', async () => {
    const odd = await mkdtemp(join(directory, 'odd-'));
    await writeFile(join(odd, 'app.wasm'), '');
    expect(() => listFiles(odd)).toThrow('UNEXPECTED');
  });
});

describe('the policy', () => {
  it('names no other origin and nothing inline', () => {
    expect(contentSecurityPolicy).not.toMatch(/unsafe|data:|blob:|https?:|\*/);
    expect(contentSecurityPolicy).toContain("default-src 'none'");
  });
});
