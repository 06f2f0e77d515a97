import { act, cleanup, fireEvent } from '@testing-library/react';
import type { ReactElement } from 'react';
import { vi } from 'vitest';
import type { Args } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import type { LawView, OrganisationView } from '../../contract/ipc/directory-views.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { ControlCode } from '../../contract/record/control-code.ts';
import { i18n } from '../app/translations.ts';
import { queryClient } from '../bridge/query-client.ts';
import { useTerminalEvents } from '../bridge/session.ts';
import { showCode } from '../format/codes.ts';
import { formatDate } from '../format/dates.ts';
import Check from '../screens/check/check.tsx';
import RecordForm from '../screens/form/form.tsx';
import { screenOf } from '../screens/index.ts';
import { writeBeforeLock } from '../state/before-lock.ts';
import { leaving, useLeaving } from '../state/unsaved.ts';
import { useView, type View } from '../state/view.ts';
import { leave } from './boxes.ts';
import type { FakeBridge } from './bridge.ts';
import { draw } from './draw.tsx';
import { directoryAndLaw, session } from './samples.ts';
import type { Terminal } from './terminal.ts';

/** Fields as a record and a draft hold them. */
export type Held = Readonly<Record<string, unknown>>;
const writing = ['record.register', 'record.correct', 'incoming.enter'] as const;
/** How long a component waits before it looks at the clock (state/day.ts). */
const lookMs = 10_000;

/** The window of a real terminal, as far as things are entered in it: the form in both its uses, and the check. */
export class EntryWindow {
  /** Lines that were written, in order. */
  readonly written: CodedRecord[] = [];
  readonly terminal: Terminal;
  readonly #organisations: readonly OrganisationView[];
  readonly #law: LawView;
  readonly #session: SessionView;
  #bridge: FakeBridge | undefined;
  #asked = 0;

  private constructor(terminal: Terminal, law: LawView, organisations: readonly OrganisationView[]) {
    this.terminal = terminal;
    this.#law = law;
    this.#organisations = organisations;
    const [own] = organisations;
    if (own === undefined) throw new Error('the directory lists no body');
    const clerk = own.persons.find(({ role }) => role === 'clerk');
    this.#session = session({
      organisation: { code: own.code, name: own.name },
      ...(clerk ? { user: { code: clerk.code, name: clerk.name, role: 'clerk' } } : {}),
    });
    terminal.onChanged = (topics) => this.#bridge?.emit('changed', { topics });
  }

  /** `codes` names the bodies that are entered, the terminal's own first. */
  static async of(terminal: Terminal, codes: string[]): Promise<EntryWindow> {
    const { organisations } = await terminal.ask('directory.get', { codes });
    return new EntryWindow(terminal, await terminal.ask('law.view', {}), organisations);
  }

  /** Opens a screen, or the one on show once more. */
  async open(view: View = useView.getState().view): Promise<void> {
    this.close();
    useView.setState({ ...useView.getInitialState(), view });
    this.#bridge = draw(<Shown />, this.#answers(), this.#session).bridge;
    await this.idle();
  }

  close(): void {
    cleanup();
    queryClient.clear();
    useLeaving.setState(useLeaving.getInitialState());
    const faults = this.#bridge?.faults ?? [];
    if (faults.length > 0) throw new AggregateError(faults);
  }

  /** Locks as a person does and enters the PIN again. */
  async relock(): Promise<void> {
    await this.write();
    this.close();
    await this.terminal.relock();
    await this.open();
  }

  /** Until nothing is on its way any more. */
  async idle(): Promise<void> {
    for (let calm = 0; calm < 3; ) {
      await act(() => new Promise((resolve) => setTimeout(resolve, 1)));
      calm = this.#asked === 0 && queryClient.isFetching() === 0 ? calm + 1 : 0;
    }
  }

  /** Leaves the box and writes the draft without the pause. */
  async write(): Promise<void> {
    leave();
    await this.idle();
    await act(() => writeBeforeLock());
    await this.idle();
  }

  async press(key: string, modifiers: { ctrlKey?: boolean; shiftKey?: boolean } = {}): Promise<void> {
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...modifiers });
    await this.idle();
  }

  /** The clock of window and terminal, which the components look at. */
  async setClock(now: number): Promise<void> {
    vi.setSystemTime(now);
    await this.terminal.setClock(now);
    act(() => void vi.advanceTimersByTime(lookMs));
    vi.setSystemTime(now);
    await this.idle();
  }

  /** Whether leaving the screen asks first. */
  async asks(): Promise<boolean> {
    act(() => leaving(() => undefined));
    await this.idle();
    const asked = useLeaving.getState().proceed !== null;
    act(() => useLeaving.setState(useLeaving.getInitialState()));
    return asked;
  }

  /** How a screen writes a value that a record or a draft holds. */
  words(field: string, held: Held): string | readonly string[] {
    const value = held[field];
    if (Array.isArray(value)) return value.map((one) => this.#nameOf(field, String(one), held)).sort();
    if (typeof value === 'boolean') return value ? 'ticked' : '';
    if (value === undefined || value === null)
      return field === 'recipients' || field === 'noteCodes' ? [] : '';
    return typeof value === 'string' ? this.#nameOf(field, value, held) : String(value);
  }

  #nameOf(field: string, value: string, { issuer }: Held): string {
    const body = (code: unknown) => this.#organisations.find((one) => one.code === code);
    const own = this.#session.organisation.code;
    if (field === 'level' || field === 'urgency') return i18n.t(`words.${field}.${value}` as 'words.level.A');
    if (field.endsWith('On') || field === 'returnBy' || field === 'protectUntil') return formatDate(value);
    if (field === 'code' || field === 'replyTo') return showCode(ControlCode.parse(value));
    if (field === 'issuer') return body(value)?.name ?? value;
    if (field === 'signer')
      return body(issuer ?? own)?.persons.find(({ code }) => code === value)?.name ?? value;
    if (field === 'typeCode') return this.#law.types.find(({ code }) => code === value)?.vi ?? value;
    if (field === 'noteCodes') return this.#law.notes.find(({ code }) => code === value)?.vi ?? value;
    if (field !== 'recipients') return value;
    const recipient = body(value);
    return recipient ? `${recipient.name} ${[...recipient.above, recipient.code].join(' · ')}` : value;
  }

  #answers() {
    const passed = async <Name extends keyof typeof coreChannels>(
      name: Name,
      args: Args<typeof coreChannels, Name>,
    ) => {
      this.#asked += 1;
      try {
        return await this.terminal.ask(name, args);
      } finally {
        this.#asked -= 1;
      }
    };
    const names = this.terminal.channels;
    const answers = Object.fromEntries(
      names.map((name) => [name, (args: Args<typeof coreChannels, typeof name>) => passed(name, args)]),
    );
    const written = writing.map((name) => [
      name,
      async (args: Args<typeof coreChannels, typeof name>) => {
        const answer = await passed(name, args);
        this.written.push(answer.record);
        return answer;
      },
    ]);
    const { 'preferences.read': preferences, 'window.waiting': waiting } = directoryAndLaw;
    return {
      ...answers,
      ...Object.fromEntries(written),
      'preferences.read': preferences,
      'window.waiting': waiting,
    };
  }
}

/** The screen on show, as the shell keeps it. */
function Shown(): ReactElement {
  useTerminalEvents();
  const { view } = useView();
  const key = `${view.screen} ${screenOf(view.screen).identity(view)}`;
  if (view.screen === 'form') return <RecordForm key={key} {...view} />;
  if (view.screen === 'check') return <Check key={key} {...view} />;
  return <p>{view.screen}</p>;
}
