import {
  createSignatureFunctionForTransform,
  injectIntoGlobalHook,
  performReactRefresh,
  register,
} from '../../../node_modules/@vitejs/plugin-react/dist/refresh-runtime.js';

// React asks for this hook once, when it is evaluated: build/dev/page/main.ts imports it before the windows.
injectIntoGlobalHook(globalThis);

/** What the transformed components of a file call; a component is told from others by its file and name. */
export const registrationOf = (file: string) => ({
  $RefreshReg$: (type: unknown, name: string): void => register(type, `${file} ${name}`),
  $RefreshSig$: createSignatureFunctionForTransform,
});

/** Replaces the components on the page by those that were registered since, with the state they have. */
export const replaceComponents = (): void => performReactRefresh();
