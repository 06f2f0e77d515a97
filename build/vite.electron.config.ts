import { join } from 'node:path';
import type { BuildOptions, InlineConfig } from 'vite';
import { root } from './run/paths.ts';

const electron = join(root, 'electron');

/** What stays outside the bundles: Electron itself and the two packages with native code. */
const external = ['electron', 'better-sqlite3', 'pkcs11js'];

const common = {
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external, target: 'node' },
} satisfies InlineConfig;

const output = (outDir: string) =>
  ({ ssr: true, target: 'node24', outDir, minify: false }) satisfies BuildOptions;

/** Main, core and token host: ES modules for the Node that Electron carries. `npm run dev` has its own main. */
export const processesConfig = (outDir: string, main = join(electron, 'main.ts')): InlineConfig => ({
  ...common,
  build: {
    ...output(outDir),
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        main,
        'core-process': join(electron, 'core-process.ts'),
        'token-process': join(electron, 'token-process.ts'),
      },
      external,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
});

/** The preload: one CommonJS file, because a sandboxed preload can load neither modules nor other files. */
export const preloadConfig = (outDir: string): InlineConfig => ({
  ...common,
  build: {
    ...output(outDir),
    emptyOutDir: false,
    rolldownOptions: {
      input: { preload: join(electron, 'preload.ts') },
      external,
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
