import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '../../../contract/ipc/exchange-views.ts';
import { mayRetry, mayWithdraw } from '../../../domain/custody/transport.ts';
import { ask } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { Button } from '../../components/button.tsx';
import { FaultWords } from '../../components/fault-words.tsx';
import { TransportMark } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { formatNumber, shortEnvelope, showCode } from '../../format/codes.ts';
import { formatInstant } from '../../format/dates.ts';
import { useLateRefusal } from '../../state/late-refusal.ts';
import { tellDone, tellFailure } from '../../state/notices.ts';
import { go } from '../../state/view.ts';

/** When the next attempt is to come; null when it goes as soon as those before it have gone and there is a connection. */
const attemptAhead = ({ nextAttemptAt }: OutboxRow): string | null =>
  nextAttemptAt !== null && Date.parse(nextAttemptAt) > Date.now() ? nextAttemptAt : null;

/** An envelope; what stands in its way takes a line of its own below it. */
export function OutboxLine({
  row,
  isNamed,
  onWithdraw,
}: {
  row: OutboxRow;
  /** The keyboard begins at it. */
  isNamed: boolean;
  /** Undefined for who may do nothing about it. */
  onWithdraw: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const line = useRef<HTMLTableSectionElement>(null);
  const retried = useLateRefusal((attempts: number) =>
    row.state === 'dead' && row.attempts > attempts ? row.fault : null,
  );
  useEffect(() => {
    if (!isNamed) return;
    line.current?.focus();
    line.current?.scrollIntoView({ block: 'nearest' });
  }, [isNamed]);
  const retry = useMutation({
    mutationFn: () => ask('outbox.retry', { request: request.id(), envelope: row.envelope }),
    onSuccess: () => {
      // It may have to be sent again another day.
      request.renew();
      tellDone(t(row.storedAt === null ? 'outbox.retried' : 'outbox.sentAgain'));
      retried(row.attempts);
      // The button goes with the answer.
      line.current?.focus();
    },
    onError: tellFailure,
  });
  const { code, document } = row;
  const ahead = attemptAhead(row);
  const stuck = row.state === 'dead';
  // No status answers a status: with the endpoint's receipt it has arrived.
  const arrived = row.state === 'stored' && row.kind === 'status';
  // It goes by itself as soon as its turn comes.
  const isNext = row.state === 'queued' && row.nextAttemptAt === null;
  const open = onWithdraw !== undefined && mayRetry(row) && !arrived && !isNext;
  const again = t(row.storedAt === null ? 'outbox.tryAgain' : 'outbox.retry');
  return (
    <tbody ref={line} tabIndex={-1} data-state={row.state}>
      <tr>
        <td data-label={t('outbox.state')}>
          <TransportMark state={row.state} />
        </td>
        <td data-label={t('outbox.to')}>
          <PlacedOrganisationName code={row.to} />
        </td>
        <td data-label={t('outbox.kind')}>
          {row.status === null ? t(`words.envelopeKind.${row.kind}`) : t(`words.message.${row.status}`)}{' '}
          {document !== null && (
            <strong className="number">{formatNumber(document.number, document.notation)}</strong>
          )}{' '}
          {code === null ? (
            <span className="code hint">{shortEnvelope(row.envelope)}</span>
          ) : (
            <button type="button" className="link code" onClick={() => go({ screen: 'record', code })}>
              {showCode(code)}
            </button>
          )}
        </td>
        <td data-label={t('outbox.attempts')} className="number-cell">
          {row.attempts}
        </td>
        <td data-label={t('outbox.queuedAt')} className="date">
          {formatInstant(row.queuedAt)}
        </td>
        <td data-label={t('outbox.next')} className="date">
          {row.state !== 'queued' ? '–' : ahead === null ? t('outbox.inTurn') : formatInstant(ahead)}
        </td>
        {onWithdraw !== undefined && (
          <td data-label={open ? t('outbox.actions') : undefined}>
            {open && (
              <div className="row-actions">
                <Button onPress={() => retry.mutate()} busy={retry.isPending ? again : undefined}>
                  {again}
                </Button>
                {stuck && mayWithdraw(row) && (
                  <Button kind="danger" onPress={onWithdraw}>
                    {t('outbox.withdraw')}
                  </Button>
                )}
              </div>
            )}
          </td>
        )}
      </tr>
      {row.fault !== null && (
        <tr className="fault-row">
          <td colSpan={7}>
            <span className="fault-label">{t('outbox.fault')}:</span>{' '}
            <FaultWords code={row.fault} withNext={row.state !== 'withdrawn'} />
          </td>
        </tr>
      )}
    </tbody>
  );
}
