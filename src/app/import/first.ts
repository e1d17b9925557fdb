import { TallyError } from '../../kernel/errors.ts';
import type { Material } from '../intake/types.ts';
import type { CaptureNode } from './capture.ts';
import { type Unit, type UnitTools, unitsOf } from './units.ts';

/** An article, and whether the material holds more than it. */
export interface FirstArticle {
  readonly unit: Extract<Unit, { kind: 'article' }>;
  readonly more: boolean;
}

/**
 * The first article of what came in, for who reads one alone; the answers of a web archive are opened for it. Rejects
 * with the error of the first problem where there is no article, and with INTAKE_NO_TEXT where there are only links.
 */
export async function firstArticle(node: CaptureNode, material: Material, tools: UnitTools): Promise<FirstArticle> {
  let first: FirstArticle['unit'] | null = null;
  let problem: TallyError | null = null;
  for await (const unit of unitsOf(node, material, tools, true)) {
    if (first && unit.kind !== 'problem') return { unit: first, more: true };
    if (unit.kind === 'article') first = unit;
    else if (unit.kind === 'problem') problem ??= unit.error;
  }
  if (first) return { unit: first, more: false };
  throw problem ?? new TallyError('INTAKE_NO_TEXT', `${material.name} holds no article, only links or nothing.`);
}
