import type { BenchReport, Budget, Figure } from './figure.ts';

const heads = ['', 'measured', 'against', 'ratio', 'budget', ''];

/** The report as a table for people; a missed budget says by how much. */
export function table({ sections }: BenchReport): string {
  const rows = sections.map(({ title, seconds, figures }) => ({
    title: `${title} (${seconds.toFixed(0)} s)`,
    cells: figures.map(cellsOf),
  }));
  const widths = heads.map((head, column) =>
    Math.max(head.length, ...rows.flatMap(({ cells }) => cells.map((cell) => (cell[column] ?? '').length))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 1 || column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [
    line(heads),
    ...rows.flatMap(({ title, cells }) => ['', title, ...cells.map(line)]),
    '',
    summary(sections.flatMap(({ figures }) => figures)),
  ].join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { name, unit, value, reference, ratio, budget, note } = figure;
  return [
    `  ${name}`,
    value === null ? 'not measured' : `${number(value)} ${unit}`,
    reference === null ? '' : `${number(reference.value)} ${unit} ${reference.is}`,
    ratio === null ? '' : `${ratio.toFixed(2)}×`,
    budget === null ? '' : limitText(budget, unit),
    [verdict(figure), note ?? ''].filter((part) => part !== '').join('; '),
  ];
}

const limitText = ({ on, is, limit }: Budget, unit: string): string =>
  `${is === 'at most' ? '≤' : '≥'} ${on === 'ratio' ? `${limit}×` : `${limit} ${unit}`}`;

function verdict({ value, ratio, budget, met }: Figure): string {
  if (budget === null || met === null) return '';
  const measured = budget.on === 'ratio' ? ratio : value;
  if (met || measured === null) return 'met';
  const far = Math.abs(measured / budget.limit - 1) * 100;
  return `missed by ${far.toFixed(0)} %`;
}

const number = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

function summary(figures: readonly Figure[]): string {
  const count = (met: boolean | null) =>
    figures.filter((each) => each.met === met && each.budget !== null).length;
  const absent = figures.filter(({ value }) => value === null).length;
  return `budgets met: ${count(true)}, missed: ${count(false)}; not measured: ${absent}`;
}
