import { AppError } from '../../contract/errors/index.ts';
import { actRateChannels } from '../../contract/ipc/act-rates.ts';
import { coreChannels, ipcEvents } from '../../contract/ipc/channels.ts';
import { controlChannels } from '../../contract/ipc/control.ts';
import type { ShownForSigning } from '../../contract/ipc/countersign.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import {
  tokenCoreChannels,
  tokenEvents,
  tokenShellChannels,
  tokenShellEvents,
} from '../../contract/token/channels.ts';
import type { TokenPhase } from '../../contract/token/state.ts';
import { noTerms } from '../../core/views/countersign-view.ts';
import { Broker, type BrokerOptions } from '../../electron/broker/broker.ts';
import type { PinWindowActions } from '../../electron/broker/countersigning.ts';
import type { PortRole } from '../../electron/broker/process-factory.ts';
import { startingView } from '../../electron/broker/starting-view.ts';
import { TokenHostPort } from '../../electron/child/token-port.ts';
import { createLog } from '../../electron/log.ts';
import type { Port } from '../../electron/rpc/port.ts';
import { serve } from '../../electron/rpc/serve.ts';
import { type NodeChild, nodeProcessFactory } from './node-process-factory.ts';
import { outgoing } from './store.ts';
import { sampleConfig } from './terminal-config.ts';

const log = createLog(() => {});

/** What the other person of a hand-over is asked to sign there. */
export const handOver: ShownForSigning = {
  ...{ act: 'accept', offered: 'transfer', record: outgoing(1), copies: [1] },
  from: { code: 'desk', name: null },
  to: { code: 'P00000002', name: 'Người Mẫu' },
  terms: noTerms,
  actor: null,
  person: { code: 'P00000002', name: 'Người Mẫu' },
  token: { serial: '3333', label: 'B', reader: 'R2', pin: 'ok', pinPad: false },
};

/** A world of one core and one token host, played in this process behind real ports. */
export class BrokerWorld {
  readonly calls: string[] = [];
  readonly pins: number[][] = [];
  readonly events: SessionView[] = [];
  readonly launched: NodeChild[] = [];
  view: SessionView = {
    ...startingView(sampleConfig, true, null),
    phase: 'locked',
    token: {
      state: 'present',
      serial: '1111',
      label: 'A',
      reader: 'R',
      pin: 'ok',
      pinPad: false,
      fault: null,
    },
    seal: { state: 'closed', pin: 'ok', pinPad: false },
  };
  refusal: AppError | undefined;
  /** What the core answers instead of letting a PIN through. */
  refusedByCore: AppError | undefined;
  organisationToken: string | null = '2222';
  unlock: () => Promise<Record<string, never>> = async () => ({});
  /** Of the window that main opened last for somebody who countersigns. */
  pinWindow: PinWindowActions | undefined;
  lostTokens = 0;
  /** Reports a phase of the token host of the moment to main. */
  phase: (phase: TokenPhase) => void = () => {};
  logout: () => Promise<Record<string, never>> = async () => ({});
  login: () => Promise<Record<string, never>> = async () => ({});
  /** What the person answers to main's own questions. */
  goesOn: boolean | Promise<boolean> = true;
  tooFast = false;
  readonly broker: Broker<import('node:worker_threads').MessagePort>;

  /** `waits` are those of the product where they are left out. */
  constructor(waits?: BrokerOptions<never>['waits']) {
    this.broker = new Broker({
      config: sampleConfig,
      standIn: true,
      log,
      phaseLimits: { sign: 5, login: 5 },
      waits,
      processes: nodeProcessFactory(this.#core(), (role, port) => this.#tokenHost(role, port), this.launched),
      confirm: async (question) => {
        this.calls.push(`confirm ${question}`);
        return this.goesOn;
      },
      openPinWindow: (shown, actions) => {
        this.calls.push(`show ${shown.act} ${shown.token.serial}`);
        this.pinWindow = actions;
        return () => this.calls.push('close');
      },
      emit: (name, value) => {
        if (name === 'session') this.events.push(value as SessionView);
      },
    });
    this.broker.start();
  }

  core = () => this.launched.findLast((_, index) => index % 2 === 1);

  #core(): (role: PortRole, port: Port) => void {
    const token = new TokenHostPort(log);
    const note = (name: string) => {
      this.calls.push(name);
      return {};
    };
    const pass = Object.fromEntries(Object.keys(coreChannels).map((name) => [name, () => note(name)]));
    const handlers = {
      ...pass,
      'control.view': () => this.view,
      'control.allowActs': () => {
        this.tooFast = false;
        return {};
      },
      'ledger.rebuild': () => {
        if (this.tooFast) throw new AppError('ACTS_TOO_FAST');
        return { differed: false };
      },
      'control.unlock': async () => {
        this.calls.push('control.unlock');
        return this.unlock();
      },
      'control.prepareUnlock': () => {
        if (this.refusedByCore !== undefined) throw this.refusedByCore;
        return note('control.prepareUnlock');
      },
      'control.prepareOrganisationToken': () => {
        if (this.refusedByCore !== undefined) throw this.refusedByCore;
        return { serial: this.organisationToken };
      },
      'control.prepareCountersign': () => ({ shown: handOver }),
      'control.countersign': () => note('control.countersign'),
      'control.lock': () => note('control.lock'),
      'control.stop': () => note('control.stop'),
      'ledger.checkpoint': () => new Promise(() => {}),
    };
    return (role, port) => {
      if (role === 'token') {
        token.attach(port, {
          tokenChanged: () => {},
          tokenHostLost: () => {
            this.lostTokens += 1;
          },
        });
      } else {
        serve(port, { ...coreChannels, ...controlChannels, ...actRateChannels }, handlers as never, {
          log,
          events: ipcEvents,
        });
      }
    };
  }

  #tokenHost(role: PortRole, port: Port): void {
    const handlers = {
      'token.state': () => ({ module: 'ready' as const, tokens: [] }),
      'token.login': ({ serial, pin }: { serial: string; pin: Uint8Array | null }) => {
        this.calls.push(`login ${serial}`);
        if (pin !== null) this.pins.push([...pin]);
        if (this.refusal !== undefined) throw this.refusal;
        return this.login();
      },
      'token.logout': () => {
        this.calls.push('logout');
        return this.logout();
      },
    };
    if (role === 'shell') {
      const shell = serve(port, tokenShellChannels, handlers as never, {
        log,
        events: tokenShellEvents,
        wipe: true,
      });
      this.phase = (phase) => shell.push('token.phase', phase);
    } else serve(port, tokenCoreChannels, handlers as never, { log, events: tokenEvents, wipe: true });
  }
}
