import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Rolldown } from 'vite';
import { root } from './run/paths.ts';

/**
 * The pages of the windows: `index` of the terminal's own, `countersign` of main's for a second person's PIN. Each is
 * built apart, so that neither loads what the other is made of. The policy allows no inline script, style or data URL, so
 * none is made.
 */
export const rendererConfig = (outDir: string, page: 'index' | 'countersign' = 'index'): InlineConfig => ({
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
    emptyOutDir: page === 'index',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
    reportCompressedSize: false,
    rolldownOptions: {
      input: join(root, 'renderer', `${page}.html`),
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: chunkOf, debugName: 'needed first' }],
        },
      },
    },
  },
});

/** Two files of script: what the PIN box needs, and all the rest. Without this each screen brings several. */
function chunkOf(module: string, context: Rolldown.ChunkingContext): string {
  const seen = new Set<string>();
  const isNeededFirst = (id: string): boolean => {
    if (seen.has(id)) return false;
    seen.add(id);
    const info = context.getModuleInfo(id);
    return info !== null && (info.isEntry || info.importers.some(isNeededFirst));
  };
  return isNeededFirst(module) ? 'first' : 'screens';
}
