import { TallyError } from '../../../kernel/errors.ts';
import { isoDate } from '../dates.ts';
import type { IntakeLimits, Material } from '../types.ts';
import type { Run } from './lines.ts';
import { giveBack, takeThread, THREAD_MEMORY, type FromThread, type ThreadDone, type ThreadRun } from './thread.ts';

export interface LoadedPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}
export interface LoadedPdf {
  readonly pages: readonly LoadedPage[];
  readonly title: string | null;
  readonly author: string | null;
  readonly published: string | null;
}

/** The most runs of text that are taken from a document; a page of small type has about 5,000. */
const MOST_RUNS = 2_000_000;
/** Titles that programs put in from the name of a file. */
const FILE_TITLE = /\.(?:docx?|pptx?|xlsx?|indd|qxd|pdf|rtf|odt|wps|pages|tex|dvi|html?)$/i;

/** Reads the runs of text of every page, with their places, in a thread. Rejects with TallyError INTAKE_…. */
export async function loadPdf(material: Material, limits: IntakeLimits): Promise<LoadedPdf> {
  const { name } = material;
  // The bytes move to the thread, so it gets a copy; slice() of a Buffer would give none.
  const bytes = new Uint8Array(material.bytes);
  const thread = takeThread();
  const state = { sound: false };
  const pages: LoadedPage[] = [];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<LoadedPdf>((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new TallyError('INTAKE_TIME', `${name} takes longer than ${limits.time / 1000} seconds to read.`));
      }, limits.time);
      thread.on('message', (message: FromThread) => {
        if ('page' in message) {
          const { width, height, transform, runs } = message.page;
          pages.push({ width, height, runs: runs.flatMap((run) => runOf(run, transform)) });
        } else if ('failed' in message) {
          state.sound = true;
          reject(failure(name, message.failed));
        } else {
          const { done } = message;
          state.sound = true;
          if (done.numPages > limits.pages)
            reject(new TallyError('INTAKE_TOO_MANY', `${name} has ${done.numPages} pages, more than ${limits.pages}.`));
          else if (done.tooManyRuns)
            reject(new TallyError('INTAKE_TOO_LARGE', `${name} holds more runs of text than are read.`));
          else resolve({ pages, ...said(done) });
        }
      });
      thread.on('error', (error) => {
        const memory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(
          memory
            ? new TallyError('INTAKE_TOO_LARGE', `${name} takes more than ${THREAD_MEMORY} MB of memory to read.`)
            : failure(name, error),
        );
      });
      thread.on('exit', () => {
        reject(failure(name, { name: '', message: 'its reader ended' }));
      });
      thread.postMessage({ bytes, maxPages: limits.pages, maxRuns: MOST_RUNS }, [bytes.buffer]);
    });
  } finally {
    clearTimeout(timer);
    if (state.sound) await giveBack(thread);
    else await thread.terminate();
  }
}

function failure(name: string, error: { name: string; message: string }): TallyError {
  if (error.name === 'PasswordException')
    return new TallyError('INTAKE_ENCRYPTED', `${name} is locked with a password.`);
  return new TallyError('INTAKE_DAMAGED', `${name} is damaged or no PDF (${error.message.slice(0, 200)}).`);
}

/** A run's place as it is shown; what stands upright or aslant (stamps, watermarks) is left out. */
function runOf({ str, transform, width }: ThreadRun, view: readonly number[]): Run[] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = transform;
  const [va = 0, vb = 0, vc = 0, vd = 0, ve = 0, vf = 0] = view;
  const right = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = { x: va * c + vc * d, y: vb * c + vd * d };
  const size = Math.hypot(up.x, up.y);
  if (!(right.x > 0) || Math.abs(right.y) > 0.2 * right.x) return [];
  return [{ text: str, x: va * e + vc * f + ve, y: vb * e + vd * f + vf, width, size }];
}

function said(info: ThreadDone): Omit<LoadedPdf, 'pages'> {
  const fileName = info.title === null || FILE_TITLE.test(info.title.trim());
  return { title: fileName ? null : info.title, author: info.author, published: dateOf(info.created) };
}

/** "D:20250903191700+08'00'" */
function dateOf(written: string | null): string | null {
  const match = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?)?/.exec(written ?? '');
  if (!match) return null;
  const [, year, month, day, hour, minute, second, utc, hours, minutes] = match;
  const zone = utc ?? (hours === undefined ? '' : `${hours}:${minutes ?? '00'}`);
  const clock = hour === undefined ? '' : `T${hour}:${minute!}:${second ?? '00'}${zone}`;
  return isoDate(`${year!}-${month!}-${day!}${clock}`);
}
