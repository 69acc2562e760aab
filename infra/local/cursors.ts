import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** Last delivered sequence number per mapping and shard, written in one step so that a kill -9 leaves the one before. */
export const openCursors = (file: string) => {
  const cursors: Record<string, Record<string, string>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return {
    get: (mapping: string, shard: string) => cursors[mapping]?.[shard],
    set: (mapping: string, shard: string, sequence: string) => {
      cursors[mapping] = { ...cursors[mapping], [shard]: sequence };
      writeFileSync(`${file}.new`, JSON.stringify(cursors));
      renameSync(`${file}.new`, file);
    },
  };
};
