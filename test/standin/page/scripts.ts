import { Script } from 'node:vm';
import { createBridgeEnd } from './bridge.ts';
import { createCodec } from './codec.ts';
import { watchInput } from './input.ts';
import { type IsolatedConfig, isolatedWorld, mainWorld } from './worlds.ts';

/** Source texts of what runs in a document before its own scripts; Node has already taken the types off. */
export const mainWorldScript = (secret: string): string =>
  `(${mainWorld})(${JSON.stringify(secret)}, ${createBridgeEnd});`;

/** Throws SyntaxError when the preload cannot be parsed. The preload is put in as text, so no eval is needed. */
export function isolatedWorldScript(config: IsolatedConfig, preload: string, path: string): string {
  const wrapped = `(function (require, module, exports, process) {${preload}\n})`;
  new Script(wrapped, { filename: path });
  const parts = [JSON.stringify(config), wrapped, createCodec, createBridgeEnd, watchInput];
  return `(${isolatedWorld})(${parts.join(', ')});`;
}
