import { join } from 'node:path';
import { formatQuantity } from '../../../src/cli/format/number.ts';
import { formatTime } from '../../../src/cli/format/time.ts';
import { loadMessages, type Language } from '../../../src/cli/messages.ts';
import { EXPORT_FORMATS, type ExportFormatName } from '../../../src/app/export/formats.ts';
import type { ExportJob, ExportQuestion, SourceRow } from '../../../src/app/export/types.ts';
import type { Ledger } from '../../../src/ledger/port.ts';
import { runningWords } from '../../../src/ledger/rollups/measure.ts';
import { openFakeEngine } from '../../support/fake-engine.ts';
import { openTestLedger } from '../../support/readings.ts';
import {
  amount,
  DEU,
  KURSK,
  PRK,
  RUS,
  saidBy,
  SHELLS,
  SOLDIERS,
  storyReading,
  UKR,
  when,
} from '../../support/stories.ts';
import { temporaryFolder } from '../../support/surface.ts';

const KN23 = { id: 'kn-23', name: 'KN-23', class: 'missiles' };
const EURO = { id: 'eur', name: 'EUR', class: 'money' };
const DRONES = { id: 'drones', name: 'drones', class: 'drones' };

/** A ledger with a claim of each sort that exports treat apart; texts hold an emoji, markup and a formula. */
export async function exportLedger(): Promise<Ledger> {
  const ledger = await openTestLedger(join(temporaryFolder(), 'ledger.sqlite'));
  const between = (n: number, more: object = {}) => ({
    quote: `朝鮮向俄羅斯運送${n}枚導彈`,
    kind: 'transfer' as const,
    actors: [PRK],
    targets: [RUS],
    item: KN23,
    items: [KN23],
    quantity: amount(n, n, 'missiles'),
    ...more,
  });
  await ledger.save(
    storyReading({
      title: '=HYPERLINK("x") 🤝 <script>alert(1)</script> [x](y)',
      publisher: 'Alpha',
      published: '2025-06-01',
      claims: [
        between(100, { time: when('2024-12'), attribution: saidBy('NIS') }),
        between(148, { time: when('2024-12'), attribution: saidBy('HUR'), quote: '🤝朝鮮向俄羅斯運送148枚導彈' }),
        between(200, { status: 'planned', reported: '2024-06-19', quote: '朝鮮承諾向俄羅斯提供200枚導彈' }),
        between(1, { status: 'denied', quote: '朝鮮否認運送導彈', quantity: null }),
        { quote: '+1 <b>markup</b> | pipe', kind: 'judgement', checkable: false },
      ],
    }),
  );
  const document = storyReading({
    publisher: 'Beta',
    published: '2025-07-01',
    claims: [
      {
        quote: 'Germany paid Ukraine 500 million euros on 3 March 2025',
        kind: 'payment',
        actors: [DEU],
        targets: [UKR],
        item: EURO,
        items: [EURO],
        quantity: amount(5e8, 5e8, 'EUR'),
        time: when('2025-03-03'),
      },
      {
        quote: 'drones struck Kursk in the first week of May',
        kind: 'attack',
        actors: [UKR],
        targets: [RUS],
        item: DRONES,
        items: [DRONES],
        place: KURSK,
        time: when('2025-05-01/2025-05-07'),
        plover: { type: 'ASSAULT', modes: ['drone'] },
      },
      {
        quote: '600 soldiers were killed',
        kind: 'casualty',
        targets: [PRK],
        item: SOLDIERS,
        items: [SOLDIERS],
        outcome: 'killed',
        quantity: amount(600),
        time: when('../2025-04'),
      },
      {
        quote: 'they will send shells',
        kind: 'transfer',
        actors: [PRK],
        targets: [RUS],
        item: SHELLS,
        items: [SHELLS],
        status: 'planned',
      },
    ],
  });
  await ledger.save({ ...document, given: { ...document.given, url: 'https://example.org/a?b=1&c="2"' } });
  return ledger;
}

export async function exported(
  ledger: Ledger,
  format: ExportFormatName,
  question: ExportQuestion = {},
  language: Language = 'en',
): Promise<{ bytes: Buffer; text: string; cited: SourceRow[] }> {
  const cited: SourceRow[] = [];
  const { rollups, fold } = await openFakeEngine()();
  const words = await loadMessages(language, language === 'zh-Hans' ? { PRK: '朝鲜' } : {});
  const job: ExportJob = {
    ledger,
    question,
    tables: rollups,
    isRunning: runningWords(rollups.running, fold),
    voice: {
      language,
      label: (group, code, values) => words.label(group, code, values),
      nameOf: (id) => words.nameOf(id),
      quantity: (quantity) => formatQuantity(quantity, words),
      time: (edtf) => formatTime(edtf, words),
    },
    version: '1.2.3',
    at: '2025-09-15T12:00:00.000Z',
    cite: (row) => cited.push(row),
  };
  const parts: Buffer[] = [];
  for await (const chunk of EXPORT_FORMATS[format].write(job)) parts.push(Buffer.from(chunk as string));
  const bytes = Buffer.concat(parts);
  return { bytes, text: bytes.toString('utf8'), cited };
}
