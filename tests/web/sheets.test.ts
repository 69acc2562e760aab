import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../web');

/** A sheet with all that it imports. */
const sheet = (path: string): string => {
  const text = readFileSync(path, 'utf8');
  return [text, ...[...text.matchAll(/@import "([^"]+)"/g)].map(([, from = '']) => sheet(join(dirname(path), from)))].join('\n');
};
const styled = (css: string): Set<string> => new Set([...css.matchAll(/\.([a-z][a-z0-9-]*)/g)].map(([, name = '']) => name));
const desk = styled(sheet(join(WEB, 'style/desk.css')));
const names = (text: string) => [...text.matchAll(/class="([^"]+)"/g)].flatMap(([, value = '']) => value.split(' '));

it.each([
  ['pages/review', 'review'],
  ['pages/decide', 'decide'],
])('has in the sheets of %s every class of a room that its pages use', (folder, room) => {
  const own = styled(sheet(join(WEB, `style/${room}.css`)));
  const rooms = new Set(readdirSync(join(WEB, 'style/pages')).flatMap((file) => [...styled(readFileSync(join(WEB, 'style/pages', file), 'utf8'))]));
  const used = readdirSync(join(WEB, folder)).flatMap((file) => names(readFileSync(join(WEB, folder, file), 'utf8')));
  expect(used.length).toBeGreaterThan(10);
  expect([...new Set(used)].filter((name) => rooms.has(name) && !own.has(name) && !desk.has(name))).toEqual([]);
});
