import { useTranslation } from 'react-i18next';
import type { Level } from '../../contract/record/fields.ts';

/** The mark of the level as a shape: a diamond for A, a triangle for B, a disc for C. */
const shapes: Record<Level, string> = {
  A: 'M10 1.500L18.500 10 10 18.500 1.500 10z',
  B: 'M10 2l8.600 15.500H1.400z',
  C: 'M10 2.500a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15z',
};

/** Word, shape and colour say the same, so that none of them is needed alone. */
export function LevelMark({ level }: { level: Level }) {
  const { t } = useTranslation();
  return (
    <span className="level" data-level={level}>
      <svg className="level-shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={shapes[level]} />
      </svg>
      <span>{t(`words.level.${level}`)}</span>
    </span>
  );
}
