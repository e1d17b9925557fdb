import { TallyError } from '../../kernel/errors.ts';
import type { Capture } from '../fetch/types.ts';
import type { ColumnMap, IntakeItem, Material, OpenOptions } from './types.ts';

export type * from './types.ts';

/**
 * Opens whatever came in and gives its articles, links to fetch, archived captures and problems, in their order and
 * one at a time, so that memory holds one part beside the material. What it is is told by its first bytes, then its
 * extension, then its declared type. Never throws: what cannot be opened is an item of kind `problem` with a coded
 * error (INPUT_…, INTAKE_…), and one bad part never stops the rest. Material that is no container gives one article.
 * Libraries for a format are loaded when the first material of it comes.
 */
export async function* openMaterial(material: Material, options: OpenOptions = {}): AsyncIterable<IntakeItem> {
  await Promise.resolve(options);
  yield {
    kind: 'problem',
    part: null,
    error: new TallyError('INTAKE_FORMAT', `${material.name} cannot be opened yet.`),
  };
}

/** A capture's body as material, with its address and content type. */
export function captureMaterial(capture: Capture): Material {
  const contentType = capture.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? null;
  return { bytes: capture.body, name: capture.finalUrl, contentType, url: capture.finalUrl };
}

/** Reads `text=body,title=headline`. Throws TallyError INTAKE_COLUMNS where it cannot be read or a field is not known. */
export function parseColumnMap(written: string): ColumnMap {
  throw new TallyError('INTAKE_COLUMNS', `${written} cannot be read yet.`);
}
