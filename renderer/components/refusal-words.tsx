import { useCatalogue } from './catalogue.tsx';

export function RefusalWords({ codes }: { codes: readonly string[] }) {
  const { words } = useCatalogue('refusals');
  return <span className="refusal-words">{codes.map(words).join('; ')}</span>;
}
