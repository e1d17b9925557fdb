import { useRef, useState } from 'react';
import { useWords } from '../../lib/words.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useIntake } from '../../parts/intake.tsx';

/** Where an article is pasted or chosen, with what is known of it. */
export function TakeIn() {
  const words = useWords();
  const take = useIntake();
  const [text, setText] = useState('');
  const [publisher, setPublisher] = useState('');
  const [published, setPublished] = useState('');
  const files = useRef<HTMLInputElement>(null);
  const given = {
    ...(publisher.trim() === '' ? {} : { publisher: publisher.trim() }),
    ...(published === '' ? {} : { published }),
  };
  return (
    <form
      className="take-in"
      onSubmit={(event) => {
        event.preventDefault();
        take([{ name: text.trim().split('\n')[0]?.slice(0, 60) ?? '', text, given }]);
        setText('');
      }}
    >
      <h2>{words.t('web.takeIn.title')}</h2>
      <textarea
        className="input serif"
        rows={9}
        required
        aria-label={words.t('web.takeIn.text')}
        placeholder={words.t('web.takeIn.text')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <div className="pair">
        <label className="field">
          <span className="tiny faint">{words.t('list.publisher')}</span>
          <input
            className="input"
            value={publisher}
            onChange={(event) => {
              setPublisher(event.target.value);
            }}
          />
        </label>
        <label className="field">
          <span className="tiny faint">{words.t('list.published')}</span>
          <input
            className="input"
            type="date"
            value={published}
            onChange={(event) => {
              setPublished(event.target.value);
            }}
          />
        </label>
      </div>
      <div className="row spread">
        <button type="submit" className="button main">
          {words.t('web.takeIn.read')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            files.current?.click();
          }}
        >
          <Icon sign="imports" />
          {words.t('web.takeIn.files')}
        </button>
        <input
          ref={files}
          type="file"
          multiple
          hidden
          aria-hidden="true"
          onChange={(event) => {
            take([...(event.target.files ?? [])].map((file) => ({ name: file.name, file, given })));
            event.target.value = '';
          }}
        />
      </div>
      <p className="tiny faint">{words.t('web.takeIn.note')}</p>
    </form>
  );
}
