import type { TramMatBridge } from '../contract/ipc/bridge.ts';

declare global {
  interface Window {
    readonly tramMat: TramMatBridge;
  }
}
