import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownForSigning, ShownTerms } from '../../contract/ipc/countersign.ts';
import { Language } from '../../contract/language.ts';
import { ask } from '../bridge/client.ts';
import { Button } from '../components/button.tsx';
import { Icon } from '../components/icon.tsx';
import { PinForm } from '../components/pin-form.tsx';
import { PinState } from '../components/pin-state.tsx';
import { RecordName } from '../components/record-name.tsx';
import { formatCopies, formatNumber } from '../format/codes.ts';
import { formatDate } from '../format/dates.ts';
import { dialogKeys } from '../keys/shared.ts';

const cancel = () => void ask('countersign.cancel', {}).catch(() => undefined);

/** What one person signs beside the session of another, whose PIN it takes, and nothing else. */
export function CountersignPage({ shown }: { shown: ShownForSigning }) {
  const { t } = useTranslation();
  const { act, offered, record, copies, from, to, terms, person, actor, token } = shown;
  /** What is done with the copies; a title tells of a collection. */
  const done = act === 'accept' ? offered : act === 'collect' ? null : act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === dialogKeys.leave.combo && !event.isComposing) cancel();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const isClosed = token.pin === 'locked' || token.pin === 'not-initialised';
  return (
    <main className="countersign" aria-labelledby="title">
      <header>
        <h1 id="title">
          {act === 'accept' || act === 'collect'
            ? t(`countersign.title.${act}`)
            : t('countersign.title.second')}
        </h1>
        <p className="countersign-person">
          <Icon name="user" />
          <span>
            {person.name} <span className="hint code">{person.code}</span>
          </span>
        </p>
        <p>
          {act === 'accept' || act === 'collect'
            ? t(`countersign.lead.${act}`)
            : t('countersign.lead.second', { name: actor?.name })}
        </p>
      </header>
      <dl className="countersign-act">
        {done !== null && (
          <Fact name={t('countersign.act')}>
            {t(done === 'disclose' ? 'custody.disclose.title' : `custody.deed.${done}.title`)}
          </Fact>
        )}
        <Fact name={t('countersign.record')}>
          <RecordName record={record} />
        </Fact>
        {copies.length > 0 && <Fact name={t('countersign.copies')}>{formatCopies(copies)}</Fact>}
        {from && (
          <Fact name={t(actor === null ? 'countersign.from' : 'countersign.holder')}>
            <Holder holder={from} />
          </Fact>
        )}
        {to && (
          <Fact name={t('countersign.to')}>
            <Holder holder={to} />
          </Fact>
        )}
        <Terms terms={terms} />
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

/** What the act states besides its record, its copies and who has them. */
function Terms({ terms }: { terms: ShownTerms }) {
  const { t, i18n } = useTranslation();
  const { place, dossier, purpose, until, carried, permit, persons, outside } = terms;
  const rows: readonly (readonly [name: string, shown: ReactNode])[] = [
    [t('countersign.place'), place && (place.name ?? place.code)],
    [t('words.field.dossier'), dossier],
    [t('custody.field.purpose'), purpose?.[Language.parse(i18n.language)] ?? null],
    [t('countersign.until'), until && formatDate(until)],
    [
      t('custody.field.carrier'),
      carried &&
        `${t(`words.carrier.${carried.carrier}`)}, ${t(`custody.run.${carried.carrier}`)} ${carried.run}`,
    ],
    [
      t('custody.field.persons'),
      persons && persons.length > 0 && persons.map(({ code, name }) => name ?? code).join('; '),
    ],
    [
      t('custody.field.outsideCount'),
      outside && `${outside.persons}, ${t('custody.note.line', { line: outside.line, year: outside.year })}`,
    ],
    [t('custody.field.permitBy'), permit && <Permitted permit={permit} />],
  ];
  return rows
    .filter(([, shown]) => shown !== null && shown !== false)
    .map(([name, shown]) => (
      <Fact key={name} name={name}>
        {shown}
      </Fact>
    ));
}

function Permitted({ permit: { by, paper, until } }: { permit: NonNullable<ShownTerms['permit']> }) {
  const { t } = useTranslation();
  return (
    <>
      {by.name ?? by.code}
      {paper !== undefined &&
        `, ${t('custody.note.permitPaper', {
          number: formatNumber(paper.number, paper.notation),
          day: formatDate(paper.issuedOn),
        })}`}
      {until !== undefined && `, ${t('custody.note.permitUntil', { day: formatDate(until) })}`}
    </>
  );
}

function Holder({ holder: { code, name } }: { holder: NonNullable<ShownForSigning['from']> }) {
  const { t } = useTranslation();
  return code === 'desk' ? t('custody.desk') : (name ?? code);
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
