import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { ledgerError } from '../../src/ledger/sqlite/errors.ts';
import { openTestLedger, readingOf } from '../support/readings.ts';
import { temporaryFolder } from '../support/surface.ts';

const folder = (): string => temporaryFolder();
const opens = (path: string, mode: 'read' | 'write' = 'write') => openTestLedger(path, { mode });

describe('a file that is no ledger', () => {
  it('is left as it was when it is a text', async () => {
    const path = join(folder(), 'article.txt');
    writeFileSync(path, 'not a ledger, but somebody’s article');
    await expect(opens(path)).rejects.toMatchObject({ code: 'LEDGER_NOT_A_LEDGER' });
    expect(readFileSync(path, 'utf8')).toContain('somebody');
  });

  it('is left as it was when another program’s database', async () => {
    const path = join(folder(), 'other.sqlite');
    const other = new BetterSqlite(path);
    other.exec('create table notes (body text)');
    other.close();
    const before = readFileSync(path);
    await expect(opens(path)).rejects.toMatchObject({ code: 'LEDGER_NOT_A_LEDGER' });
    expect(readFileSync(path)).toEqual(before);
  });

  it('is refused when it is a folder, or lies below a file', async () => {
    const path = folder();
    await expect(opens(path)).rejects.toMatchObject({ code: 'LEDGER_CANNOT_OPEN' });
    writeFileSync(join(path, 'file'), 'x');
    await expect(opens(join(path, 'file', 'ledger.sqlite'))).rejects.toMatchObject({ code: 'LEDGER_CANNOT_OPEN' });
  });

  it('is refused when it is a ledger in ruins', async () => {
    const path = join(folder(), 'ledger.sqlite');
    await (await opens(path)).close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 100);
    writeFileSync(path, bytes);
    await expect(opens(path)).rejects.toMatchObject({ code: 'LEDGER_DAMAGED' });
  });
});

describe('a ledger that is not there', () => {
  it('is not made by looking for it', async () => {
    const path = join(folder(), 'ledger.sqlite');
    await expect(opens(path, 'read')).rejects.toMatchObject({ code: 'LEDGER_MISSING' });
    await expect(opens(path, 'read')).rejects.toMatchObject({ code: 'LEDGER_MISSING' });
  });
});

describe('a ledger of a newer program', () => {
  it('is refused and left as it was', async () => {
    const path = join(folder(), 'ledger.sqlite');
    await (await opens(path)).close();
    const file = new BetterSqlite(path);
    file.pragma('user_version = 99');
    file.close();
    await expect(opens(path)).rejects.toMatchObject({ code: 'LEDGER_NEWER' });
  });
});

describe('a full disk', () => {
  it('adds nothing and loses nothing', async () => {
    const path = join(folder(), 'ledger.sqlite');
    const ledger = await openTestLedger(path, { maxBytes: 1_000_000 });
    const kept = await ledger.save(readingOf());
    await expect(ledger.save(readingOf('字'.repeat(600_000)))).rejects.toMatchObject({ code: 'LEDGER_FULL' });
    expect((await ledger.documents()).map((document) => document.id)).toEqual([kept.documentId]);
    await expect(ledger.save(readingOf('短'))).resolves.toMatchObject({ addedDocument: true });
    await ledger.close();
  });
});

describe('a read-only folder', () => {
  it('is named as such to whoever may not write there', async () => {
    const root = folder();
    const closed = join(root, 'closed');
    mkdirSync(closed);
    await (await opens(join(closed, 'kept.sqlite'))).close();
    chmodSync(closed, 0o555);
    chmodSync(join(closed, 'kept.sqlite'), 0o444);
    chmodSync(root, 0o755);
    // Root may write anywhere, so the attempt is made by a child of another user.
    const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const attempt = (path: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'tests/ledger/fixtures/open.ts', path], {
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: root, TSX_DISABLE_CACHE: '1' },
        ...asNobody,
      });
    expect(attempt(join(closed, 'new.sqlite')).stdout).toBe('LEDGER_READ_ONLY\n');
    expect(attempt(join(closed, 'kept.sqlite')).stdout).toBe('LEDGER_READ_ONLY\n');
    chmodSync(closed, 0o755);
  });
});

describe('ledgerError', () => {
  const of = (code: string): unknown => ledgerError(Object.assign(new Error('x'), { code }), '/l');
  it.each([
    ['SQLITE_FULL', 'LEDGER_FULL'],
    ['ENOSPC', 'LEDGER_FULL'],
    ['SQLITE_READONLY_DIRECTORY', 'LEDGER_READ_ONLY'],
    ['EROFS', 'LEDGER_READ_ONLY'],
    ['SQLITE_BUSY', 'LEDGER_BUSY'],
    ['SQLITE_CANTOPEN', 'LEDGER_CANNOT_OPEN'],
    ['SQLITE_CORRUPT_VTAB', 'LEDGER_DAMAGED'],
    ['SQLITE_IOERR_WRITE', 'LEDGER_DISK_ERROR'],
    ['SQLITE_NOTADB', 'LEDGER_NOT_A_LEDGER'],
  ])('reads %s as %s', (code, name) => {
    expect(of(code)).toMatchObject({ code: name });
  });

  it('leaves anything else as it is', () => {
    const defect = new TypeError('undefined is not a function');
    expect(ledgerError(defect, '/l')).toBe(defect);
  });
});
