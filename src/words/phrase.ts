import type { Phrase, PhraseValue } from '../contract/events.ts';
import type { Messages } from './messages.ts';
import { formatQuantity } from './number.ts';
import { formatTime } from './time.ts';

/** Puts phrases of events into the words of this screen's language. */
export function phraseWriter(words: Messages): (phrase: Phrase) => string {
  return ({ key, params }) => {
    const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(value, words)]));
    const text = words.label(group(key), rest(key), texts);
    return key.startsWith(TITLE) ? titled(text, texts, words) : text;
  };
}

const TITLE = 'event.title.';
const group = (key: string): string => key.slice(0, key.indexOf('.'));
const rest = (key: string): string => key.slice(key.indexOf('.') + 1);

/** Longer lists of parties are cut: a title is read at a glance. */
const MOST_PARTIES = 4;

function textOf(value: PhraseValue, words: Messages): string | number {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (Array.isArray(value)) {
    const names = value.slice(0, MOST_PARTIES).map((one) => nameOf(one, words));
    return names.join(words.t('list.comma')) + (value.length > MOST_PARTIES ? ' …' : '');
  }
  if ('edtf' in value) return formatTime(value.edtf, words);
  if ('label' in value) return words.label(group(value.label), rest(value.label));
  if ('id' in value) return nameOf(value, words);
  return formatQuantity({ ...value, text: '' }, words);
}

function nameOf({ id, name }: { id: string; name: string }, words: Messages): string {
  return words.nameOf(id) ?? name;
}

/** A title with its place and time, and with what sets plans and shares apart from things done. */
function titled(text: string, texts: Readonly<Record<string, string | number>>, words: Messages): string {
  let title = text;
  if (texts['share']) title = words.t('event.title.share', { title });
  if (texts['plan']) title = words.t('event.title.planned', { title });
  if (texts['place']) title = words.t('event.title.withPlace', { title, place: texts['place'] });
  if (texts['time']) title = words.t('event.title.withTime', { title, time: texts['time'] });
  return title.charAt(0).toUpperCase() + title.slice(1);
}
