import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { billOfMaterials } from './notices/bom.ts';
import { refusedPackages } from './notices/licences.ts';
import { shippedPackages } from './notices/lock.ts';
import { licencesFile, noticeFile } from './notices/notice.ts';
import { licenceText } from './notices/texts.ts';
import { root } from './run/paths.ts';

/**
 * `npm run notices` writes the notices of the packages that ship; with `--check`, as `npm run lint` runs it, it compares
 * instead. Exit code 1 for a licence that is not permitted, and for a file that is not what the lock file gives.
 */
const check = process.argv.includes('--check');
const shipped = shippedPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));

for (const { name, version, licence } of refusedPackages(shipped.packages)) {
  console.error(`${name} ${version}: licence ${licence === '' ? 'not stated' : licence} is not permitted`);
  process.exitCode = 1;
}
const files = {
  NOTICE: noticeFile(shipped),
  'build/resources/licences.txt': licencesFile(shipped, licenceText),
  'build/resources/sbom.cdx.json': billOfMaterials(shipped),
};
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
    console.error(`${name} is not what package-lock.json gives: run \`npm run notices\``);
    process.exitCode = 1;
  }
}
