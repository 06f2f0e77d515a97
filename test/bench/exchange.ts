import type { World } from '../../build/demo/world.ts';
import { startEndpoint } from '../../build/run/endpoint.ts';
import { outgoingInput } from '../support/records.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';
import { atMost, type Figure, figure } from './harness/figure.ts';
import { quantile } from './harness/statistics.ts';

const warmUp = 5;
const records = 100;

interface Journey {
  /** From the clerk's key to the act `receive` in the other ledger, in milliseconds. */
  readonly whole: number;
  /** Of that, the time in which A waited for its tokens. */
  readonly token: number;
  /** From the clerk's key to the answer that it is issued. */
  readonly issue: number;
}

/**
 * A record issued by A until B has verified it and committed that it came, one after the other: two real
 * terminals in this process, a token host each and the endpoint in processes of their own.
 */
export async function measureExchange(world: World): Promise<Figure[]> {
  const endpoint = await startEndpoint(world.endpoint.home, 'ignore');
  const a = startTerminal(world, 'a');
  const b = startTerminal(world, 'b');
  try {
    await Promise.all([a.unlock(), b.unlock()]);
    await a.openSeal();
    for (const terminal of [a, b]) await terminal.until(() => terminal.view().link.state === 'online');
    const tokenTime = watchToken(a);
    const journeys: Journey[] = [];
    for (let number = 1; number <= warmUp + records; number++) {
      const journey = await travel(a, b, number, tokenTime);
      if (number > warmUp) journeys.push(journey);
    }
    return figuresOf(journeys);
  } finally {
    await Promise.all([a.stop(), b.stop()]);
    await endpoint.stop();
  }
}

async function travel(
  a: TestTerminal,
  b: TestTerminal,
  number: number,
  tokenTime: () => number,
): Promise<Journey> {
  const { record } = await a.handlers['record.register']({ input: outgoingInput(number) });
  const tokenBefore = tokenTime();
  const started = performance.now();
  const { envelopes } = await a.handlers['record.issue']({ code: record.code });
  const issue = performance.now() - started;
  const [envelope] = envelopes;
  await b.until(async () => {
    const { rows } = await b.handlers['ledger.page']({ before: null, limit: 5 });
    return rows.some(({ act, subject }) => act === 'receive' && subject === envelope);
  });
  const journey = { whole: performance.now() - started, token: tokenTime() - tokenBefore, issue };
  // The next one begins when this one has ended on both sides.
  await a.until(async () => {
    const { route } = await a.handlers['record.page']({ code: record.code });
    return route.some(({ status }) => status === '01');
  });
  return journey;
}

/** Total time in which at least one signature of the terminal was under way on a token. */
function watchToken({ tokens }: TestTerminal): () => number {
  const sign = tokens.sign;
  let running = 0;
  let since = 0;
  let total = 0;
  tokens.sign = async (...args) => {
    if (running++ === 0) since = performance.now();
    try {
      return await sign(...args);
    } finally {
      if (--running === 0) total += performance.now() - since;
    }
  };
  return () => total;
}

function figuresOf(journeys: readonly Journey[]): Figure[] {
  const of = (read: (journey: Journey) => number, share: number) => quantile(journeys.map(read), share);
  const beside = ({ whole, token }: Journey) => whole - token;
  return [
    figure('sign to verified by the other, p50', 'ms', { value: of(({ whole }) => whole, 0.5) }),
    figure('sign to verified by the other, p95', 'ms', { value: of(({ whole }) => whole, 0.95) }),
    figure("of that the token's own time, p50", 'ms', { value: of(({ token }) => token, 0.5) }),
    figure('beside the token, p50', 'ms', { value: of(beside, 0.5) }),
    figure('beside the token, p95', 'ms', { value: of(beside, 0.95), budget: atMost(150) }),
    figure('until the clerk reads "issued", p50', 'ms', { value: of(({ issue }) => issue, 0.5) }),
  ];
}
