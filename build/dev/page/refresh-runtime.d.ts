/** React's refresh runtime as @vitejs/plugin-react carries it; build/dev/pages.ts adds the export that starts it. */
declare module '*/refresh-runtime.js' {
  export function injectIntoGlobalHook(of: typeof globalThis): void;
  export function register(type: unknown, id: string): void;
  export function createSignatureFunctionForTransform(): (
    type: unknown,
    key?: string,
    forceReset?: boolean,
    getCustomHooks?: () => unknown[],
  ) => unknown;
  export function performReactRefresh(): void;
}
