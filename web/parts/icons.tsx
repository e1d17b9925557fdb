import type { ClaimKind } from '../../src/contract/kinds.ts';

/** Strokes on a 16 by 16 field, one sign for each kind, so that a kind is told without its colour. */
const KINDS: Readonly<Record<ClaimKind, string>> = {
  transfer: 'M2 5h9M8.5 2.5 11 5 8.5 7.5M14 11H5M7.5 8.5 5 11l2.5 2.5',
  deployment: 'M2.5 8.5 8 3l5.5 5.5M2.5 13 8 7.5l5.5 5.5',
  casualty: 'M8 2v12M4 5.5h8',
  production: 'M2 14V7l4 2.5V7l4 2.5V3h4v11zM5 12h1M9 12h1',
  payment: 'M2 4.5h12v7H2zM8 9.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  agreement: 'M3 2h7l3 3v9H3zM5.5 7h5M5.5 9.5h5M5.5 12h2.5',
  meeting:
    'M5.5 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M1.5 14c0-3 8-3 8 0M11.5 8.5a2 2 0 1 0-1-3.7M11.5 10.5c2 0 3.5 1 3.5 3.5',
  statement: 'M2 3h12v8H7l-3 3v-3H2zM5 6h6M5 8.5h4',
  attack: 'M8 1.5l1.5 4 4-1.5-2 3.7 3 2.3-4 .5.5 4-3-2.5-3 2.5.5-4-4-.5 3-2.3-2-3.7 4 1.5z',
  sanction: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12M3.8 3.8l8.400 8.400',
  other: 'M8 13a5 5 0 1 0 0-10 5 5 0 0 0 0 10',
  judgement: 'M8 2v12M4 14h8M3 4h10M3 4 1.5 9h3zM13 4l-1.5 5h3z',
};

const SIGNS = {
  documents: 'M3 2h7l3 3v9H3zM10 2v3h3M5.5 8.5h5M5.5 11h5',
  ledger: 'M2 3h12v10H2zM2 6.3h12M2 9.6h12M6 3v10',
  checks: 'M2.5 8.5l3 3 8-8',
  entities: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 14.5c0-5 11-5 11 0',
  sources: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h3',
  events:
    'M8 5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M3.5 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4M12.5 15a2 2 0 1 0 0-4 2 2 0 0 0 0 4M7 5l-2.7 6M9 5l2.7 6',
  timeline: 'M1.5 8h13M4 5v6M8 3v10M12 6v4',
  flows: 'M2 4c6 0 6 8 12 8M2 12c6 0 6-8 12-8',
  series: 'M2 13.5h12M3 11l3-4 3 2 4.5-6',
  map: 'M8 14.5S13 10 13 6.5a5 5 0 0 0-10 0C3 10 8 14.5 8 14.5M8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3',
  network:
    'M4 5.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M12 7.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M6.5 14.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4M6 4l4 1M4.5 5.5l1.5 5M11 7.5l-3 4',
  registers: 'M2 2.5h12v11H2zM2 6h12M8 6v7.5',
  report: 'M3 13.5l1-4L11.5 2l2.5 2.5L6.5 12zM10 3.5 12.5 6',
  watch: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8M8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4',
  imports: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10M10.7 10.7 14 14',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  pencil: 'M3 13l.8-3L11 2.8 13.200 5 6 12.200z',
  next: 'M6 3l5 5-5 5',
  previous: 'M10 3 5 8l5 5',
  more: 'M3 8h.1M8 8h.1M13 8h.1',
  theme: 'M8 14A6 6 0 1 0 8 2zM8 2v12',
  language: 'M2 4h7M5.5 2.5V4M7.5 4c-.5 3-3 5.5-5.5 6.5M3.5 6c1 2.5 3 4 5 4.5M8.5 14l3-7.5 3 7.5M9.5 11.5h4',
  keys: 'M1.5 4h13v8h-13zM4 6.5h.1M6.5 6.5h.1M9 6.5h.1M11.5 6.5h.1M5 9.5h6',
  add: 'M8 3v10M3 8h10',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6',
  download: 'M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11',
} as const;
export type Sign = keyof typeof SIGNS;

function Drawn({ d }: { d: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={d} />
    </svg>
  );
}

export const Icon = ({ sign }: { sign: Sign }) => <Drawn d={SIGNS[sign]} />;
export const KindIcon = ({ kind }: { kind: ClaimKind }) => <Drawn d={KINDS[kind]} />;
