import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { useSession } from '../bridge/session.ts';
import { useWording } from '../components/failure.tsx';
import { isLost } from '../components/lost-link.tsx';
import { alarm, announce } from '../state/announce.ts';
import { useCountdown } from './countdown.ts';

/** Seconds before the idle lock at which it is spoken. */
const lockMarks = [60, 30, 10];

/**
 * Says what the status bar shows when it changes, on every screen and in dialogs: losses at once, the rest when the
 * reader has finished. What was so before the window opened is not spoken.
 */
export function useSpokenState(session: SessionView | undefined): void {
  const { t } = useTranslation();
  const wording = useWording();
  const unlocked = session?.phase === 'unlocked';
  const lost = session !== undefined && unlocked && isLost(session.link);
  const online = unlocked && session?.link.state === 'online';
  const line = !unlocked ? undefined : lost ? 'lost' : online ? 'online' : 'connecting';
  useChange(line, (now, before) => {
    if (now === 'lost' && before !== undefined) alarm(t('status.link.offline'));
    else if (now === 'online' && before === 'lost') announce(t('status.link.online'));
  });
  useChange(unlocked ? session?.seal.state : undefined, (now, before) => {
    if (now === undefined || before === undefined) return;
    if (now === 'open') announce(t('status.seal.open'));
    else if (before === 'open') alarm(t(`status.seal.${now}`));
  });
  useChange(session?.phase, (now, before) => {
    const locked = now === 'locked' && (before === 'unlocked' || before === 'unlocking');
    if (!locked) return;
    const why = session?.lockedBecause ?? null;
    alarm([t('shell.locked'), why === null ? '' : wording(why).what].filter(Boolean).join(' '));
  });
  const left = useCountdown(session?.lockIn ?? null, useSession().dataUpdatedAt);
  const mark = left === null ? undefined : lockMarks.find((seconds) => left === seconds);
  useChange(mark, (now) => {
    if (now !== undefined) alarm(t('status.lockIn', { time: t('status.seconds', { count: now }) }));
  });
}

/** Calls `tell` when a value is another than at the last look, the first look left out. */
function useChange<Value>(
  value: Value | undefined,
  tell: (now: Value | undefined, before: Value | undefined) => void,
): void {
  const before = useRef<Value>(value);
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(() => {
    if (before.current === value) return;
    const last = before.current;
    before.current = value;
    latest.current(value, last);
  }, [value]);
}
