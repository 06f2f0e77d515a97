import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { freePorts } from '../../support/free-ports.ts';
import { listensAt, type Service, startService } from '../../support/service.ts';

const host = '127.0.0.1';

/** TPM2_DictionaryAttackLockReset (TPM 2.0 library, part 3, 25.2), authorised by the empty password of a new TPM. */
const lockoutReset = Buffer.from(
  ['8002', '0000001b', '00000139', '4000000a', '00000009', '40000009', '0000', '00', '0000'].join(''),
  'hex',
);
const success = 0;

/** A TPM 2.0 in software that keeps its state in a folder: the machine's TPM for whoever has its settings. */
export class SoftwareTpm {
  readonly #folder: string;
  readonly #port: number;
  #service: Service | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.#port = port;
  }

  static async start(folder: string): Promise<SoftwareTpm> {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Clients look for the control channel at the next port.
    const tpm = new SoftwareTpm(folder, await freePorts(2));
    await tpm.powerOn();
    return tpm;
  }

  /** By what TSS finds it (tcti-swtpm). */
  get tcti(): string {
    return `swtpm:host=${host},port=${this.#port}`;
  }

  async powerOn(): Promise<void> {
    const at = (port: number) => `type=tcp,port=${port},bindaddr=${host}`;
    this.#service = await startService(
      [
        'swtpm',
        'socket',
        '--tpm2',
        ...['--tpmstate', `dir=${this.#folder}`],
        ...['--server', at(this.#port), '--ctrl', at(this.#port + 1)],
        ...['--flags', 'not-need-init,startup-clear'],
        ...['--log', `file=${join(this.#folder, 'log')}`],
      ],
      {},
      listensAt({ host, port: this.#port }, { host, port: this.#port + 1 }),
    );
  }

  async powerOff(): Promise<void> {
    await this.#service?.stop();
    this.#service = undefined;
  }

  /** Forgets wrong PINs, as time does. */
  async resetLockout(): Promise<void> {
    const socket = connect(this.#port, host);
    await once(socket, 'connect');
    const answered = once(socket, 'data');
    socket.write(lockoutReset);
    const [response] = await answered;
    socket.destroy();
    const code = Buffer.isBuffer(response) && response.length >= 10 ? response.readUInt32BE(6) : undefined;
    if (code !== success) throw new Error(`the TPM refused to reset its lockout: ${code}`);
  }
}
