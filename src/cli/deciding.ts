import type { Command } from '@commander-js/extra-typings';
import type { Context, GlobalOptions } from './context.ts';
import type { MessageKey } from './messages.ts';
import { portNumber, positive, several } from './options.ts';

/**
 * The commands with which people decide, and the desk where they do: `accept`, `reject`, `correct`, `add`, `undo`, `grade`,
 * `decisions`, `gold`, `serve`. `command` makes one under a name; `globals` gives the options of the whole call.
 */
export function addDeciding(context: Context, command: (name: string) => Command, globals: () => GlobalOptions): void {
  const t = (key: MessageKey): string => context.words.t(key);
  const reason = ['--reason <why>', t('cli.decide.reason')] as const;
  command('accept')
    .description(t('cli.accept.description'))
    .argument('<ids...>', t('cli.decide.claims'))
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (ids, options) => {
      const { judgeCommand } = await import('./commands/decisions.ts');
      await judgeCommand(context, 'accept', ids, { ...globals(), ...options });
    });

  command('reject')
    .description(t('cli.reject.description'))
    .argument('<ids...>', t('cli.decide.claims'))
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (ids, options) => {
      const { judgeCommand } = await import('./commands/decisions.ts');
      await judgeCommand(context, 'reject', ids, { ...globals(), ...options });
    });

  command('correct')
    .description(t('cli.correct.description'))
    .argument('<id>', t('cli.decide.claim'))
    .requiredOption('--set <field=value>', t('cli.decide.set'), several)
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (id, options) => {
      const { correctCommand } = await import('./commands/decisions.ts');
      await correctCommand(context, id, { ...globals(), ...options });
    });

  command('add')
    .description(t('cli.add.description'))
    .argument('<document>', t('cli.add.document'))
    .requiredOption('--quote <words>', t('cli.add.quote'))
    .option('--nth <n>', t('cli.add.nth'), positive(1e6))
    .requiredOption('--set <field=value>', t('cli.decide.set'), several)
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (document, options) => {
      const { addCommand } = await import('./commands/decisions.ts');
      await addCommand(context, document, { ...globals(), ...options });
    });

  command('undo')
    .description(t('cli.undo.description'))
    .argument('<decision>', t('cli.undo.what'))
    .option(...reason)
    .option('--json', t('cli.show.json'))
    .action(async (what, options) => {
      const { undoCommand } = await import('./commands/decisions.ts');
      await undoCommand(context, what, { ...globals(), ...options });
    });

  command('grade')
    .description(t('cli.grade.description'))
    .argument('<publisher>', t('cli.grade.publisher'))
    .argument('<letter>', t('cli.grade.letter'))
    .requiredOption(...reason)
    .action(async (publisher, letter, options) => {
      const { gradeCommand } = await import('./commands/decisions.ts');
      await gradeCommand(context, publisher, letter, { ...globals(), ...options });
    });

  command('decisions')
    .description(t('cli.decisions.description'))
    .option('--subject <id>', t('cli.decisions.subject'))
    .option('--json', t('cli.show.json'))
    .action(async (options) => {
      const { decisionsCommand } = await import('./commands/decisions.ts');
      await decisionsCommand(context, { ...globals(), ...options });
    });

  const gold = command('gold').description(t('cli.gold.description'));
  gold
    .command('export')
    .description(t('cli.gold.export'))
    .argument('<folder>', t('cli.gold.folder'))
    .option('--partly', t('cli.gold.partly'))
    .action(async (folder, options) => {
      const { goldExportCommand } = await import('./commands/gold.ts');
      await goldExportCommand(context, folder, { ...globals(), ...options });
    });
  gold
    .command('score')
    .description(t('cli.gold.score'))
    .argument('<folders...>', t('cli.gold.folders'))
    .option('--json', t('cli.show.json'))
    .action(async (folders, options) => {
      const { goldScoreCommand } = await import('./commands/gold.ts');
      await goldScoreCommand(context, folders, { ...globals(), ...options });
    });

  command('serve')
    .description(t('cli.serve.description'))
    .option('--port <n>', t('cli.serve.port'), portNumber, 4711)
    .option('--host <address>', t('cli.serve.host'), '127.0.0.1')
    .action(async (options) => {
      const { serveCommand } = await import('./commands/serve.ts');
      await serveCommand(context, { ...globals(), ...options });
    });
}
