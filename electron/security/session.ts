import type { Session } from 'electron';
import { appOrigin } from '../scheme/origin.ts';

/** What a request for a page or part of it may name; everything else is cancelled before it leaves. */
const isOwnUrl = (url: string): boolean => url.startsWith(`${appOrigin}/`);

/** Denies what a session could grant: devices, permissions, downloads, every foreign request. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  // An answer without a stream is the refusal.
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !isOwnUrl(details.url) }));
  session.on('will-download', (event) => event.preventDefault());
  for (const choice of ['select-hid-device', 'select-serial-port', 'select-usb-device'] as const) {
    session.on(choice as 'select-hid-device', (event) => event.preventDefault());
  }
  session.setSpellCheckerEnabled(false);
  void session.setProxy({ mode: 'direct' });
}
