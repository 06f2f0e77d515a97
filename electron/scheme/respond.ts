import { readFile } from 'node:fs/promises';
import type { AppFile } from './files.ts';
import { securityHeaders } from './headers.ts';
import { appOrigin } from './origin.ts';

type Responder = (request: Pick<Request, 'method' | 'url'>) => Promise<Response>;

/**
 * Answers the app scheme from the allow-list alone. The URL must be, character for character, our origin and
 * a listed path: nothing is decoded, normalised or joined.
 */
export function createResponder(files: ReadonlyMap<string, AppFile>): Responder {
  const listed = new Map([...files].map(([path, file]) => [`${appOrigin}${path}`, file]));
  return async ({ method, url }) => {
    if (method !== 'GET') return refusal(405);
    const file = listed.get(withoutFragment(url));
    if (file === undefined) return refusal(404);
    const content = await readFile(file.path);
    return new Response(new Uint8Array(content), {
      status: 200,
      headers: { ...securityHeaders, 'Content-Type': file.type },
    });
  };
}

const withoutFragment = (url: string): string => {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
};

const refusal = (status: 404 | 405): Response => new Response(null, { status, headers: securityHeaders });
