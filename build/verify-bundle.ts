// `npm run verify:build`: the verifier as one file, `out/verify/tram-mat-verify.mjs`, which Node runs without packages.
import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { shippedPackages } from './notices/lock.ts';
import { licencesFile } from './notices/notice.ts';
import { licenceText } from './notices/texts.ts';
import { outDirectory, root } from './run/paths.ts';

const fileName = 'tram-mat-verify.mjs';

/** Writes the verifier into a folder, which is emptied, and returns its path. It carries the licences of what it holds. */
export async function bundleVerifier(folder = join(outDirectory, 'verify')): Promise<string> {
  const bundle = await build({
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    // Nothing stays outside: what an examiner carries needs no installation, and so no native code.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: join(root, 'build/verify.ts'),
        output: { format: 'es', entryFileNames: fileName, codeSplitting: false },
      },
    },
  });
  const file = join(folder, fileName);
  appendFileSync(file, `\n/*\n${licencesIn(bundle)}*/\n`);
  return file;
}

/** The licence texts of the packages whose modules a bundle holds. */
function licencesIn(bundle: Awaited<ReturnType<typeof build>>): string {
  if (!('output' in bundle)) throw new Error('the verifier is not one bundle');
  const [{ moduleIds }] = bundle.output;
  const folders = new Set(moduleIds.flatMap((id) => packageFolder.exec(relative(root, id))?.[0] ?? []));
  const shipped = shippedPackages(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
  const packages = shipped.packages.filter(({ folder }) => folders.delete(folder));
  if (folders.size > 0) throw new Error(`the verifier holds what does not ship: ${[...folders].join(', ')}`);
  return licencesFile({ ...shipped, packages }, licenceText).replaceAll('*/', '* /');
}

/** The folder of the package that a module belongs to. */
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

if (import.meta.main) {
  const file = await bundleVerifier();
  console.log(`${file}\nnode tram-mat-verify.mjs FOLDER [--trust …] (Node 20 or later)`);
}
