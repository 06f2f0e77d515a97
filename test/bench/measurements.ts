import { join } from 'node:path';
import { createWorld, ensureWorld, type World } from '../../build/demo/world.ts';
import { measureCustody } from './custody.ts';
import { measureExchange } from './exchange.ts';
import type { Figure } from './harness/figure.ts';
import { measureHostile } from './hostile.ts';
import { measurePuts } from './puts.ts';
import { measureStore } from './store.ts';
import { measureToken } from './token.ts';
import { measureWindows } from './windows.ts';

interface Measurement {
  readonly title: string;
  run(folder: string): Promise<Figure[]>;
}

const fresh = (folder: string): Promise<World> => createWorld(join(folder, 'world'));
/** The world whose agency A has a million records. */
const full = (folder: string) => join(folder, 'million');

/** In this order; `windows` opens the store that `store` leaves behind. */
export const measurements = {
  token: { title: 'Token signatures', run: async (folder) => measureToken(await fresh(folder)) },
  exchange: {
    title: 'Exchange between two terminals',
    run: async (folder) => measureExchange(await fresh(folder)),
  },
  puts: { title: 'Endpoint', run: measurePuts },
  hostile: { title: 'Endpoint under attack', run: measureHostile },
  store: {
    title: 'Encrypted store against the same store without a cipher',
    run: async (folder) => measureStore(await createWorld(full(folder)), folder),
  },
  custody: {
    title: 'Copies inside an organisation',
    run: (folder) => measureCustody(join(folder, 'custody'), [100_000]),
  },
  'custody-million': {
    title: 'Copies of a million documents inside an organisation',
    run: (folder) => measureCustody(join(folder, 'custody'), [100_000, 999_999]),
  },
  windows: {
    title: 'Terminal with a million records',
    run: async (folder) => measureWindows(await ensureWorld(full(folder))),
  },
} as const satisfies Record<string, Measurement>;

export type MeasurementName = keyof typeof measurements;
export const measurementNames = Object.keys(measurements) as MeasurementName[];
/** Hours, or tens of gigabytes: asked for by name. */
const byName: readonly MeasurementName[] = ['hostile', 'custody-million'];
/** Run by `npm run bench` without names. */
export const usualNames = measurementNames.filter((name) => !byName.includes(name));
