import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** Sentences that claim something, with places for numbers, so that readings are not empty. */
const SENTENCES = [
  (n: number) => `朝鮮先後派遣約${n}名士兵前往庫爾斯克。`,
  (n: number) => `俄方外長表示，雙方已於2025年${1 + (n % 12)}月簽署新的援助協議。`,
  (n: number) => `據韓國國家情報院透露，首批${n}枚導彈由火車運抵哈桑口岸。`,
  (n: number) => `烏克蘭總參謀部稱，敵軍在該方向損失${n}人。`,
  (n: number) => `有分析認為，這批價值${n}億美元的訂單將分期付款。`,
];

const HAN = Array.from('山川河流城市鄉村道路橋樑學校醫院工廠農田天氣雨雪風雲春夏秋冬早晚東南西北新舊大小高低遠近');

/** A paragraph that is like no other, so that articles are not copies of each other for their sentences. */
function madeUp(seed: number): string {
  let state = seed + 1;
  return Array.from({ length: 200 }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return HAN[(state >>> 8) % HAN.length]! + (i % 20 === 19 ? '，' : '');
  }).join('');
}

function articleAbout(seed: number): string {
  const lines = [`第${seed}號通訊：前線與後方`, madeUp(seed)];
  for (let i = 0; i < 4 + (seed % 5); i++) {
    const n = 100 + ((seed * 7919 + i * 104729) % 9000);
    lines.push(SENTENCES[(seed * 3 + i) % SENTENCES.length]!(n));
  }
  return `${lines.join('\n')}\n`;
}

const page = (text: string, seed: number): string =>
  `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>第${seed}號</title></head><body><article>${text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('')}</article></body></html>`;

function warcOf(seeds: readonly number[]): Buffer {
  const records = seeds.map((seed) => {
    const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page(articleAbout(seed), seed)}`;
    const head = [
      ...['WARC/1.1', 'WARC-Type: response', `WARC-Target-URI: http://example.org/${seed}`],
      ...['WARC-Date: 2025-09-01T00:00:00Z', 'Content-Type: application/http; msgtype=response'],
      `WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-${String(seed).padStart(12, '0')}>`,
      `Content-Length: ${Buffer.byteLength(block)}`,
    ];
    return gzipSync(`${head.join('\r\n')}\r\n\r\n${block}\r\n\r\n`);
  });
  return Buffer.concat(records);
}

/** One file in ten of each kind holds this many articles. */
const IN_ONE = 20;

/**
 * Writes about `count` made-up articles into a folder, mixed: text in UTF-8 and GB18030, pages, JSON lines, tables, web
 * archives, some the same as others and some that cannot be read. Always the same for the same number.
 */
export function writeMixedDocuments(folder: string, count: number): void {
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  let seed = 0;
  const take = (n: number): number[] => Array.from({ length: Math.min(n, count - seed) }, () => seed++);
  for (let file = 0; seed < count; file++) {
    const name = `part-${String(file % 7)}/${String(file).padStart(5, '0')}`;
    const kind = file % 10;
    if (kind === 7) {
      const rows = take(IN_ONE).map((id) =>
        JSON.stringify({ id: `row-${id}`, text: articleAbout(id), publisher: '通訊社' }),
      );
      rows.splice(3, 0, '{"id":');
      put(`${name}.jsonl`, rows.join('\n'));
    } else if (kind === 8) {
      put(
        `${name}.csv`,
        `title,text\n${take(IN_ONE)
          .map((id) => `第${id}號,"${articleAbout(id)}"`)
          .join('\n')}\n`,
      );
    } else if (kind === 9) put(`${name}.warc.gz`, warcOf(take(IN_ONE)));
    else {
      const [id] = take(1);
      const text = articleAbout(id!);
      if (kind < 3) put(`${name}.txt`, text);
      else if (kind === 3) put(`${name}.txt`, iconv.encode(text, 'gb18030'));
      else if (kind === 4) put(`${name}.html`, page(text, id!));
      else if (kind === 5) put(`${name}.txt`, articleAbout(Math.floor(id! / 2)));
      else put(`${name}.md`, file % 30 === 6 ? '' : `# 題\n\n${text}`);
    }
  }
}
