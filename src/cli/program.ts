import { availableParallelism } from 'node:os';
import { Command, Option } from '@commander-js/extra-typings';
import { CLAIM_KINDS, STATUSES } from '../contract/kinds.ts';
import { SERIES_STEPS, TIMELINE_LANES, TIMELINE_STEPS } from '../contract/rollups.ts';
import { REVIEWS, SEARCH_SORTS } from '../contract/search.ts';
import type { Context } from './context.ts';
import { LANGUAGES, type MessageKey, type Messages } from './messages.ts';
import { collect, listOf, portNumber, positive } from './options.ts';

const SUPPORTS = ['cited', 'covered', 'anachronistic', 'vague', 'unsourced'] as const;
const SEVERITIES = ['error', 'warning', 'info'] as const;

/**
 * The commands of `tally` and what they take. What a command does is loaded only when it runs. The program throws
 * commander's errors instead of ending the process.
 */
export function createProgram(
  context: Context,
  argumentsOut: (text: string) => void,
  errorsOut: (text: string) => void,
) {
  const { words, surface } = context;
  const t = (key: MessageKey): string => words.t(key);
  const settings = (command: {
    exitOverride(): unknown;
    configureOutput(o: object): unknown;
    configureHelp(o: object): unknown;
    helpOption(f: string, d: string): unknown;
  }): void => {
    command.exitOverride();
    command.configureOutput({
      writeOut: argumentsOut,
      writeErr: errorsOut,
      getOutHelpWidth: () => surface.out.columns ?? 100,
      getErrHelpWidth: () => surface.err.columns ?? 100,
    });
    command.configureHelp({ showGlobalOptions: true, styleTitle: (title: string) => headings(words)[title] ?? title });
    command.helpOption('-h, --help', t('cli.option.help'));
  };
  const program = new Command('tally')
    .description(t('cli.description'))
    .version(surface.version, '-V, --version', t('cli.option.version'))
    .option('--ledger <path>', t('cli.option.ledger'))
    .addOption(new Option('--lang <language>', t('cli.option.lang')).choices(LANGUAGES))
    .option('--as-of <day>', t('cli.option.asOf'))
    .option('--ledger-as-of <time>', t('cli.option.ledgerAsOf'))
    .helpCommand(false)
    .showSuggestionAfterError(true);
  settings(program);

  const read = program
    .command('read')
    .description(t('cli.read.description'))
    .argument('<file>', t('cli.read.file'))
    .option('--published <date>', t('cli.read.published'))
    .option('--publisher <name>', t('cli.read.publisher'))
    .option('--url <address>', t('cli.read.url'))
    .option('--title <title>', t('cli.read.title'))
    .option('--type <type>', t('cli.read.type'))
    .option('--json', t('cli.read.json'))
    .option('--explain', t('cli.read.explain'))
    .option('--all', t('cli.read.all'))
    .option('--no-save', t('cli.read.noSave'))
    .action(async (file, options) => {
      const { readCommand } = await import('./commands/read.ts');
      await readCommand(context, file, { ...program.opts(), ...options });
    });

  const extract = program
    .command('extract')
    .description(t('cli.extract.description'))
    .option('--workers <n>', t('cli.extract.workers'), positive(4 * availableParallelism() + 60), 1)
    .option('--mentions', t('cli.extract.mentions'))
    .option('--explain', t('cli.extract.explain'))
    .action(async (options) => {
      const { extractCommand } = await import('./commands/extract.ts');
      await extractCommand(context, options);
    });

  const claims = program
    .command('claims')
    .description(t('cli.claims.description'))
    .option('--document <id>', t('cli.claims.document'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--status <statuses>', `${t('cli.claims.status')} (${STATUSES.join(', ')})`, listOf(STATUSES))
    .option('--actor <who>', t('cli.claims.actor'))
    .option('--target <whom>', t('cli.claims.target'))
    .option('--item <item>', t('cli.claims.item'))
    .option('--place <place>', t('cli.claims.place'))
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .option('--attribution <who>', t('cli.claims.attribution'))
    .option('--check <code>', t('cli.claims.check'))
    .option('--text <words>', t('cli.claims.text'))
    .addOption(
      new Option('--format <format>', t('cli.claims.format'))
        .choices(['table', 'json', 'csv'])
        .default('table' as const),
    )
    .option('--limit <n>', t('cli.claims.limit'), positive(1e9))
    .action(async (options) => {
      const { claimsCommand } = await import('./commands/claims.ts');
      await claimsCommand(context, { ...program.opts(), ...options });
    });

  const show = program
    .command('show')
    .description(t('cli.show.description'))
    .argument('<id>', t('cli.show.id'))
    .option('--run <n>', t('cli.show.run'), positive(1e9))
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { showCommand } = await import('./commands/show.ts');
      await showCommand(context, id, { ...program.opts(), ...options });
    });

  const documents = program
    .command('documents')
    .description(t('cli.documents.description'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { documentsCommand } = await import('./commands/lists.ts');
      await documentsCommand(context, { ...program.opts(), ...options });
    });

  const checks = program
    .command('checks')
    .description(t('cli.checks.description'))
    .option('--document <id>', t('cli.claims.document'))
    .option('--code <code>', t('cli.checks.code'))
    .addOption(new Option('--severity <severity>', t('cli.checks.severity')).choices(SEVERITIES))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { checksCommand } = await import('./commands/lists.ts');
      await checksCommand(context, { ...program.opts(), ...options });
    });

  const events = program
    .command('events')
    .description(t('cli.events.description'))
    .option('--document <id>', t('cli.events.document'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--status <statuses>', `${t('cli.claims.status')} (${STATUSES.join(', ')})`, listOf(STATUSES))
    .option('--actor <who>', t('cli.claims.actor'))
    .option('--target <whom>', t('cli.claims.target'))
    .option('--item <item>', t('cli.claims.item'))
    .option('--place <place>', t('cli.claims.place'))
    .option('--from <day>', t('cli.claims.from'))
    .option('--to <day>', t('cli.claims.to'))
    .option('--attribution <who>', t('cli.claims.attribution'))
    .option('--text <words>', t('cli.events.text'))
    .option('--articles <n>', t('cli.events.articles'), positive(1e9))
    .addOption(new Option('--sort <order>', t('cli.events.sort')).choices(['told', 'recent']))
    .option('--limit <n>', t('cli.claims.limit'), positive(1e9))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { eventsCommand } = await import('./commands/events.ts');
      await eventsCommand(context, { ...program.opts(), ...options });
    });

  const event = program
    .command('event')
    .description(t('cli.event.description'))
    .argument('<id>', t('cli.event.id'))
    .option('--explain', t('cli.event.explain'))
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { eventCommand } = await import('./commands/event.ts');
      await eventCommand(context, id, { ...program.opts(), ...options });
    });

  const merge = program
    .command('merge')
    .description(t('cli.merge.description'))
    .argument('<events...>', t('cli.merge.events'))
    .requiredOption('--reason <words>', t('cli.decision.reason'))
    .option('--author <name>', t('cli.decision.author'))
    .action(async (ids, options) => {
      const { mergeCommand } = await import('./commands/merge.ts');
      await mergeCommand(context, ids, { ...program.opts(), ...options });
    });

  const split = program
    .command('split')
    .description(t('cli.split.description'))
    .argument('<event>', t('cli.event.id'))
    .argument('<claims...>', t('cli.split.claims'))
    .requiredOption('--reason <words>', t('cli.decision.reason'))
    .option('--author <name>', t('cli.decision.author'))
    .action(async (id, claims, options) => {
      const { splitCommand } = await import('./commands/split.ts');
      await splitCommand(context, id, claims, { ...program.opts(), ...options });
    });

  const reason = ['--reason <why>', t('cli.decide.reason')] as const;
  const accept = program
    .command('accept')
    .description(t('cli.accept.description'))
    .argument('<ids...>', t('cli.decide.claims'))
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (ids, options) => {
      const { judgeCommand } = await import('./commands/decisions.ts');
      await judgeCommand(context, 'accept', ids, { ...program.opts(), ...options });
    });

  const reject = program
    .command('reject')
    .description(t('cli.reject.description'))
    .argument('<ids...>', t('cli.decide.claims'))
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (ids, options) => {
      const { judgeCommand } = await import('./commands/decisions.ts');
      await judgeCommand(context, 'reject', ids, { ...program.opts(), ...options });
    });

  const correct = program
    .command('correct')
    .description(t('cli.correct.description'))
    .argument('<id>', t('cli.decide.claim'))
    .requiredOption('--set <field=value>', t('cli.decide.set'), collect)
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { correctCommand } = await import('./commands/decisions.ts');
      await correctCommand(context, id, { ...program.opts(), ...options });
    });

  const add = program
    .command('add')
    .description(t('cli.add.description'))
    .argument('<document>', t('cli.add.document'))
    .requiredOption('--quote <words>', t('cli.add.quote'))
    .option('--nth <n>', t('cli.add.nth'), positive(1e6))
    .requiredOption('--set <field=value>', t('cli.decide.set'), collect)
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (document, options) => {
      const { addCommand } = await import('./commands/decisions.ts');
      await addCommand(context, document, { ...program.opts(), ...options });
    });

  const undo = program
    .command('undo')
    .description(t('cli.undo.description'))
    .argument('<decision>', t('cli.undo.what'))
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (what, options) => {
      const { undoCommand } = await import('./commands/decisions.ts');
      await undoCommand(context, what, { ...program.opts(), ...options });
    });

  const gradeSource = program
    .command('grade')
    .description(t('cli.grade.description'))
    .argument('<publisher>', t('cli.grade.publisher'))
    .argument('<letter>', t('cli.grade.letter'))
    .requiredOption(...reason)
    .action(async (publisher, letter, options) => {
      const { gradeCommand } = await import('./commands/decisions.ts');
      await gradeCommand(context, publisher, letter, { ...program.opts(), ...options });
    });

  const decisions = program
    .command('decisions')
    .description(t('cli.decisions.description'))
    .option('--subject <id>', t('cli.decisions.subject'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { decisionsCommand } = await import('./commands/decisions.ts');
      await decisionsCommand(context, { ...program.opts(), ...options });
    });

  const gold = program.command('gold').description(t('cli.gold.description'));
  const goldExport = gold
    .command('export')
    .description(t('cli.gold.export'))
    .argument('<folder>', t('cli.gold.folder'))
    .option('--partly', t('cli.gold.partly'))
    .action(async (folder, options) => {
      const { goldExportCommand } = await import('./commands/gold.ts');
      await goldExportCommand(context, folder, { ...program.opts(), ...options });
    });
  const goldScore = gold
    .command('score')
    .description(t('cli.gold.score'))
    .argument('<folders...>', t('cli.gold.folders'))
    .option('--json', t('cli.show.json'))
    .action(async (folders, options) => {
      const { goldScoreCommand } = await import('./commands/gold.ts');
      await goldScoreCommand(context, folders, { ...program.opts(), ...options });
    });

  const serve = program
    .command('serve')
    .description(t('cli.serve.description'))
    .option('--port <n>', t('cli.serve.port'), portNumber, 4711)
    .option('--host <address>', t('cli.serve.host'), '127.0.0.1')
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(context, { ...program.opts(), ...options });
    });

  const series = program
    .command('series')
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
      await seriesCommand(context, { ...program.opts(), ...options });
    });

  const flows = program
    .command('flows')
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
      await flowsCommand(context, { ...program.opts(), ...options });
    });

  const timeline = program
    .command('timeline')
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
      await timelineCommand(context, { ...program.opts(), ...options });
    });

  const many = (text: string): string => `${text} (${t('cli.search.list')})`;
  const search = program
    .command('search')
    .description(t('cli.search.description'))
    .argument('[words...]', t('cli.search.words'))
    .option('--kind <kinds>', `${t('cli.claims.kind')} (${CLAIM_KINDS.join(', ')})`, listOf(CLAIM_KINDS))
    .option('--status <statuses>', `${t('cli.claims.status')} (${STATUSES.join(', ')})`, listOf(STATUSES))
    .option('--actor <who>', many(t('cli.claims.actor')), collect)
    .option('--target <whom>', many(t('cli.claims.target')), collect)
    .option('--party <who>', many(t('cli.search.party')), collect)
    .option('--item <item>', many(t('cli.claims.item')), collect)
    .option('--place <place>', many(t('cli.claims.place')), collect)
    .option('--speaker <who>', many(t('cli.claims.attribution')), collect)
    .option('--publisher <name>', many(t('cli.search.publisher')), collect)
    .option('--document <id>', many(t('cli.claims.document')), collect)
    .option('--support <levels>', `${t('cli.search.support')} (${SUPPORTS.join(', ')})`, listOf(SUPPORTS))
    .option('--check <code>', many(t('cli.claims.check')), collect)
    .option(
      '--review <reviews>',
      `${t('cli.search.review')} (none, ${REVIEWS.join(', ')})`,
      listOf(['none', ...REVIEWS]),
    )
    .option('--year <year>', many(t('cli.search.year')), collect)
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
      await searchCommand(context, typed, { ...program.opts(), ...options });
    });

  const all = [read, extract, claims, show, documents, checks, series, flows, timeline, search, serve];
  const deciding = [accept, reject, correct, add, undo, gradeSource, decisions, gold, goldExport, goldScore];
  for (const command of [...all, ...deciding, events, event, merge, split]) settings(command);
  return program;
}

/** Commander's headings in the reader's language. */
function headings(words: Messages): Readonly<Partial<Record<string, string>>> {
  return {
    'Usage:': words.t('cli.heading.usage'),
    'Options:': words.t('cli.heading.options'),
    'Global Options:': words.t('cli.heading.global'),
    'Commands:': words.t('cli.heading.commands'),
    'Arguments:': words.t('cli.heading.arguments'),
  };
}
