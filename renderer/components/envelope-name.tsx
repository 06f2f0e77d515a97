import type { OutboxRow } from '../../contract/ipc/exchange-views.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { formatNumber } from '../format/codes.ts';
import { CodeText } from './marks.tsx';
import { PlacedOrganisationName } from './names.tsx';

interface EnvelopeNameProps {
  readonly code: ControlCode | null;
  /** The body at its other end. */
  readonly partner: OrganisationCode;
  /** Of what came only once it is entered: what is to be counted is not told. */
  readonly document?: OutboxRow['document'];
}

/** An envelope as it is named where something is asked about it. */
export const EnvelopeName = ({ code, partner, document = null }: EnvelopeNameProps) => (
  <span className="record-name">
    {document !== null && (
      <strong className="number">{formatNumber(document.number, document.notation)}</strong>
    )}{' '}
    {code !== null && <CodeText code={code} />}{' '}
    <strong>
      <PlacedOrganisationName code={partner} />
    </strong>
  </span>
);
