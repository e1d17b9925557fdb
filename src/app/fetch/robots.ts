import type { Fetcher } from './types.ts';

export interface RobotsRule {
  readonly allowed: boolean;
  /** Seconds to leave between two requests to the host, where its robots.txt asks for it. */
  readonly crawlDelay: number | null;
}

export interface Robots {
  /** What the host's robots.txt says of an address. Never rejects: a host that does not answer disallows everything (RFC 9309). */
  check(url: string): Promise<RobotsRule>;
}

export interface RobotsOptions {
  readonly fetcher: Fetcher;
  /** The product name that rules are looked up by: `tallystick`. */
  readonly agent: string;
  readonly clock: () => Date;
  /** How long an answer is kept, in milliseconds. Default one day. */
  readonly maxAge?: number;
}

/** Makes a reader of robots.txt that keeps each host's answer. */
export function createRobots(options: RobotsOptions): Robots {
  return { check: () => Promise.resolve({ allowed: options.agent === '', crawlDelay: null }) };
}
