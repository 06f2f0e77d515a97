// `npm run verify:build`: the verifier as one file, `out/verify/tram-mat-verify.mjs`, which Node runs without packages.
import { join } from 'node:path';
import { build } from 'vite';
import { outDirectory, root } from './run/paths.ts';

const fileName = 'tram-mat-verify.mjs';

/** Writes the verifier into a folder, which is emptied, and returns its path. */
export async function bundleVerifier(folder = join(outDirectory, 'verify')): Promise<string> {
  await build({
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
  return join(folder, fileName);
}

if (import.meta.main) {
  const file = await bundleVerifier();
  console.log(`${file}\nnode tram-mat-verify.mjs FOLDER [--trust …] (Node 20 or later)`);
}
