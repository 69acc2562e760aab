export type Log = (line: Record<string, unknown>) => void;

const ADDRESS = /[^\s@<>"']+@[^\s@<>"']+/g;

/** What may be known of an error: its kind, a message without addresses, and where it was thrown. */
export const causeOf = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { cause: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return { cause: error.name, message: error.name === 'ZodError' ? 'schema' : error.message.replaceAll(ADDRESS, '…@…').slice(0, 200), at: frames };
};

/** One JSON line per event; never a body, an address or a token. */
export const stdoutLog: Log = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
