import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFolder } from '../../infra/local/folder.ts';
import { LocalError, portOf } from '../../infra/local/http.ts';

const place = () => mkdtempSync(join(tmpdir(), 'sluis-folder-'));

describe('the data folder', () => {
  it('is made with what is missing above it, for its owner only', () => {
    const above = join(place(), 'a');
    openFolder(join(above, 'b'))();
    if (process.platform !== 'win32') expect([above, join(above, 'b')].map((dir) => statSync(dir).mode & 0o777)).toEqual([0o700, 0o700]);
  });

  it('is held by one at a time, until it is let go', () => {
    const dir = place();
    const unlock = openFolder(dir);
    expect(() => openFolder(dir)).toThrow(/^Another local run uses the data folder/);
    unlock();
    openFolder(dir)();
  });

  it('is refused in one line where none can be', () => {
    const file = join(place(), 'file');
    writeFileSync(file, '');
    const spoilt = place();
    writeFileSync(join(spoilt, 'lock.sqlite'), 'this is not a database, and long enough to be taken for one: '.repeat(20));
    for (const dir of [file, join(file, 'below'), spoilt, ...(process.platform === 'linux' ? ['/proc/nope', '/proc/nope/deeper'] : [])]) {
      expect(() => openFolder(dir)).toThrow(LocalError);
      expect(() => openFolder(dir)).toThrow(/^The data folder \S+ cannot be written \([^\n]+\): set DATA_DIR to another one\.$/);
    }
  });
});

describe('the port', () => {
  it.each([
    [undefined, 3000],
    ['', 3000],
    ['0', 0],
    ['8400', 8400],
  ])('%j is %i', (text, port) => expect(portOf(text)).toBe(port));

  it.each(['http', ' ', '-1', '1.5', '0x10', '65536'])('"%s" is none', (text) => expect(() => portOf(text)).toThrow(/^PORT must be a number up to 65535/));
});
