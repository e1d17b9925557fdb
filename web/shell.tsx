import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Counts } from '../src/contract/desk.ts';
import { LANGUAGES } from '../src/words/messages.ts';
import { useApi, useChanges } from './lib/api.ts';
import { useActions } from './lib/keys.ts';
import { SECTIONS } from './lib/nav.ts';
import { Link, navigate, usePlace } from './lib/router.tsx';
import { useTheme } from './lib/theme.ts';
import { useDates, useLanguageChoice, useWords } from './lib/words.tsx';
import { Dialog } from './parts/dialog.tsx';
import { Icon } from './parts/icons.tsx';
import { KeyMap } from './parts/key-map.tsx';
import { Palette } from './parts/palette.tsx';

interface Status {
  readonly version: string;
  readonly ledger: string;
  readonly user: string;
  readonly counts: Counts;
}

/** What stands around every screen: search, ways, keys, language and theme. */
export function Shell({ children }: { children: ReactNode }) {
  const words = useWords();
  const [open, setOpen] = useState<'palette' | 'keys' | 'menu' | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const [, nextTheme] = useTheme();
  const { path } = usePlace();
  useChanges();
  const { data: status } = useApi<Status>('/status');
  const close = (): void => {
    setOpen(null);
  };
  useActions([
    {
      key: 'Mod+k',
      name: 'web.key.palette',
      run: () => {
        setOpen('palette');
      },
    },
    {
      key: '?',
      name: 'web.key.map',
      run: () => {
        setOpen('keys');
      },
    },
    {
      key: '/',
      name: 'web.key.find',
      run: () => {
        find.current?.focus();
      },
    },
    { key: 'T', name: 'web.key.theme', run: nextTheme },
    {
      key: 'D',
      name: 'web.key.documents',
      run: () => {
        navigate('/');
      },
    },
    {
      key: 'L',
      name: 'web.key.ledger',
      run: () => {
        navigate('/ledger');
      },
    },
    {
      key: 'C',
      name: 'web.key.checks',
      run: () => {
        navigate('/checks');
      },
    },
  ]);
  useEffect(() => {
    close();
    document.title = 'Tallystick';
  }, [path]);
  const isHere = (to: string): boolean =>
    to === '/' ? path === '/' || path.startsWith('/documents') : path.startsWith(to);
  return (
    <>
      <a className="skip" href="#main">
        {words.t('web.skip')}
      </a>
      <header className="bar">
        <Link to="/" className="brand" aria-label="Tallystick">
          <Tally />
          <span>Tallystick</span>
        </Link>
        <SearchBox box={find} />
        <Switches
          onKeys={() => {
            setOpen('keys');
          }}
        />
      </header>
      <div className="shell">
        <nav className="rail" aria-label={words.t('web.nav.label')}>
          <Stops isHere={isHere} counts={status?.counts} />
        </nav>
        <main className="screen" id="main" tabIndex={-1} ref={main}>
          {children}
        </main>
      </div>
      <nav className="tabs" aria-label={words.t('web.nav.short')}>
        {(['documents', 'ledger', 'checks', 'timeline'] as const).map((sign) => (
          <Link
            key={sign}
            to={sign === 'documents' ? '/' : `/${sign}`}
            aria-current={isHere(sign === 'documents' ? '/' : `/${sign}`) ? 'page' : undefined}
          >
            <Icon sign={sign} />
            {words.t(`web.nav.${sign}`)}
          </Link>
        ))}
        <button
          type="button"
          onClick={() => {
            setOpen('menu');
          }}
        >
          <Icon sign="more" />
          {words.t('web.nav.more')}
        </button>
      </nav>
      {open === 'palette' && <Palette onClose={close} />}
      {open === 'keys' && <KeyMap onClose={close} />}
      {open === 'menu' && (
        <Dialog title={words.t('web.nav.label')} className="menu" onClose={close}>
          <nav className="rail in-dialog" aria-label={words.t('web.nav.label')}>
            <Stops isHere={isHere} counts={status?.counts} />
          </nav>
          <hr />
          <Switches
            onKeys={() => {
              setOpen('keys');
            }}
          />
        </Dialog>
      )}
    </>
  );
}

/** Four notches and one across: what the name says. */
function Tally() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
      <path d="M5 4v16M9.7 4v16M14.3 4v16M19 4v16" />
      <path d="M2 17 22 7" strokeWidth="1.6" />
    </svg>
  );
}

function Stops({ isHere, counts }: { isHere: (to: string) => boolean; counts: Counts | undefined }) {
  const words = useWords();
  const dates = useDates();
  return SECTIONS.map(({ name, stops }) => (
    <section key={name}>
      <span className="label">{words.t(name)}</span>
      {stops.map(({ to, sign, name: stop, count }) => (
        <Link key={to} to={to} aria-current={isHere(to) ? 'page' : undefined}>
          <Icon sign={sign} />
          <span>{words.t(stop)}</span>
          {count && counts && <span className="count">{dates.short(counts[count])}</span>}
        </Link>
      ))}
    </section>
  ));
}

function SearchBox({ box }: { box: React.RefObject<HTMLInputElement | null> }) {
  const words = useWords();
  const { params } = usePlace();
  const asked = params.get('text') ?? '';
  return (
    <form
      className="find"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        const text = box.current?.value.trim() ?? '';
        navigate(text === '' ? '/ledger' : `/ledger?text=${encodeURIComponent(text)}`);
        box.current?.blur();
      }}
    >
      <Icon sign="search" />
      <input
        key={asked}
        ref={box}
        type="search"
        defaultValue={asked}
        placeholder={words.t('web.find.ask')}
        aria-label={words.t('web.find.label')}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}

function Switches({ onKeys }: { onKeys: () => void }) {
  const words = useWords();
  const choose = useLanguageChoice();
  const [theme, next] = useTheme();
  return (
    <div className="bar-end">
      <label className="wide-only">
        <span className="hidden-but-said">{words.t('web.language')}</span>
        <select
          className="select small"
          value={words.language}
          onChange={(event) => {
            const chosen = LANGUAGES.find((language) => language === event.target.value);
            if (chosen) choose(chosen);
          }}
        >
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {words.t(`web.language.${language}`)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="button plain icon"
        title={words.label('web.theme', theme)}
        aria-label={words.label('web.theme', theme)}
        onClick={next}
      >
        <Icon sign="theme" />
      </button>
      <button
        type="button"
        className="button plain icon wide-only"
        title={words.t('web.key.map')}
        aria-label={words.t('web.key.map')}
        onClick={onKeys}
      >
        <Icon sign="keys" />
      </button>
    </div>
  );
}
