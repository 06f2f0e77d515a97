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
  | 'reads-stated'
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

/**
 * Events that anybody can cause as often as they like: a few lines of each are written in a time, then one count; of each
 * organisation apart, so that none hides what another did.
 */
const countedEvents: ReadonlySet<EndpointEvent> = new Set([
  'connection-refused',
  'session-opened',
  'refused',
  'repeated',
  'acknowledged',
  'damaged',
  'failed',
]);
type Counted = { code?: ErrorCode | undefined; organisation?: string | undefined };
const linesInTime = 20;
const countTimeMs = 10_000;

/** JSON lines; an unlisted fact cannot enter because each is copied by name. */
export function createLog(destination: DestinationStream): EndpointLog {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  const counts = new Map<string, { event: EndpointEvent; count: number } & Counted>();
  let ends: NodeJS.Timeout | undefined;
  const writeCounts = () => {
    ends = undefined;
    for (const { count, ...counted } of counts.values())
      if (count > linesInTime) logger.info({ ...counted, count: count - linesInTime });
    counts.clear();
  };
  /** Whether one more line may be written; else it is counted. */
  const isWritten = (event: EndpointEvent, { code, organisation }: Counted = {}): boolean => {
    if (!countedEvents.has(event)) return true;
    ends ??= setTimeout(writeCounts, countTimeMs).unref();
    const key = `${event} ${code} ${organisation}`;
    const { count } = counts.get(key) ?? { count: 0 };
    counts.set(key, { event, code, organisation, count: count + 1 });
    return count < linesInTime;
  };
  return {
    event(name, { code, id, organisation, terminal, seq, count } = {}) {
      if (isWritten(name, { code, organisation }))
        logger.info({ event: name, code, id, organisation, terminal, seq, count });
      if (name !== 'stopped') return;
      clearTimeout(ends);
      writeCounts();
    },
    fault(error) {
      if (isWritten('failed')) logger.error({ event: 'failed', ...faultPlace(error) });
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
