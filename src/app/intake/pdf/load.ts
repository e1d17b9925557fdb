import { TallyError } from '../../../kernel/errors.ts';
import { isoDate } from '../dates.ts';
import type { IntakeLimits, Material } from '../types.ts';
import type { Run } from './lines.ts';

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

/** Reads the runs of text of every page, with their places. Rejects with TallyError INTAKE_…. */
export async function loadPdf(material: Material, limits: IntakeLimits): Promise<LoadedPdf> {
  const { getDocumentProxy } = await import('unpdf');
  const { name, bytes } = material;
  const end = performance.now() + limits.time;
  let document;
  try {
    // The library takes the bytes for itself, so it gets a copy; slice() of a Buffer would give none.
    document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      stopAtErrors: false,
    });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new TallyError('INTAKE_ENCRYPTED', `${name} is locked with a password.`, { cause });
    throw cause;
  }
  try {
    if (document.numPages > limits.pages)
      throw new TallyError('INTAKE_TOO_MANY', `${name} has ${document.numPages} pages, more than ${limits.pages}.`);
    const pages: LoadedPage[] = [];
    let left = MOST_RUNS;
    for (let number = 1; number <= document.numPages; number++) {
      if (performance.now() > end)
        throw new TallyError('INTAKE_TIME', `${name} takes longer than ${limits.time / 1000} seconds to read.`);
      const page = await document.getPage(number);
      const viewport = page.getViewport({ scale: 1 });
      const content = await page.getTextContent();
      left -= content.items.length;
      if (left < 0) throw new TallyError('INTAKE_TOO_LARGE', `${name} holds more runs of text than are read.`);
      const runs = content.items.flatMap((item) => ('str' in item ? runOf(item, viewport.transform) : []));
      pages.push({ width: viewport.width, height: viewport.height, runs });
      page.cleanup();
    }
    const info = await infoOf(document);
    return { pages, ...info };
  } finally {
    await document.loadingTask.destroy();
  }
}

interface TextItem {
  readonly str: string;
  readonly transform: readonly unknown[];
  readonly width: number;
}

/** A run's place as it is shown; what stands upright or aslant (stamps, watermarks) is left out. */
function runOf({ str, transform, width }: TextItem, view: readonly number[]): Run[] {
  const [a, b, c, d, e, f] = transform as [number, number, number, number, number, number];
  const [va, vb, vc, vd, ve, vf] = view as [number, number, number, number, number, number];
  const right = { x: va * a + vc * b, y: vb * a + vd * b };
  const up = { x: va * c + vc * d, y: vb * c + vd * d };
  const size = Math.hypot(up.x, up.y);
  if (right.x <= 0 || Math.abs(right.y) > 0.2 * right.x) return [];
  return [{ text: str, x: va * e + vc * f + ve, y: vb * e + vd * f + vf, width, size }];
}

async function infoOf(document: {
  getMetadata(): Promise<{ info: object }>;
}): Promise<Pick<LoadedPdf, 'title' | 'author' | 'published'>> {
  try {
    const info = (await document.getMetadata()).info as Partial<Record<string, unknown>>;
    const text = (key: string): string | null => {
      const value = info[key];
      return typeof value === 'string' && value.trim() !== '' ? value : null;
    };
    const title = text('Title');
    const fileName = title === null || FILE_TITLE.test(title);
    return { title: fileName ? null : title, author: text('Author'), published: dateOf(text('CreationDate')) };
  } catch {
    // A file that says nothing readable of itself is still read.
    return { title: null, author: null, published: null };
  }
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
