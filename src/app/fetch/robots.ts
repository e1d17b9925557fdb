import robotsParser from 'robots-parser';
import { TallyError } from '../../kernel/errors.ts';
import type { Fetcher } from './types.ts';

export interface RobotsRule {
  readonly allowed: boolean;
  /** Seconds to leave between two requests to the host, where its robots.txt asks for it. */
  readonly crawlDelay: number | null;
}

export interface Robots {
  /** What the host's robots.txt says of an address. Never rejects: a host that does not answer disallows everything (RFC 9309). */
  check(url: string): Promise<RobotsRule>;
  /** As `check`, and rejects with TallyError FETCH_ROBOTS where the address is not allowed. */
  ensure(url: string): Promise<RobotsRule>;
}

export interface RobotsOptions {
  readonly fetcher: Fetcher;
  /** The product name that rules are looked up by: `tallystick`. */
  readonly agent: string;
  readonly clock: () => Date;
  /** How long an answer is kept, in milliseconds. Default one day. */
  readonly maxAge?: number;
}

type Rules = (url: string) => RobotsRule;

const DAY = 86_400_000;
/** A host that did not answer is asked again after this time. */
const RETRY = 600_000;
/** More of a robots.txt than this is not read (RFC 9309, 2.5). */
const MOST = 500 * 1024;
/** A longer delay than this is a mistake, or a way to say no. */
const LONGEST_DELAY = 3600;
/** Hosts remembered at once. */
const HOSTS = 10_000;

/** Makes a reader of robots.txt that keeps each host's answer. */
export function createRobots(options: RobotsOptions): Robots {
  const { fetcher, agent, clock, maxAge = DAY } = options;
  const known = new Map<string, { rules: Promise<Rules>; until: number }>();

  const rulesOf = (origin: string): Promise<Rules> => {
    const now = clock().getTime();
    const kept = known.get(origin);
    if (kept && kept.until > now) return kept.rules;
    const entry = { rules: Promise.resolve<Rules>(() => ({ allowed: false, crawlDelay: null })), until: now + maxAge };
    entry.rules = load(origin).then(({ rules, answered }) => {
      if (!answered) entry.until = now + RETRY;
      return rules;
    });
    known.delete(origin);
    if (known.size >= HOSTS) known.delete(known.keys().next().value!);
    known.set(origin, entry);
    return entry.rules;
  };

  const load = async (origin: string): Promise<{ rules: Rules; answered: boolean }> => {
    const address = `${origin}/robots.txt`;
    const all =
      (allowed: boolean): Rules =>
      () => ({ allowed, crawlDelay: null });
    try {
      const { status, body } = await fetcher.fetch(address);
      if (status >= 500 || status === 429) return { rules: all(false), answered: false };
      // No robots.txt, or none for us to see: nothing is disallowed.
      if (status < 200 || status > 299) return { rules: all(true), answered: true };
      const text = new TextDecoder().decode(body.subarray(0, MOST));
      const robot = robotsParser(address, text);
      const delay = robot.getCrawlDelay(agent);
      const crawlDelay = delay === undefined || !(delay >= 0) ? null : Math.min(delay, LONGEST_DELAY);
      return { rules: (url) => ({ allowed: robot.isAllowed(url, agent) ?? true, crawlDelay }), answered: true };
    } catch (error) {
      // Too many redirects and too large a file are answers; no connection is none.
      const said =
        error instanceof TallyError && ['FETCH_REDIRECTS', 'FETCH_TOO_LARGE', 'FETCH_ENCODING'].includes(error.code);
      return { rules: all(said), answered: said };
    }
  };

  const check = async (url: string): Promise<RobotsRule> => {
    const origin = originOf(url);
    return origin === null ? { allowed: false, crawlDelay: null } : (await rulesOf(origin))(url);
  };
  return {
    check,
    ensure: async (url) => {
      const rule = await check(url);
      if (!rule.allowed)
        throw new TallyError(
          'FETCH_ROBOTS',
          `${url} is not fetched: the host's robots.txt asks programs not to, or cannot be had.`,
        );
      return rule;
    },
  };
}

function originOf(url: string): string | null {
  try {
    const { origin, protocol } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? origin : null;
  } catch {
    return null;
  }
}
