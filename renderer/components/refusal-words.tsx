import { useCatalogue } from './catalogue.tsx';

/** The words of an act's reasons; each catalogue has a letter of its own. */
export function RefusalWords({ codes }: { codes: readonly string[] }) {
  const catalogues: Readonly<Record<string, ReturnType<typeof useCatalogue>>> = {
    R: useCatalogue('refusals'),
    H: useCatalogue('cancellations'),
    D: useCatalogue('corrections'),
    T: useCatalogue('settlements'),
    M: useCatalogue('reopenings'),
    L: useCatalogue('retractions'),
    S: useCatalogue('separations'),
  };
  const words = (code: string) => catalogues[code.charAt(0)]?.words(code) ?? code;
  return <span className="refusal-words">{codes.map(words).join('; ')}</span>;
}
