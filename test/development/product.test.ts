import { join, relative } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { expect, it } from 'vitest';
import { root } from '../../build/run/paths.ts';
import { preloadConfig, processesConfig } from '../../build/vite.electron.config.ts';
import { rendererConfig } from '../../build/vite.renderer.config.ts';

/** The chunks of a bundle, built in memory. */
async function chunksOf(config: InlineConfig): Promise<Rolldown.OutputChunk[]> {
  const built = await build({ ...config, logLevel: 'error', build: { ...config.build, write: false } });
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return outputs.filter((one) => one.type === 'chunk');
}
const sourcesOf = (chunks: readonly Rolldown.OutputChunk[]): string[] =>
  chunks.flatMap(({ moduleIds }) => moduleIds).map((id) => relative(root, id.replace(/^\0/, '')));
const scaffolding = (sources: readonly string[]): string[] =>
  sources.filter((source) => /^(build|test)\//.test(source));
/** Words that only the commands of `npm run dev` and its page use. */
const marks = /restart-token-host|globalThis\.development|executeJavaScript/;
const marked = (chunks: readonly Rolldown.OutputChunk[]): string[] =>
  chunks.filter(({ code }) => marks.test(code)).map(({ fileName }) => fileName);

it.each([
  ['main, core and token host', processesConfig('unused'), 'electron/main.ts'],
  ['preload', preloadConfig('unused'), 'electron/preload.ts'],
  ['pages', rendererConfig('unused'), 'renderer/app/main.tsx'],
])('the product’s %s contain nothing of npm run dev', async (_name, config, entry) => {
  const chunks = await chunksOf(config);
  expect(sourcesOf(chunks)).toContain(entry);
  expect(scaffolding(sourcesOf(chunks))).toEqual([]);
  expect(marked(chunks)).toEqual([]);
});

it('the main process of npm run dev is told from the product’s', async () => {
  const chunks = await chunksOf(processesConfig('unused', join(root, 'build', 'dev', 'main.ts')));
  expect(scaffolding(sourcesOf(chunks)).sort()).toEqual(['build/dev/commands.ts', 'build/dev/main.ts']);
  expect(marked(chunks)).toEqual(['main.js']);
});
