import { z } from 'zod';
import { TallyError } from '../kernel/errors.ts';

/** Every check with its variants, and what the sentence of a variant may fill in. A new check begins here. */
export const CHECK_MESSAGES = {
  SOURCE_PREDATES_EVENT: { one: ['source', 'event'], many: ['source', 'event', 'count'] },
  SOURCE_PROMISED_MISSING: { sources: [], references: [], links: [], screenshots: [] },
  ATTRIBUTION_VAGUE: { vague: ['words'] },
  FIGURE_UNATTRIBUTED: { figure: ['figure'] },
  PARTS_DO_NOT_SUM: { part: ['part', 'total'], exceed: ['parts', 'sum', 'total'], differ: ['parts', 'sum', 'total'] },
  SHARE_IMPOSSIBLE: { above: ['figure'] },
  ANNIVERSARY_MISMATCH: {
    day: ['nth', 'event', 'origin', 'day', 'stated'],
    year: ['event', 'origin', 'stated', 'years', 'n'],
  },
  WEEKDAY_MISMATCH: { weekday: ['day', 'actual', 'stated'] },
  DATE_IMPOSSIBLE: { date: ['words'] },
  EVENT_AFTER_PUBLICATION: { later: ['published', 'event'] },
  SELF_CONTRADICTION: { values: ['first', 'second'] },
  OUT_OF_RANGE: {
    forces: ['figure', 'state', 'limit'],
    population: ['figure', 'state', 'limit'],
    economy: ['figure', 'state', 'limit'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

/** The reasons for a level of support, and what each may fill in. */
export const SUPPORT_MESSAGES = {
  'cited-here': ['source'],
  'cited-listed': ['who'],
  'cited-dated': ['who', 'date'],
  'cited-published': ['who', 'date'],
  'vague-class': ['words'],
  'vague-undated': ['who'],
  'covered-origin': ['source'],
  'covered-titled': ['source', 'date', 'event'],
  anachronistic: ['source', 'event'],
  'unsourced-listed': [],
  unsourced: [],
} as const satisfies Record<string, readonly string[]>;

export type CheckCode = keyof typeof CHECK_MESSAGES;
export type CheckVariant<C extends CheckCode> = keyof (typeof CHECK_MESSAGES)[C] & string;
export type SupportReason = keyof typeof SUPPORT_MESSAGES;

const severity = z.enum(['info', 'warning', 'error']);
const sentence = z.strictObject({ severity, text: z.string().min(1) });
export type CheckSentence = z.infer<typeof sentence>;

const objectOf = <T extends z.ZodType>(keys: readonly string[], value: T): z.ZodObject<Record<string, T>> =>
  z.strictObject(Object.fromEntries(keys.map((key): [string, T] => [key, value])));

export const messagesSchema = z.strictObject({
  checks: z.strictObject(
    Object.fromEntries(
      Object.entries(CHECK_MESSAGES).map(([code, variants]) => [code, objectOf(Object.keys(variants), sentence)]),
    ),
  ),
  support: objectOf(Object.keys(SUPPORT_MESSAGES), z.string().min(1)),
  /** Monday to Sunday. */
  weekdays: z.array(z.string().min(1)).length(7),
});

export interface MessageTables {
  readonly checks: Readonly<Record<string, Readonly<Record<string, CheckSentence>>>>;
  readonly support: Readonly<Record<string, string>>;
  readonly weekdays: readonly string[];
}

function refuseUnknown(name: string, key: string, text: string, allowed: readonly string[]): void {
  for (const [, placeholder] of text.matchAll(/\{([a-z]+)\}/g)) {
    if (placeholder !== undefined && !allowed.includes(placeholder))
      throw new TallyError(
        'DATA_INVALID',
        `${name}: ${key}: {${placeholder}} is not filled in; it may use ${allowed.map((a) => `{${a}}`).join(', ') || 'none'}`,
      );
  }
}

/** Throws DATA_INVALID where a sentence names a placeholder that its check does not fill. */
export function compileMessages(name: string, messages: z.infer<typeof messagesSchema>): MessageTables {
  for (const [code, variants] of Object.entries(CHECK_MESSAGES)) {
    const sentences = messages.checks[code] as Record<string, CheckSentence>;
    for (const [variant, allowed] of Object.entries(variants as Record<string, readonly string[]>))
      refuseUnknown(name, `checks.${code}.${variant}`, sentences[variant]!.text, allowed);
  }
  for (const [reason, allowed] of Object.entries(SUPPORT_MESSAGES))
    refuseUnknown(name, `support.${reason}`, messages.support[reason]!, allowed);
  return messages;
}
