import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';
import { TallyError } from '../../kernel/errors.ts';
import type { Budget } from './budget.ts';

const inflate = promisify(inflateRaw);

/** A file in a ZIP archive, as its central directory tells. */
export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly size: number;
  readonly encrypted: boolean;
  readonly method: number;
  readonly crc: number;
  readonly offset: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
/** The end record is the last thing but a comment of at most 64 kB. */
const REACH = 22 + 0xffff;
const WIDE = 0xffffffff;

/** Lists the files of an archive, folders left out. Throws TallyError INTAKE_DAMAGED where the directory cannot be read. */
export function listZip(bytes: Uint8Array, most: number): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) throw new TallyError('INTAKE_DAMAGED', 'The archive has no directory: it was cut off or is damaged.');
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  if (at === WIDE) at = wideStart(view, end);
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY) {
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const commentLength = view.getUint16(at + 32, true);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const entry = {
      name: nameOf(nameBytes, (flags & 0x800) !== 0),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      ...widened(view, at, at + 46 + nameLength, extraLength),
    };
    if (!entry.name.endsWith('/')) entries.push(entry);
    if (entries.length > most) throw new TallyError('INTAKE_TOO_MANY', `The archive has more than ${most} files.`);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Unpacks one file. Rejects with TallyError INTAKE_ENCRYPTED, INTAKE_DAMAGED, INTAKE_TOO_LARGE, INTAKE_RATIO. */
export async function readZipEntry(bytes: Uint8Array, entry: ZipEntry, budget: Budget): Promise<Uint8Array> {
  if (entry.encrypted) throw new TallyError('INTAKE_ENCRYPTED', `${entry.name} is locked with a password.`);
  const room = budget.room(entry.packed);
  if (entry.size > room) throw budget.refusal(entry.name, entry.packed);
  const packed = packedBytes(bytes, entry);
  let unpacked: Uint8Array;
  try {
    if (entry.method === 0) unpacked = packed;
    else if (entry.method === 8) unpacked = await inflate(packed, { maxOutputLength: room });
    else
      throw new TallyError('INTAKE_DAMAGED', `${entry.name} is packed in a way that is not known (${entry.method}).`);
  } catch (error) {
    if (error instanceof RangeError) throw budget.refusal(entry.name, entry.packed);
    throw error;
  }
  budget.take(unpacked.byteLength);
  if (crc32(unpacked) !== entry.crc)
    throw new TallyError('INTAKE_DAMAGED', `${entry.name} is damaged: its checksum differs.`);
  return unpacked;
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { offset } = entry;
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL)
    throw new TallyError('INTAKE_DAMAGED', `${entry.name} is not where the archive says it is.`);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + entry.packed > view.byteLength) throw new TallyError('INTAKE_DAMAGED', `${entry.name} was cut off.`);
  return bytes.subarray(start, start + entry.packed);
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - REACH); at--)
    if (view.getUint32(at, true) === END) return at;
  return -1;
}

/** Where the directory of an archive of more than 4 GB or 65,535 files begins (ZIP64). */
function wideStart(view: DataView, end: number): number {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== 0x07064b50) return WIDE;
  const record = Number(view.getBigUint64(locator + 8, true));
  return record + 56 <= view.byteLength ? Number(view.getBigUint64(record + 48, true)) : WIDE;
}

/** Sizes and place, from the ZIP64 field where they do not fit. */
function widened(
  view: DataView,
  at: number,
  extra: number,
  length: number,
): Pick<ZipEntry, 'packed' | 'size' | 'offset'> {
  const values = {
    size: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  const end = Math.min(extra + length, view.byteLength);
  for (let field = extra; field + 4 <= end; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    for (const key of ['size', 'packed', 'offset'] as const) {
      if (values[key] !== WIDE || place + 8 > end) continue;
      values[key] = Number(view.getBigUint64(place, true));
      place += 8;
    }
  }
  return values;
}

/** Names are UTF-8 where the archive says so or they are; else most likely those of a Chinese system. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !utf8 }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
