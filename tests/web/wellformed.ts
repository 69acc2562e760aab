const VOID = new Set(['meta', 'link', 'br', 'input', 'img', 'hr']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*(?:="[^"<]*")?)*)\s*(\/?)>/gi;

/** Faults of a piece of HTML in words: stray brackets, tags that do not close in order, ids that stand twice. A small check, not a validator. */
export const faultsOf = (markup: string): string[] => {
  const faults: string[] = [];
  const open: string[] = [];
  const body = markup.replace(/^<!doctype html>\s*/i, '');
  for (const [, closes, name = '', , selfCloses] of body.matchAll(TAG)) {
    if (VOID.has(name) || selfCloses) continue;
    if (!closes) open.push(name);
    else if (open.pop() !== name) faults.push(`</${name}> closes something else`);
  }
  if (open.length > 0) faults.push(`not closed: ${open.join(', ')}`);
  const text = body.replaceAll(TAG, '');
  if (text.includes('<')) faults.push(`a stray bracket near: ${text.slice(Math.max(0, text.indexOf('<') - 20)).slice(0, 60)}`);
  if (/&(?!(amp|lt|gt|quot|#39);)/.test(text)) faults.push('a bare ampersand');
  const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
  return faults;
};
