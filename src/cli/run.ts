import { CommanderError } from '@commander-js/extra-typings';
import { TallyError } from '../kernel/errors.ts';
import { createContext } from './context.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { chooseLanguage, loadMessages, type Messages } from './messages.ts';
import { createProgram } from './program.ts';
import { PipeClosed, type Surface } from './surface.ts';

/** Runs one command line (without `node` and the script) and resolves to its exit status. Never rejects. */
export async function run(args: readonly string[], surface: Surface): Promise<number> {
  const language = chooseLanguage(askedLanguage(args), surface.env);
  const words = await loadMessages(language, language === 'en' ? {} : await surface.openNames(language));
  const context = createContext(surface, words);
  let help = '';
  let complaint = '';
  try {
    const program = createProgram(
      context,
      (text) => {
        help += text;
      },
      (text) => {
        complaint += text;
      },
    );
    await program.parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof PipeClosed) return EXIT.ok;
    if (error instanceof CommanderError) return told(error, help, complaint, surface, words);
    await complain(error, surface, words);
    return exitCodeOf(error);
  }
}

/** The language must be known before the options are read, because their descriptions are written in it. */
function askedLanguage(args: readonly string[]): string | undefined {
  const at = args.indexOf('--lang');
  if (at >= 0) return args[at + 1];
  return args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
}

/** Ends a call that commander stopped: with help where it was asked for, else with what was wrong. */
async function told(
  error: CommanderError,
  help: string,
  complaint: string,
  surface: Surface,
  words: Messages,
): Promise<number> {
  const isHelp = error.exitCode === 0;
  const text = isHelp ? help : complaint;
  const problem = text.replace(/^error: /, `[USAGE] `);
  try {
    if (isHelp) await surface.out.write(text);
    // Without any command commander gives its help as the complaint.
    else if (error.code === 'commander.help') await surface.err.write(text);
    else await surface.err.write(`${words.t('error.prefix')} ${problem.trimEnd()}\n${words.t('cli.usageHint')}\n`);
  } catch (failure) {
    if (!(failure instanceof PipeClosed)) return EXIT.bug;
  }
  return isHelp ? EXIT.ok : EXIT.usage;
}

/** Says what went wrong: its code, the plain words of the reader's language, and the particulars. */
async function complain(error: unknown, surface: Surface, words: Messages): Promise<void> {
  const isOurs = error instanceof TallyError;
  const code = isOurs ? error.code : 'INTERNAL';
  const detail = isOurs ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  const plain =
    (!isOurs || words.language !== 'en') && words.has('error', code) ? `${words.label('error', code)} ` : '';
  await surface.err.write(`${words.t('error.prefix')} [${code}] ${plain}${detail}\n`).catch(() => undefined);
}
