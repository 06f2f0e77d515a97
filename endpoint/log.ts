import pino, { type DestinationStream } from 'pino';
import type { ErrorCode } from '../contract/errors/index.ts';

/** Everything the endpoint says about itself. */
export type EndpointEvent =
  | 'started'
  | 'stopped'
  | 'reloaded'
  | 'reload-refused'
  | 'connection-refused'
  | 'session-opened'
  | 'stored'
  | 'repeated'
  | 'acknowledged'
  | 'damaged'
  | 'anchored'
  | 'refused'
  | 'failed';

/** The only facts a line may carry: codes, identities and counts, never a body or a text of somebody's. */
export interface EventFacts {
  code?: ErrorCode;
  id?: string;
  organisation?: string;
  terminal?: string;
  seq?: number;
  count?: number;
}

export interface EndpointLog {
  event(name: EndpointEvent, facts?: EventFacts): void;
  /** A fault of the endpoint itself: the kind of error and where in the code, without its message. */
  fault(error: unknown): void;
}

/** JSON lines; an unlisted fact cannot enter because each is copied by name. */
export function createLog(destination: DestinationStream): EndpointLog {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    event(name, { code, id, organisation, terminal, seq, count } = {}) {
      logger.info({ event: name, code, id, organisation, terminal, seq, count });
    },
    fault(error) {
      logger.error({ event: 'failed', ...faultPlace(error) });
    },
  };
}

/**
 * An error's message may quote what somebody sent; its class and the places of its stack cannot. A message
 * may look like places too, so it is cut off first.
 */
function faultPlace(error: unknown): { kind: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] };
  const { stack = '', message } = error;
  const begin = stack.indexOf(message);
  const frames = begin < 0 ? '' : stack.slice(begin + message.length);
  const places = [...frames.matchAll(/^\s+at .*?((?:[\w.-]+\/)*[\w.-]+:\d+:\d+)\)?$/gm)];
  return { kind: error.constructor.name, at: places.slice(0, 6).map(([, place]) => place ?? '') };
}
