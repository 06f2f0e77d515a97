import { protocol, type Session } from 'electron';
import type { AppFile } from './files.ts';
import { appScheme } from './origin.ts';
import { createResponder } from './respond.ts';

/** Before `ready`: a standard scheme has an origin, a secure one counts as a secure context; no more is asked. */
export const registerAppScheme = (): void =>
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges: { standard: true, secure: true } }]);

/** Serves the allow-list in a session. */
export const serveAppScheme = (session: Session, files: ReadonlyMap<string, AppFile>): void =>
  session.protocol.handle(appScheme, createResponder(files));
