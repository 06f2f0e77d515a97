import { childrenOf, type Der, DerError, Fields, readDer, tags } from './der.ts';
import { readOid } from './der-values.ts';

const commonNameOid = '2.5.4.3';
const bmpString = 0x1e;

/** The last common name of a distinguished name; DerError when it has none. */
export function commonName(name: Uint8Array): string {
  let found: string | undefined;
  for (const relative of childrenOf(readDer(name), tags.sequence)) {
    for (const attribute of childrenOf(relative, tags.set)) {
      const fields = new Fields(attribute);
      const type = readOid(fields.any());
      const value = fields.any();
      fields.end();
      if (type === commonNameOid) found = readText(value);
    }
  }
  if (found === undefined) throw new DerError();
  return found;
}

function readText({ tag, value }: Der): string {
  if (tag === tags.utf8String || tag === tags.printableString) {
    return new TextDecoder('utf-8', { fatal: true }).decode(value);
  }
  if (tag === bmpString) return new TextDecoder('utf-16be', { fatal: true }).decode(value);
  throw new DerError();
}
