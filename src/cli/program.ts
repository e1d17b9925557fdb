import { availableParallelism } from 'node:os';
import { Command, Option } from '@commander-js/extra-typings';
import { CLAIM_KINDS, ENTITY_TYPES, STATUSES } from '../contract/kinds.ts';
import type { Context } from './context.ts';
import { LANGUAGES, type MessageKey, type Messages } from './messages.ts';
import { listOf, positive, seconds, several } from './options.ts';
import { addDeciding } from './deciding.ts';
import { addQueries } from './queries.ts';

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

  program
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
    .option('--allow-host <name>', t('cli.allowHost'), several)
    .option('--no-save', t('cli.read.noSave'))
    .action(async (file, options) => {
      const { readCommand } = await import('./commands/read.ts');
      await readCommand(context, file, { ...program.opts(), ...options });
    });

  program
    .command('extract')
    .description(t('cli.extract.description'))
    .option('--workers <n>', t('cli.extract.workers'), positive(4 * availableParallelism() + 60), 1)
    .option('--mentions', t('cli.extract.mentions'))
    .option('--explain', t('cli.extract.explain'))
    .action(async (options) => {
      const { extractCommand } = await import('./commands/extract.ts');
      await extractCommand(context, options);
    });

  program
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

  program
    .command('show')
    .description(t('cli.show.description'))
    .argument('<id>', t('cli.show.id'))
    .option('--run <n>', t('cli.show.run'), positive(1e9))
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { showCommand } = await import('./commands/show.ts');
      await showCommand(context, id, { ...program.opts(), ...options });
    });

  program
    .command('documents')
    .description(t('cli.documents.description'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { documentsCommand } = await import('./commands/lists.ts');
      await documentsCommand(context, { ...program.opts(), ...options });
    });

  program
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

  program
    .command('import')
    .description(t('cli.import.description'))
    .argument('<what...>', t('cli.import.what'))
    .option(
      '--workers <n>',
      t('cli.extract.workers'),
      positive(4 * availableParallelism() + 60),
      Math.max(1, availableParallelism() - 1),
    )
    .option('--no-recursive', t('cli.import.noRecursive'))
    .option('--links', t('cli.import.links'))
    .option('--map <columns>', t('cli.import.map'))
    .option('--publisher <name>', t('cli.import.publisher'))
    .option('--published <date>', t('cli.import.published'))
    .option('--allow-host <name>', t('cli.allowHost'), several)
    .option('--dry-run', t('cli.import.dryRun'))
    .option('--json', t('cli.show.json'))
    .action(async (what, options) => {
      const { importCommand } = await import('./commands/import.ts');
      await importCommand(context, what, { ...program.opts(), ...options });
    });

  program
    .command('verify')
    .description(t('cli.verify.description'))
    .option('--expect <hash>', t('cli.verify.expect'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { verifyCommand } = await import('./commands/verify.ts');
      await verifyCommand(context, { ...program.opts(), ...options });
    });

  program
    .command('provenance')
    .description(t('cli.provenance.description'))
    .argument('<id>', t('cli.show.id'))
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { provenanceCommand } = await import('./commands/provenance.ts');
      await provenanceCommand(context, id, { ...program.opts(), ...options });
    });

  const watch = program.command('watch').description(t('cli.watch.description'));
  watch
    .command('add')
    .description(t('cli.watch.add'))
    .argument('<feed...>', t('cli.watch.feed'))
    .option('--every <minutes>', t('cli.watch.every'), positive(100_000), 30)
    .action(async (feeds, options) => {
      const commands = await import('./commands/watch.ts');
      await commands.watchAdd(context, feeds, { ...program.opts(), ...options });
    });
  watch
    .command('list')
    .description(t('cli.watch.list'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const commands = await import('./commands/watch.ts');
      await commands.watchList(context, { ...program.opts(), ...options });
    });
  watch
    .command('run')
    .description(t('cli.watch.run'))
    .option('--once', t('cli.watch.once'))
    .option('--delay <seconds>', t('cli.watch.delay'), seconds, 2)
    .option('--allow-host <name>', t('cli.allowHost'), several)
    .action(async (options) => {
      const commands = await import('./commands/watch.ts');
      await commands.watchRun(context, { ...program.opts(), ...options });
    });
  watch
    .command('remove')
    .description(t('cli.watch.remove'))
    .argument('<feed...>', t('cli.watch.feed'))
    .action(async (feeds) => {
      const commands = await import('./commands/watch.ts');
      await commands.watchRemove(context, feeds, program.opts());
    });

  program
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

  program
    .command('event')
    .description(t('cli.event.description'))
    .argument('<id>', t('cli.event.id'))
    .option('--explain', t('cli.event.explain'))
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { eventCommand } = await import('./commands/event.ts');
      await eventCommand(context, id, { ...program.opts(), ...options });
    });

  program
    .command('merge')
    .description(t('cli.merge.description'))
    .argument('<events...>', t('cli.merge.events'))
    .requiredOption('--reason <words>', t('cli.decision.reason'))
    .option('--author <name>', t('cli.decision.author'))
    .action(async (ids, options) => {
      const { mergeCommand } = await import('./commands/merge.ts');
      await mergeCommand(context, ids, { ...program.opts(), ...options });
    });

  program
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

  program
    .command('entities')
    .description(t('cli.entities.description'))
    .addOption(new Option('--type <type>', t('cli.entities.type')).choices(ENTITY_TYPES))
    .option('--text <words>', t('cli.entities.text'))
    .option('--unknown', t('cli.entities.unknown'))
    .option('--limit <n>', t('cli.claims.limit'), positive(1e9))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { entitiesCommand } = await import('./commands/entities.ts');
      await entitiesCommand(context, { ...program.opts(), ...options });
    });

  program
    .command('entity')
    .description(t('cli.entity.description'))
    .argument('<id>', t('cli.entity.id'))
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { entityCommand } = await import('./commands/entities.ts');
      await entityCommand(context, id, { ...program.opts(), ...options });
    });

  program
    .command('identify')
    .description(t('cli.identify.description'))
    .argument('<id>', t('cli.entity.id'))
    .option('--as <id>', t('cli.identify.as'))
    .option('--name <name>', t('cli.identify.name'))
    .addOption(new Option('--type <type>', t('cli.identify.type')).choices(ENTITY_TYPES))
    .option('--country <code>', t('cli.identify.country'))
    .requiredOption('--reason <words>', t('cli.identify.reason'))
    .action(async (id, options) => {
      const { identifyCommand } = await import('./commands/entities.ts');
      await identifyCommand(context, id, { ...program.opts(), ...options });
    });

  const command = (name: string) => program.command(name);
  const globals = () => program.opts();
  addQueries(context, command, globals);
  addDeciding(context, command, globals);
  for (const one of program.commands) {
    settings(one);
    for (const inner of one.commands) settings(inner);
  }
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
