import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { useSession } from '../bridge/session.ts';
import { Dialog } from '../components/dialog.tsx';
import { FaultNote, useWording } from '../components/failure.tsx';
import { Icon } from '../components/icon.tsx';
import type { IconName } from '../components/icon-paths.ts';
import { isLost } from '../components/lost-link.tsx';
import { formatSince } from '../format/dates.ts';
import { show } from '../state/view.ts';
import { CameIn } from './came-in.tsx';
import { useCountdown } from './countdown.ts';

/** Always in sight: who works here, with which token, what waits, and when the terminal will lock. */
export function StatusBar({ session }: { session: SessionView }) {
  const { t } = useTranslation();
  const { user, token, seal, pendingOutbox, unsignedActs } = session;
  const pinTrouble = token.pin !== null && token.pin !== 'ok' ? token.pin : undefined;
  return (
    <footer className="status">
      {user && (
        <Item icon="user" label={t('status.user')} minor>
          {user.name}
          {user.role && <span className="status-more"> · {t(`words.role.${user.role}`)}</span>}
        </Item>
      )}
      <Item
        icon="token"
        label={t('status.token')}
        minor={pinTrouble === undefined && token.state === 'present'}
        {...(pinTrouble ? { tone: 'warning' as const } : {})}
      >
        {token.label ?? t(`status.tokenState.${token.state}`)}
        {pinTrouble && <> · {t(`pin.${pinTrouble}`)}</>}
      </Item>
      <Item icon="seal" {...(seal.state === 'absent' ? { tone: 'muted' as const } : {})}>
        {t(`status.seal.${seal.state}`)}
      </Item>
      <Link session={session} />
      <Traffic session={session} />
      <Item icon="outbox" title={t('status.pendingLong', { count: pendingOutbox })}>
        {t('status.pending', { count: pendingOutbox })}
      </Item>
      <Item
        icon="pen"
        title={t('status.unsignedLong', { count: unsignedActs })}
        {...(unsignedActs > 0 ? { tone: 'notice' as const } : {})}
      >
        {t('status.unsigned', { count: unsignedActs })}
      </Item>
      <CameIn session={session} />
      <Warnings session={session} />
      <span className="status-space" />
      <LockCountdown lockIn={session.lockIn} />
      <button type="button" className="status-item status-button status-keys" onClick={() => show('help')}>
        {t('shell.keysHint')}
      </button>
    </footer>
  );
}

function Item({
  icon,
  label,
  title,
  tone,
  minor = false,
  children,
}: {
  icon: IconName;
  label?: string;
  title?: string;
  tone?: 'warning' | 'muted' | 'notice' | 'ok';
  /** Left out where the window is very narrow, as at 200 %. */
  minor?: boolean;
  children: ReactNode;
}) {
  return (
    <span className="status-item" data-tone={tone} data-minor={minor} title={title}>
      <Icon name={icon} />
      <span>
        {label !== undefined && <span className="unseen">{label}: </span>}
        {children}
      </span>
    </span>
  );
}

function Link({ session: { link, traffic } }: { session: SessionView }) {
  const { t } = useTranslation();
  const wording = useWording();
  const at = link.lastContact === null ? undefined : formatSince(link.lastContact);
  const contact = at === undefined ? '' : t('status.lastContact', { at });
  const fault = link.fault === null ? undefined : `${wording(link.fault).what} ${wording(link.fault).next}`;
  // An attempt to reconnect changes nothing for the person, so the words stand still until it brings something.
  const moves = traffic.incoming !== null || traffic.outgoing !== null;
  const state = isLost(link) && !moves ? 'offline' : link.state;
  return (
    <Item
      icon="link"
      tone={state === 'online' ? 'ok' : state === 'offline' ? 'warning' : 'muted'}
      title={[contact, fault].filter(Boolean).join('. ')}
    >
      {t(`status.link.${state}`)}
      {at !== undefined && (
        <>
          {' '}
          <span className="status-contact">
            · <span className="unseen">{contact}</span>
            <span aria-hidden="true">{at}</span>
          </span>
        </>
      )}
    </Item>
  );
}

const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

/** What is on its way over a slow line, so that nobody takes a line that works for one that stands still. */
function Traffic({ session: { traffic } }: { session: SessionView }) {
  const { t } = useTranslation();
  const { incoming, outgoing } = traffic;
  return (
    <>
      {incoming !== null && <Item icon="link">{t('status.incoming', { size: kilobytes(incoming) })}</Item>}
      {outgoing !== null && (
        <Item icon="outbox">
          {t('status.outgoing', {
            sent: kilobytes(outgoing.sent),
            total: kilobytes(outgoing.total),
          })}
        </Item>
      )}
    </>
  );
}

function Warnings({ session: { warnings, link } }: { session: SessionView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const all = link.fault === null ? warnings : [...new Set([...warnings, link.fault])];
  if (all.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="status-item status-button"
        data-tone="warning"
        onClick={() => setOpen(true)}
      >
        <Icon name="warning" />
        {t('status.warnings', { count: all.length })}
      </button>
      {open && (
        <Dialog title={t('status.warningsTitle')} onClose={() => setOpen(false)}>
          <div className="stack">
            {all.map((code) => (
              <FaultNote key={code} fault={code} tone="warning" />
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}

/** Seconds are counted only near the end, so that the bar stays still while people work. */
function LockCountdown({ lockIn }: { lockIn: number | null }) {
  const { t } = useTranslation();
  const left = useCountdown(lockIn, useSession().dataUpdatedAt);
  if (left === null) return null;
  const near = left <= 60;
  const time = near
    ? t('status.seconds', { count: left })
    : t('status.minutes', { count: Math.ceil(left / 60) });
  return (
    <Item icon="lock" {...(near ? { tone: 'warning' as const } : {})}>
      {t('status.lockIn', { time })}
    </Item>
  );
}
