/** Line icons on a 20 × 20 grid, drawn for this product; always beside a word, so hidden from readers. */
const paths = {
  today: 'M3.5 5.5h13v11h-13zM3.5 9h13M7 3v4M13 3v4',
  outgoing: 'M4 16.5h12M10 13V3.5M6 7.5l4-4 4 4',
  incoming: 'M4 16.5h12M10 3.5V13M6 9l4 4 4-4',
  check: 'M5 3.5h10v13H5zM7.5 10l2 2 3.5-4',
  outbox: 'M3.5 11l2-6.5h9l2 6.5v5h-13zM3.5 11h4l1 2h3l1-2h4',
  ledger: 'M5 3.5h9.5a1 1 0 0 1 1 1v12H6a1.5 1.5 0 0 1-1.5-1.5V4M8 7h5M8 10h5M8 13h3',
  settings: 'M4 6h7M15 6h1M4 10h1M9 10h7M4 14h6M14 14h2M13 4.2v3.6M7 8.2v3.6M12 12.2v3.6',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  token: 'M7 3.5h6v4.5H7zM5.5 8h9v8.5h-9zM9 5.5h.01M11 5.5h.01',
  warning: 'M10 3.5l7 13H3zM10 8.5v3.5M10 14.2h.01',
  error: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM7.5 7.5l5 5M12.5 7.5l-5 5',
  ok: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM6.8 10.2l2.2 2.2 4.3-4.6',
  info: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 9.2v4.3M10 6.6h.01',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l2.8 1.6',
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM13 13l3.8 3.8',
  plus: 'M10 4v12M4 10h12',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  left: 'M12.5 4.5L7 10l5.5 5.5',
  right: 'M7.5 4.5L13 10l-5.5 5.5',
  down: 'M5 7.5l5 5 5-5',
  pen: 'M4 16l.8-3.4L13.5 4l2.5 2.5-8.6 8.7z',
  link: 'M4.5 10a5.5 5.5 0 0 1 11 0 5.5 5.5 0 0 1-11 0M4.5 10h11M10 4.5c-3 3.5-3 7.500 0 11 3-3.500 3-7.500 0-11',
  envelope: 'M3.5 5.5h13v9.500h-13zM3.500 6l6.500 5 6.500-5',
  seal: 'M10 3.500l2 1.500 2.500.2.300 2.500 1.700 1.800-1.700 1.800-.3 2.500-2.500.2-2 1.500-2-1.500-2.500-.2-.3-2.500L3.500 9.500l1.700-1.800.3-2.500L8 5z',
  user: 'M10 4a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM4.500 16.500c.5-3.200 2.700-4.500 5.500-4.500s5 1.300 5.500 4.500',
} as const;
export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
