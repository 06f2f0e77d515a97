import { useCatalogue } from './catalogue.tsx';

/** Reasons of a refusal, a cancellation or a correction; each catalogue has a letter of its own. */
export function RefusalWords({ codes }: { codes: readonly string[] }) {
  const { words: refusal } = useCatalogue('refusals');
  const { words: cancellation } = useCatalogue('cancellations');
  const { words: correction } = useCatalogue('corrections');
  const words = (code: string) =>
    code.startsWith('H') ? cancellation(code) : code.startsWith('D') ? correction(code) : refusal(code);
  return <span className="refusal-words">{codes.map(words).join('; ')}</span>;
}
