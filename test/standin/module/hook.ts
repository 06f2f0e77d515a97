import { registerHooks } from 'node:module';

const names = new Set(['electron', 'electron/main', 'electron/common', 'electron/utility']);

/** Makes `import … from 'electron'` and `require('electron')` give the module at `url`. */
export function provideElectron(url: URL): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      names.has(specifier)
        ? { url: url.href, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  });
}
