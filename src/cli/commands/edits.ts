import { TallyError } from '../../kernel/errors.ts';

const LISTS = new Set(['actors', 'targets', 'items']);
const BOUNDS = new Set(['min', 'max', 'unit', 'approximate']);
const EMPTY = new Set(['', '-', 'none']);

const named = (value: string): { name: string; id?: string } => {
  // An id in brackets ties a name to what the ledger knows: "North Korea [PRK]".
  const [, name, id] = /^(.*?)\s*\[([^\]]+)\]$/.exec(value) ?? [];
  return name !== undefined && id !== undefined ? { name, id } : { name: value };
};

/**
 * Edits of a claim from words such as `status=denied`, `actors=North Korea [PRK]; Russia [RUS]`, `max=600`. What they
 * may hold is for the use case to check. Throws TallyError USAGE_EDIT.
 */
export function editsOf(sets: readonly string[]): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const quantity: Record<string, unknown> = {};
  for (const set of sets) {
    const at = set.indexOf('=');
    if (at < 1) throw new TallyError('USAGE_EDIT', `"${set}" is no edit; write it as field=value.`);
    const field = set.slice(0, at).trim();
    const value = set.slice(at + 1).trim();
    if (BOUNDS.has(field)) quantity[field] = boundOf(field, value);
    else if (LISTS.has(field))
      out[field] = value
        .split(';')
        .map((one) => one.trim())
        .filter((one) => !EMPTY.has(one))
        .map(named);
    else if (field === 'start' || field === 'end') out[field] = Number(value);
    else if (EMPTY.has(value)) out[field] = null;
    else if (field === 'time') out[field] = { edtf: value };
    else if (field === 'place') out[field] = named(value);
    else if (field === 'attribution') out[field] = { ...named(value), class: 'entity' };
    else out[field] = value;
  }
  if (Object.keys(quantity).length > 0)
    out['quantity'] = { min: null, max: null, unit: 'units', approximate: false, ...quantity };
  return out;
}

function boundOf(field: string, value: string): unknown {
  if (field === 'unit') return value;
  if (field === 'approximate') return value === 'yes' || value === 'true';
  if (EMPTY.has(value)) return null;
  const number = Number(value.replaceAll(',', ''));
  if (Number.isNaN(number)) throw new TallyError('USAGE_EDIT', `"${value}" is no number for ${field}.`);
  return number;
}
