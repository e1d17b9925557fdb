import type { MentionType } from '../../src/contract/reading.ts';
import type { Span } from '../../src/kernel/span.ts';

/** A case of another library's own suite: one short text, and what is to be found in it. Offsets are code points. */
export interface PeerCase {
  id: string;
  lang: 'zh' | 'en';
  kind: keyof typeof COUNTED;
  text: string;
  published: string | null;
  expect: PeerExpectation[];
}
export interface PeerExpectation extends Span {
  /** Of a time: the intervals of days that are right, any of them. Empty where it has no day of its own. */
  spans?: [from: string, to: string][];
  value?: number;
  unit?: string | null;
}

/** The mentions that answer each kind of case. */
export const COUNTED = {
  time: ['time'],
  number: ['quantity', 'money', 'percent'],
  percent: ['percent'],
  money: ['money'],
} as const satisfies Record<string, readonly MentionType[]>;
