import type { ControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { CodeText } from './marks.tsx';
import { PlacedOrganisationName } from './names.tsx';

/** An envelope by its code and the body at its other end; what is to be counted is not told. */
export const EnvelopeName = ({ code, partner }: { code: ControlCode | null; partner: OrganisationCode }) => (
  <span className="record-name">
    {code !== null && <CodeText code={code} />}{' '}
    <strong>
      <PlacedOrganisationName code={partner} />
    </strong>
  </span>
);
