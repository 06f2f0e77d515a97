import { registerScheme } from './address.ts';

type Handler = (request: Request) => Response | Promise<Response>;
interface CustomScheme {
  scheme: string;
  privileges?: object;
}

/** Handlers by scheme. Registered schemes are all standard, secure and of their own origin. */
export class ProtocolHandlers {
  readonly #handlers = new Map<string, Handler>();

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    for (const { scheme } of schemes) registerScheme(scheme);
  }

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled`);
    if (!/^(https?|file)$/.test(scheme)) registerScheme(scheme);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  handlerFor(url: string): Handler | undefined {
    return this.#handlers.get(url.slice(0, Math.max(0, url.indexOf(':'))));
  }
}
