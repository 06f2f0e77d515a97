import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { outDirectory, root } from './run/paths.ts';

export const appDirectory = join(outDirectory, 'app');
const electron = join(root, 'electron');

/** What stays outside the bundles: Electron itself and the two packages with native code. */
const external = ['electron', 'better-sqlite3', 'pkcs11js'];

const common = {
  root,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
} satisfies InlineConfig;

/** Main, core and token host: ES modules for the Node that Electron carries. */
export const processesConfig: InlineConfig = {
  ...common,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: appDirectory,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        main: join(electron, 'main.ts'),
        'core-process': join(electron, 'core-process.ts'),
        'token-process': join(electron, 'token-process.ts'),
      },
      external,
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
};

/** The preload: one CommonJS file, because a sandboxed preload can load neither modules nor other files. */
export const preloadConfig: InlineConfig = {
  ...common,
  ssr: { noExternal: true, external, target: 'node' },
  build: {
    ssr: true,
    target: 'node24',
    outDir: appDirectory,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: { preload: join(electron, 'preload.ts') },
      external,
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
};
