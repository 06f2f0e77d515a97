import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownForSigning } from '../../contract/ipc/countersign.ts';
import { ask } from '../bridge/client.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { PinState } from '../components/pin-state.tsx';
import { RecordName } from '../components/record-name.tsx';
import { formatCopies } from '../format/codes.ts';
import { dialogKeys } from '../keys/shared.ts';

const cancel = () => void ask('countersign.cancel', {}).catch(() => undefined);

/** What one person signs beside the session of another, whose PIN it takes, and nothing else. */
export function CountersignPage({ shown }: { shown: ShownForSigning }) {
  const { t } = useTranslation();
  const { act, record, copies, from, to, person, token } = shown;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === dialogKeys.leave.combo && !event.isComposing) cancel();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const holder = ({ code, name }: ShownForSigning['from']) =>
    code === 'desk' ? t('custody.desk') : (name ?? code);
  const isClosed = token.pin === 'locked' || token.pin === 'not-initialised';
  return (
    <main className="countersign" aria-labelledby="title">
      <header>
        <h1 id="title">{t(`countersign.title.${act}`)}</h1>
        <p className="countersign-person">
          <Icon name="user" />
          <span>
            {person.name} <span className="hint code">{person.code}</span>
          </span>
        </p>
        <p>{t(`countersign.lead.${act}`)}</p>
      </header>
      <dl className="countersign-act">
        <Fact name={t('countersign.record')}>
          <RecordName record={record} />
        </Fact>
        <Fact name={t('countersign.copies')}>{formatCopies(copies)}</Fact>
        <Fact name={t('countersign.from')}>{holder(from)}</Fact>
        <Fact name={t('countersign.to')}>{holder(to)}</Fact>
      </dl>
      <PinForm
        pinPad={token.pinPad}
        label={t('countersign.pin')}
        lead={
          <p className="pin-holder-name">
            <Icon name="token" />
            <span>
              {token.label} <span className="hint">{token.reader}</span>
            </span>
          </p>
        }
        open={t('countersign.sign')}
        opening={t('countersign.signing')}
        isClosed={isClosed}
        send={(pin) => ask('countersign.sign', { pin })}
      >
        <PinState pin={token.pin} />
      </PinForm>
      <Button icon="close" shortcut={dialogKeys.leave} onPress={cancel}>
        {t('countersign.cancel')}
      </Button>
    </main>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
