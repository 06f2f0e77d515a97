/**
 * Chromium loads no unknown scheme over the DevTools protocol, so an app's own `scheme://host/path` lives at
 * `https://host.scheme.standin.invalid/path` inside it: RFC 6761 reserves `.invalid`, no resolver is ever
 * asked, and every request is answered by us. The app sees its own addresses only.
 */
const suffix = '.standin.invalid';
const privileged = new Set<string>();

export const registerScheme = (scheme: string): void => void privileged.add(scheme);

export function toBrowser(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url);
  const [, scheme = '', host = '', rest = ''] = match ?? [];
  if (!privileged.has(scheme)) return url;
  return `https://${host}.${scheme}${suffix}${/^[?#]|^$/.test(rest) ? `/${rest}` : rest}`;
}

export function toApp(url: string): string {
  const match = /^(blob:)?https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.standin\.invalid(.*)$/.exec(url);
  const [, blob = '', host = '', scheme = '', rest = ''] = match ?? [];
  return privileged.has(scheme) ? `${blob}${scheme}://${host}${rest}` : url;
}

/** Electron gives the origin of a standard scheme as `scheme://host`; Node's URL calls it `null`. */
export function originOf(url: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)/.exec(url);
  if (match && privileged.has(match[1] ?? '')) return match[0];
  return URL.canParse(url) ? new URL(url).origin : 'null';
}

/** A policy that names our scheme must mean the same pages inside Chromium. */
export function policyToBrowser(policy: string): string {
  let mapped = policy;
  for (const scheme of privileged) {
    mapped = mapped
      .replaceAll(new RegExp(`(?<![\\w.-])${scheme}://([\\w.-]+)`, 'g'), `https://$1.${scheme}${suffix}`)
      .replaceAll(new RegExp(`(?<![\\w.-])${scheme}:(?!//)`, 'g'), `https://*.${scheme}${suffix}`);
  }
  return mapped;
}
