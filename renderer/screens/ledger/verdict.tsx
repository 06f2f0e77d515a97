import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { LedgerVerdict } from '../../../contract/ipc/views.ts';
import { FaultNote } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import { shortDigest } from '../../format/codes.ts';

/** What checking the whole chain came to. */
export function Verdict({ verdict }: { verdict: z.infer<typeof LedgerVerdict> }) {
  const { t } = useTranslation();
  const { ok, firstFault, head } = verdict;
  return (
    <section className="verdict" data-ok={ok} role="status">
      <Icon name={ok ? 'ok' : 'error'} />
      <div>
        <p className="verdict-what">
          {ok
            ? t('ledger.verdictOk')
            : firstFault === null
              ? t('ledger.verdictBadUnknown')
              : t('ledger.verdictBad', { seq: firstFault.seq })}
        </p>
        <p>
          {t('ledger.verdictFacts', verdict)} ·{' '}
          {t('ledger.verdictTime', { ms: Math.max(1, Math.round(verdict.milliseconds)) })}
        </p>
        {head !== null && (
          <p className="hint">
            {t('ledger.head')}:{' '}
            <span className="code" title={head}>
              {shortDigest(head)}
            </span>
          </p>
        )}
        {firstFault !== null && <FaultNote fault={firstFault.code} />}
      </div>
    </section>
  );
}
