/** The event patterns of event source mappings: every named field must match, an array lists alternatives. */

type Pattern = Record<string, any>;

export const matches = (pattern: Pattern, value: any): boolean =>
  Object.entries(pattern).every(([field, expected]) => {
    if (field === '$or') return (expected as Pattern[]).some((each) => matches(each, value));
    const actual = value?.[field];
    if (Array.isArray(expected)) return expected.some((each) => accepts(each, actual));
    return actual !== null && typeof actual === 'object' && !Array.isArray(actual) ? matches(expected, actual) : matches(expected, undefined);
  });

const accepts = (rule: any, actual: unknown): boolean => {
  if (Array.isArray(actual)) return actual.some((each) => accepts(rule, each));
  if (rule === null || typeof rule !== 'object') return rule === actual;
  const [kind, argument] = Object.entries(rule)[0] ?? [];
  switch (kind) {
    case 'exists':
      return (actual !== undefined) === argument;
    case 'prefix':
      return typeof actual === 'string' && actual.startsWith(String(argument));
    case 'suffix':
      return typeof actual === 'string' && actual.endsWith(String(argument));
    case 'equals-ignore-case':
      return typeof actual === 'string' && actual.toLowerCase() === String(argument).toLowerCase();
    case 'anything-but':
      return actual !== undefined && ![argument].flat().some((each) => accepts(each, actual));
    case 'numeric':
      return fits(argument as unknown[], actual);
    default:
      throw new Error(`The local run does not know the filter rule ${kind}.`);
  }
};

/** Such as [">", 0, "<=", 5]; DynamoDB writes numbers as text. */
const fits = (rules: readonly unknown[], actual: unknown): boolean => {
  const number = typeof actual === 'string' && actual !== '' ? Number(actual) : actual;
  if (typeof number !== 'number' || Number.isNaN(number)) return false;
  for (let i = 0; i < rules.length; i += 2) {
    const limit = Number(rules[i + 1]);
    const holds = { '=': number === limit, '<': number < limit, '<=': number <= limit, '>': number > limit, '>=': number >= limit }[String(rules[i])];
    if (!holds) return false;
  }
  return true;
};
