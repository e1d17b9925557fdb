import { PDFDocument, PDFName, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { brief, one, open } from './support.ts';

const WIDTH = 595;
const HEIGHT = 842;

interface Made {
  readonly document: PDFDocument;
  readonly font: PDFFont;
  readonly page: () => PDFPage;
}
async function make(): Promise<Made> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  return { document, font, page: () => document.addPage([WIDTH, HEIGHT]) };
}

/** Sets words into lines of a width, hyphens where a word is marked with `~`, and gives the lines. */
function set(text: string, font: PDFFont, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(next.replaceAll('~', ''), size) <= width) {
      line = next;
      continue;
    }
    const at = word.indexOf('~');
    const head = `${line} ${word.slice(0, at)}-`;
    if (at > 0 && font.widthOfTextAtSize(head, size) <= width) {
      lines.push(head);
      line = word.slice(at + 1);
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((l) => l.replaceAll('~', ''));
}

function write(
  page: PDFPage,
  lines: readonly string[],
  font: PDFFont,
  at: { x: number; y: number; size?: number; step?: number },
): number {
  const { x, size = 10, step = size * 1.2 } = at;
  let { y } = at;
  for (const line of lines) {
    page.drawText(line, { x, y, size, font });
    y -= step;
  }
  return y;
}

const ONE =
  'The first ship~ment of thirty armoured vehicles arrived at the border station on Wednesday, according to the min~istry of trans~port, which published the mani~fest of the train in the even~ing.';
const TWO =
  'Officials in the capital con~firmed that the remain~ing vehicles would be deliv~ered before the end of the month, and that two hundred instruc~tors had come with them to train the crews.';

const whole = (text: string): string => text.replaceAll('~', '');

describe('openPdf', () => {
  it('puts lines and hyphenated words together into paragraphs', async () => {
    const { document, font, page } = await make();
    document.setTitle('Armour for the border');
    document.setAuthor('Example Institute');
    document.setCreationDate(new Date('2025-09-03T11:17:00Z'));
    const p = page();
    write(p, ['Armour for the border'], font, { x: 60, y: 780, size: 20 });
    const y = write(p, set(ONE, font, 10, 220), font, { x: 60, y: 740 });
    write(p, set(TWO, font, 10, 220), font, { x: 60, y: y - 10 });
    const article = await one(await document.save(), 'a.pdf');
    expect(article.text).toBe(`Armour for the border\n${whole(ONE)}\n${whole(TWO)}`);
    expect(article).toMatchObject({
      part: 'page=1',
      derived: true,
      author: 'Example Institute',
      pages: [{ page: 1, start: 0 }],
      given: {
        title: 'Armour for the border',
        published: '2025-09-03T11:17:00Z',
        contentType: 'text/plain; charset=utf-8',
      },
    });
  });

  it('reads two and three columns each to its end, below a title across them', async () => {
    for (const count of [2, 3]) {
      const { document, font, page } = await make();
      const p = page();
      write(p, ['A title that runs across all of the columns of this page and is rather long'], font, {
        x: 50,
        y: 790,
        size: 14,
      });
      const width = (WIDTH - 100 - 20 * (count - 1)) / count;
      const texts = [`${ONE} ${ONE}`, `${TWO} ${TWO}`, `${ONE} ${TWO}`].slice(0, count);
      texts.forEach((text, i) => write(p, set(text, font, 10, width), font, { x: 50 + i * (width + 20), y: 760 }));
      const { text } = await one(await document.save(), 'a.pdf');
      expect(text.split('\n')[0]).toMatch(/^A title/);
      expect(text.replaceAll('\n', ' ')).toContain(texts.map(whole).join(' '));
    }
  });

  it('keeps the rows of a table together', async () => {
    const { document, font, page } = await make();
    const p = page();
    [
      ['Item', 'Supplier', 'Number'],
      ['Tank', 'North', '30'],
      ['Howitzer', 'North', '12'],
      ['Truck', 'East', '400'],
      ['Shell', 'East', '9000'],
    ].forEach((row, i) => {
      row.forEach((cell, j) => {
        p.drawText(cell, { x: 60 + j * 150, y: 700 - i * 14, size: 10, font });
      });
    });
    const { text } = await one(await document.save(), 'a.pdf');
    expect(text).toBe(
      'Item\tSupplier\tNumber\nTank\tNorth\t30\nHowitzer\tNorth\t12\nTruck\tEast\t400\nShell\tEast\t9000',
    );
  });

  it('drops running heads, feet and page numbers, joins over pages, and tells where pages begin', async () => {
    const { document, font, page } = await make();
    const sentence = (i: number): string =>
      `Paragraph number ${i} tells of the delivery of vehicles and of the crews that were trained on them`;
    for (let i = 1; i <= 4; i++) {
      const p = page();
      write(p, [`Example Institute · Report 7`], font, { x: 60, y: 815, size: 8 });
      write(p, [`Page ${i} of 4`], font, { x: 270, y: 25, size: 8 });
      write(
        p,
        [
          `continued from before ${i}.`,
          `${sentence(i)}.`,
          `The sentence at the end of page ${i} is not over, it goes on and on and on to the margin`,
        ],
        font,
        {
          x: 60,
          y: 700,
        },
      );
    }
    const article = await one(await document.save(), 'a.pdf');
    expect(article.text).not.toMatch(/Institute|Page \d/);
    expect(article.text).toContain(
      'of page 1 is not over, it goes on and on and on to the margin continued from before 2.',
    );
    expect(article.part).toBe('page=1-4');
    expect(article.pages.map(({ page: number }) => number)).toEqual([1, 2, 3, 4]);
    const bytes = Buffer.from(article.bytes);
    expect(article.pages.slice(1).map(({ start }) => bytes.subarray(start, start + 21).toString())).toEqual(
      Array<string>(3).fill('continued from before'),
    );
  });

  it('reads Chinese without blanks at the line ends', async () => {
    const article = await one(await chinesePdf(['第一批三十輛裝甲車已運抵', '邊境車站，其餘下月交付。']), 'a.pdf');
    expect(article.text).toBe('第一批三十輛裝甲車已運抵邊境車站，其餘下月交付。');
  });

  it('reads a page that stands on its side', async () => {
    const { document, font, page } = await make();
    const p = page();
    write(p, ['Shown upright after turning', 'and so is the second line'], font, { x: 60, y: 700 });
    const upright = (await one(await document.save(), 'a.pdf')).text;
    expect(upright).toBe('Shown upright after turning and so is the second line');
  });

  it('says what a PDF without text, a broken one and one of too many pages are', async () => {
    const { document, page } = await make();
    page();
    page();
    const empty = await document.save();
    expect((await open(empty, 'a.pdf')).map(brief)).toEqual(['problem - INTAKE_NO_TEXT']);
    expect((await open(empty, 'a.pdf', { limits: { pages: 1 } })).map(brief)).toEqual(['problem - INTAKE_TOO_MANY']);
    expect((await open('%PDF-1.7\nnothing', 'a.pdf')).map(brief)).toEqual(['problem - INTAKE_DAMAGED']);
  });

  it('is not kept by a page of its time', async () => {
    const { document, font, page } = await make();
    for (let i = 0; i < 3; i++) write(page(), ['words'], font, { x: 60, y: 700 });
    expect((await open(await document.save(), 'a.pdf', { limits: { time: -1 } })).map(brief)).toEqual([
      'problem - INTAKE_TIME',
    ]);
  });
});

/** A PDF as Chinese programs write it: a font of glyph numbers with a table that says what characters they are. */
async function chinesePdf(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([WIDTH, HEIGHT]);
  const { context } = document;
  const hex = (text: string): string =>
    Array.from(text, (char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const map = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end`;
  const toUnicode = context.register(context.flateStream(map));
  const descendant = context.obj({
    Type: 'Font',
    Subtype: 'CIDFontType2',
    BaseFont: 'Song',
    CIDSystemInfo: { Registry: 'Adobe', Ordering: 'Identity', Supplement: 0 },
    DW: 1000,
    FontDescriptor: context.obj({
      Type: 'FontDescriptor',
      FontName: 'Song',
      Flags: 4,
      FontBBox: [0, -200, 1000, 900],
      ItalicAngle: 0,
      Ascent: 900,
      Descent: -200,
      CapHeight: 700,
      StemV: 80,
    }),
  });
  const font = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'Song',
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: toUnicode,
    }),
  );
  page.node.setFontDictionary(PDFName.of('F1'), font);
  const drawn = lines.map((line, i) => `BT /F1 12 Tf 60 ${700 - i * 18} Td <${hex(line)}> Tj ET`).join('\n');
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(drawn)));
  return document.save();
}
