import { Option, type Command } from '@commander-js/extra-typings';
import { CLAIM_KINDS, STATUSES } from '../contract/kinds.ts';
import { SERIES_STEPS, TIMELINE_LANES, TIMELINE_STEPS } from '../contract/rollups.ts';
import { REVIEWS, SEARCH_SORTS } from '../contract/search.ts';
import { TallyError } from '../kernel/errors.ts';
import type { Context, GlobalOptions } from './context.ts';
import type { MessageKey } from './messages.ts';
import { listOf, positive, several } from './options.ts';

const SUPPORTS = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'] as const;
/** As in src/app/export/formats.ts, which is loaded only when it runs. */
const EXPORT_NAMES = [
  'csv',
  'jsonl',
  'parquet',
  'plover',
  'sipri',
  'kiel',
  'acled',
  'claimreview',
  'webannotation',
  'ftm',
  'geojson',
  'html',
  'md',
] as const;

/**
 * The commands that ask the ledger for more than a list: `series`, `flows`, `timeline`, `search`, `export`. `command` makes
 * one under a name; `globals` gives the options of the whole call.
 */
export function addQueries(context: Context, command: (name: string) => Command, globals: () => GlobalOptions): void {
  const t = (key: MessageKey): string => context.words.t(key);
  const many = (text: string): string => `${text} (${t('cli.search.list')})`;
  command('series')
    .description(t('cli.series.description'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--actor <who>', t('cli.claims.actor'))
    .option('--target <whom>', t('cli.claims.target'))
    .option('--item <item>', t('cli.claims.item'))
    .option('--place <place>', t('cli.claims.place'))
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .addOption(new Option('--by <step>', t('cli.series.by')).choices(SERIES_STEPS).default('month' as const))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { seriesCommand } = await import('./commands/series.ts');
      await seriesCommand(context, { ...globals(), ...options });
    });

  command('flows')
    .description(t('cli.flows.description'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--actor <who>', t('cli.claims.actor'))
    .option('--target <whom>', t('cli.claims.target'))
    .option('--item <item>', t('cli.claims.item'))
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { flowsCommand } = await import('./commands/flows.ts');
      await flowsCommand(context, { ...globals(), ...options });
    });

  command('timeline')
    .description(t('cli.timeline.description'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--actor <who>', t('cli.claims.actor'))
    .option('--target <whom>', t('cli.claims.target'))
    .option('--item <item>', t('cli.claims.item'))
    .option('--place <place>', t('cli.claims.place'))
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .addOption(new Option('--by <step>', t('cli.series.by')).choices(TIMELINE_STEPS).default('month' as const))
    .addOption(new Option('--lanes <lanes>', t('cli.timeline.lanes')).choices(TIMELINE_LANES).default('kind' as const))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { timelineCommand } = await import('./commands/timeline.ts');
      await timelineCommand(context, { ...globals(), ...options });
    });

  command('search')
    .description(t('cli.search.description'))
    .argument('[words...]', t('cli.search.words'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--status <statuses>', `${t('cli.claims.status')} (${STATUSES.join(', ')})`, listOf(STATUSES))
    .option('--actor <who>', many(t('cli.claims.actor')), several)
    .option('--target <whom>', many(t('cli.claims.target')), several)
    .option('--party <who>', many(t('cli.search.party')), several)
    .option('--item <item>', many(t('cli.claims.item')), several)
    .option('--place <place>', many(t('cli.claims.place')), several)
    .option('--speaker <who>', many(t('cli.claims.attribution')), several)
    .option('--publisher <name>', many(t('cli.search.publisher')), several)
    .option('--document <id>', many(t('cli.claims.document')), several)
    .option('--support <levels>', `${t('cli.search.support')} (${SUPPORTS.join(', ')})`, listOf(SUPPORTS))
    .option('--check <code>', many(t('cli.claims.check')), several)
    .option(
      '--review <reviews>',
      `${t('cli.search.review')} (none, ${REVIEWS.join(', ')})`,
      listOf(['none', ...REVIEWS]),
    )
    .option('--year <year>', many(t('cli.search.year')), several)
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .addOption(new Option('--sort <order>', t('cli.search.sort')).choices(SEARCH_SORTS))
    .option('--limit <n>', t('cli.claims.limit'), positive(500))
    .option('--cursor <cursor>', t('cli.search.cursor'))
    .option('--save <name>', t('cli.search.save'))
    .option('--saved <name>', t('cli.search.saved'))
    .option('--list-saved', t('cli.search.listSaved'))
    .option('--json', t('cli.show.json'))
    .action(async (typed, options) => {
      const { searchCommand } = await import('./commands/search.ts');
      await searchCommand(context, typed, { ...globals(), ...options });
    });

  command('export')
    .description(t('cli.export.description'))
    .addOption(new Option('--format <format>', t('cli.export.format')).choices(EXPORT_NAMES))
    .option('--warc <file>', t('cli.export.warc'))
    .option('--words <words>', t('cli.export.words'))
    .option('--event <id>', t('cli.export.event'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--status <statuses>', `${t('cli.claims.status')} (${STATUSES.join(', ')})`, listOf(STATUSES))
    .option('--actor <who>', many(t('cli.claims.actor')), several)
    .option('--target <whom>', many(t('cli.claims.target')), several)
    .option('--party <who>', many(t('cli.search.party')), several)
    .option('--item <item>', many(t('cli.claims.item')), several)
    .option('--place <place>', many(t('cli.claims.place')), several)
    .option('--speaker <who>', many(t('cli.claims.attribution')), several)
    .option('--publisher <name>', many(t('cli.search.publisher')), several)
    .option('--document <id>', many(t('cli.claims.document')), several)
    .option('--support <levels>', `${t('cli.search.support')} (${SUPPORTS.join(', ')})`, listOf(SUPPORTS))
    .option('--check <code>', many(t('cli.claims.check')), several)
    .option(
      '--review <reviews>',
      `${t('cli.search.review')} (none, ${REVIEWS.join(', ')})`,
      listOf(['none', ...REVIEWS]),
    )
    .option('--year <year>', many(t('cli.search.year')), several)
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .option('--out <file>', t('cli.export.out'))
    .option('--sources', t('cli.export.sources'))
    .action(async (options) => {
      const { warc, format, document } = options;
      if (warc !== undefined) {
        const { exportWarcCommand } = await import('./commands/export-warc.ts');
        await exportWarcCommand(context, { ...globals(), warc, document: document?.[0] });
        return;
      }
      if (format === undefined) throw new TallyError('USAGE', t('cli.export.what'));
      const { exportCommand } = await import('./commands/export.ts');
      await exportCommand(context, { ...globals(), ...options, format });
    });
}
