import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { root } from './run/paths.ts';

/** The windows' pages. The policy allows no inline script, style or data URL, so none is made. */
export const rendererConfig = (outDir: string): InlineConfig => ({
  root: join(root, 'renderer'),
  base: './',
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    target: 'chrome140',
    outDir,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
  },
});
