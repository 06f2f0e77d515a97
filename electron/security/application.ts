import { app, Menu } from 'electron';
import { hardenContents } from './contents.ts';
import { hardenSession } from './session.ts';

/** Before `ready`: sandbox for every renderer, and no service of Chromium that would speak to anybody. */
export function hardenApplication(): void {
  app.enableSandbox();
  for (const name of quietSwitches) app.commandLine.appendSwitch(name);
  // The terminal dials one pinned address from the core; Chromium resolves no name at all.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.on('session-created', hardenSession);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
  Menu.setApplicationMenu(null);
}

const quietSwitches = [
  'disable-background-networking',
  'disable-component-update',
  'disable-domain-reliability',
  'disable-breakpad',
  'disable-crash-reporter',
  'no-pings',
  'no-first-run',
] as const;
