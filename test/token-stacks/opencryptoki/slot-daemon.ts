import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Service, startService } from '../../support/service.ts';

/**
 * openCryptoki's daemon with one soft token. It works in fixed folders of the system, so that it and everybody who uses
 * it run in a namespace where those are folders of ours: the system's own tokens and daemon are not touched.
 */
export class SlotDaemon {
  readonly #namespace: Service;
  #daemon: Service | undefined;

  private constructor(namespace: Service) {
    this.#namespace = namespace;
  }

  static async start(folder: string): Promise<SlotDaemon> {
    const [tokens, settings] = [join(folder, 'tokens'), join(folder, 'settings')];
    mkdirSync(join(tokens, 'swtok', 'TOK_OBJ'), { recursive: true });
    mkdirSync(settings);
    writeFileSync(
      join(settings, 'opencryptoki.conf'),
      'version opencryptoki-3.1\n\nslot 0\n{\nstdll = libpkcs11_sw.so\n}\n',
    );
    const commands = [
      'set -e',
      'mount --bind "$1" /var/lib/opencryptoki',
      'mount --bind "$2" /etc/opencryptoki',
      'mount -t tmpfs tmpfs /run',
      'mkdir -p /run/lock/opencryptoki/swtok',
      'chgrp -R pkcs11 /run/lock/opencryptoki /var/lib/opencryptoki',
      'chmod -R 770 /run/lock/opencryptoki /var/lib/opencryptoki',
      'touch /run/ready',
      'exec sleep infinity',
    ];
    const namespace = await startService(
      ['unshare', '--mount', '--ipc', 'sh', '-c', commands.join('\n'), 'sh', tokens, settings],
      {},
      (pid) => existsSync(`/proc/${pid}/root/run/ready`),
    );
    const daemon = new SlotDaemon(namespace);
    await daemon.powerOn();
    return daemon;
  }

  /** Runs the command after it where the daemon is. */
  get within(): [string, ...string[]] {
    return ['nsenter', '--mount', '--ipc', '--target', `${this.#namespace.pid}`];
  }

  async powerOn(): Promise<void> {
    // A client that goes at once would end it.
    this.#daemon = await startService([...this.within, 'pkcsslotd', '-f'], {}, () =>
      existsSync(this.#socket),
    );
  }

  async powerOff(): Promise<void> {
    await this.#daemon?.stop();
    this.#daemon = undefined;
    rmSync(this.#socket, { force: true });
  }

  get #socket(): string {
    return `/proc/${this.#namespace.pid}/root/run/pkcsslotd.socket`;
  }

  async stop(): Promise<void> {
    await this.powerOff();
    await this.#namespace.stop();
  }
}
