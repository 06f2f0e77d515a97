import type { OrganisationCode } from '../../contract/scalar.ts';
import { FaultWords } from './fault-words.tsx';
import { PlacedOrganisationName } from './names.tsx';

/** Tells that others use the same control code, and who. */
export function SharedCode({ others }: { others: OrganisationCode[] }) {
  if (others.length === 0) return null;
  return (
    <div className="differences" role="alert">
      <p>
        <FaultWords code="RECORD_CODE_SHARED" withNext />
      </p>
      <ul>
        {others.map((code) => (
          <li key={code}>
            <PlacedOrganisationName code={code} /> <span className="code">{code}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
