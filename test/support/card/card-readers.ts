import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../build/run/paths.ts';
import { freePorts } from '../free-ports.ts';
import { listensAt, startService } from '../service.ts';
import { compiledLibrary } from '../shared-library.ts';

/** The smart card service of the system with virtual readers, all its own. */
export interface CardReaders {
  /** Where clients find the service. */
  readonly environment: { readonly PCSCLITE_CSOCK_NAME: string };
  /** TCP port of each reader, for a card to be put in. */
  readonly ports: readonly number[];
  close(): Promise<void>;
}

const driver = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';
/** Readers of one copy of the driver, at ports in a row. */
const readersOfDriver = 2;

/** Starts pcscd with so many empty readers in a folder of its own, on loopback, as any user. */
export async function startCardReaders(folder: string, count: number): Promise<CardReaders> {
  const run = join(folder, 'run');
  mkdirSync(run, { recursive: true, mode: 0o700 });
  const drivers = Math.ceil(count / readersOfDriver);
  const first = await freePorts(drivers * readersOfDriver);
  const readers = Array.from({ length: drivers }, (_, index) => {
    // Two drivers of one file would share their readers.
    const library = join(folder, `reader-driver-${index}.so`);
    copyFileSync(driver, library);
    const port = first + index * readersOfDriver;
    return `FRIENDLYNAME "Reader ${index}"\nDEVICENAME /dev/null:${port}\nLIBPATH ${library}\nCHANNELID ${port}\n`;
  });
  const configuration = join(folder, 'readers');
  writeFileSync(configuration, readers.join('\n'));
  const socket = join(run, 'pcscd.comm');
  const ports = Array.from({ length: count }, (_, index) => first + index);
  const service = await startService(
    ['pcscd', '--foreground', '--config', configuration],
    {
      TM_PCSC_FOLDER: run,
      LD_PRELOAD: compiledLibrary(join(root, 'test', 'fixtures', 'pcsc', 'own-folder.c')),
    },
    listensAt({ path: socket }, ...ports.map((port) => ({ host: '127.0.0.1', port }))),
  );
  return { environment: { PCSCLITE_CSOCK_NAME: socket }, ports, close: () => service.stop() };
}
