import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Claim, Entity } from '../../src/contract/reading.ts';
import {
  chooseLanguage,
  createMessages,
  type Language,
  LANGUAGES,
  type Messages,
  type Words,
} from '../../src/words/messages.ts';
import { namesIn } from '../../src/words/claim.ts';
import { useApi } from './api.ts';

interface Told {
  readonly messages: Messages;
  readonly choose: (language: Language) => void;
}

const Context = createContext<Told | null>(null);
const KEY = 'tallystick.language';

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  return LANGUAGES.find((language) => language === kept) ?? chooseLanguage(navigator.language, {});
}

/** Gives the page its words; nothing is drawn before they are there, because every label is one. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  const { data } = useApi<{ language: Language; words: Words; names: Record<string, string> }>(
    `/interface/${language}`,
  );
  const told = useMemo(
    () =>
      data && {
        messages: createMessages(data.language, data.words, data.names),
        choose: (next: Language) => {
          localStorage.setItem(KEY, next);
          setLanguage(next);
        },
      },
    [data],
  );
  useEffect(() => {
    if (data) document.documentElement.lang = data.language;
  }, [data]);
  return told ? <Context value={told}>{children}</Context> : null;
}

function useTold(): Told {
  const told = useContext(Context);
  if (!told) throw new Error('words are used outside of their provider');
  return told;
}

export const useWords = (): Messages => useTold().messages;
export const useLanguageChoice = () => useTold().choose;

/** What things are called, for the claims on this screen. */
export function useNames(claims: readonly Claim[]) {
  const words = useWords();
  return useMemo(() => namesIn(claims, words), [claims, words]);
}

/** A name where only an id and the canonical name are known. */
export function useName(): (thing: Pick<Entity, 'id' | 'name'>) => string {
  const words = useWords();
  return (thing) => words.nameOf(thing.id) ?? thing.name;
}

const DAY: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };

/** A day or moment as the language writes it. */
export function useDates() {
  const { language } = useWords();
  return useMemo(() => {
    const day = new Intl.DateTimeFormat(language, { ...DAY, timeZone: 'UTC' });
    const moment = new Intl.DateTimeFormat(language, { ...DAY, hour: '2-digit', minute: '2-digit' });
    const number = new Intl.NumberFormat(language);
    const short = new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 });
    return {
      day: (value: string) => safely(value, () => day.format(new Date(`${value.slice(0, 10)}T00:00:00Z`))),
      moment: (value: string) => safely(value, () => moment.format(new Date(value))),
      number: (value: number) => number.format(value),
      short: (value: number) => short.format(value),
    };
  }, [language]);
}

/** Days come from articles and may be none; then they are shown as they stand. */
function safely(value: string, format: () => string): string {
  return Number.isNaN(Date.parse(value.slice(0, 10))) ? value : format();
}
