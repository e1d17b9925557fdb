import type { Claim } from '../../contract/reading.ts';
import type { CHECK_SIGNS } from '../../words/claim.ts';
import type { Style } from '../text/style.ts';

export * from '../../words/claim.ts';

export function statusStyle(status: Claim['status'], style: Style): (text: string) => string {
  if (status === 'occurred') return style.good;
  if (status === 'denied') return style.bad;
  return style.warn;
}

export function severityStyle(severity: keyof typeof CHECK_SIGNS, style: Style): (text: string) => string {
  if (severity === 'error') return style.bad;
  return severity === 'warning' ? style.warn : style.faint;
}
