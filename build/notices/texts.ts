import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run/paths.ts';
import type { ShippedPackage } from './lock.ts';

const textFile = /^(licen[cs]e|copying|notice)(\W.*)?$/i;

/** The licence texts of a package, as its archive holds them; '' where it holds none. */
export function licenceText({ folder }: ShippedPackage): string {
  const home = join(root, installed(folder));
  return readdirSync(home)
    .filter((name) => textFile.test(name) && !name.endsWith('.html'))
    .toSorted()
    .map((name) => readFileSync(join(home, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}

/** Node's packages differ by platform and have the same texts; only the one of this machine is installed. */
const installed = (folder: string): string =>
  existsSync(join(root, folder)) ? folder : `node_modules/node-${process.platform}-${process.arch}`;
