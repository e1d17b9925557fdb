import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';

interface Message {
  readonly text: string;
  readonly action?: { readonly name: string; readonly run: () => void };
}

const Context = createContext<(message: Message) => void>(() => undefined);
export const useToast = () => useContext(Context);
const SHOWN_MS = 7000;

/** One short message at the bottom, read out, with a way back where there is one. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState<Message | null>(null);
  const say = useCallback((next: Message) => {
    setMessage(next);
  }, []);
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => {
      setMessage(null);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [message]);
  const value = useMemo(() => say, [say]);
  return (
    <Context value={value}>
      {children}
      <div role="status">
        {message && (
          <div className="toast fade">
            <span>{message.text}</span>
            {message.action && (
              <button
                type="button"
                onClick={() => {
                  message.action?.run();
                  setMessage(null);
                }}
              >
                {message.action.name}
              </button>
            )}
          </div>
        )}
      </div>
    </Context>
  );
}
