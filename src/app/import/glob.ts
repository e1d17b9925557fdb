/** Whether a name holds a sign of a pattern: `*`, `?`. */
export function isGlob(path: string): boolean {
  return /[*?]/.test(path);
}

/**
 * Whether a path fits a pattern, both with `/` between their steps: `?` is one character, `*` any within a step, `**` as a
 * whole step any number of steps. Takes at most the product of the two lengths.
 */
export function fitsGlob(path: string, pattern: string): boolean {
  const steps = path.split('/');
  const wanted = pattern.split('/');
  // A table over (step, wanted) from the ends: whether the rest of the one fits the rest of the other.
  let next = new Array<boolean>(steps.length + 1).fill(false);
  next[steps.length] = true;
  for (let j = wanted.length - 1; j >= 0; j--) {
    const fits = new Array<boolean>(steps.length + 1).fill(false);
    for (let i = steps.length; i >= 0; i--) {
      if (wanted[j] === '**') fits[i] = next[i]! || (i < steps.length && fits[i + 1]!);
      else fits[i] = i < steps.length && next[i + 1]! && fitsStep(steps[i]!, wanted[j]!);
    }
    next = fits;
  }
  return next[0]!;
}

/** The folder that every path fitting a pattern lies in. */
export function folderOfGlob(pattern: string): string {
  const steps = pattern.split('/');
  const first = steps.findIndex(isGlob);
  const folder = steps.slice(0, first).join('/');
  return folder === '' ? (pattern.startsWith('/') ? '/' : '.') : folder;
}

function fitsStep(name: string, pattern: string): boolean {
  let at = 0;
  let inPattern = 0;
  let star = -1;
  let back = 0;
  while (at < name.length) {
    if (pattern[inPattern] === '*') {
      star = inPattern++;
      back = at;
    } else if (inPattern < pattern.length && (pattern[inPattern] === '?' || pattern[inPattern] === name[at])) {
      inPattern++;
      at++;
    } else if (star >= 0) {
      inPattern = star + 1;
      at = ++back;
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern++;
  return inPattern === pattern.length;
}
