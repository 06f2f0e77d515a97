import type { WebContents } from 'electron';
import { startPage } from '../scheme/origin.ts';

/** Denies what a page could lead to: other pages, other windows, web views, rewritten preferences. */
export function hardenContents(contents: WebContents): void {
  const deny = (event: { preventDefault(): void }) => event.preventDefault();
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (event.url !== startPage) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || event.url !== startPage) event.preventDefault();
  });
  contents.on('will-redirect', deny);
  contents.on('will-attach-webview', deny);
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault();
    callback('');
  });
  // No way round the one peer through WebRTC.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  void contents.setVisualZoomLevelLimits(1, 1);
}
