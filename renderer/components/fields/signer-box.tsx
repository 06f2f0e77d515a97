import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../bridge/organisations.ts';
import { type OneCode, Picker } from './picker.tsx';

/** A person of the issuing body; those competent to sign stand first. */
export function SignerBox({
  value,
  onChange,
  inputRef,
  issuer,
  ...frame
}: OneCode & { issuer: string | undefined }) {
  const { t } = useTranslation();
  const persons = useOrganisation(issuer)?.persons ?? [];
  // Paper that comes late may be signed by one who has left since.
  const ordered = [...persons].sort(
    (a, b) =>
      Number(b.inOffice) - Number(a.inOffice) || Number(b.role === 'head') - Number(a.role === 'head'),
  );
  return (
    <Picker
      {...frame}
      {...(inputRef ? { inputRef } : {})}
      options={ordered.map(({ code, name, role, inOffice }) => ({
        ...{ id: code, code, words: name, person: true, ended: !inOffice },
        note: t(`words.role.${role}`),
      }))}
      given={value}
      chosen={persons.find(({ code }) => code === value)?.name ?? value ?? ''}
      onPick={(code) => onChange(code === '' ? undefined : code)}
    />
  );
}
