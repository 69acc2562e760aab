import { expect, it } from 'vitest';
import { match, parseRoute, rank } from '../../infra/local/routes.ts';

const routes = rank(
  ['$default', 'GET /{lang}/home', 'GET /nl/{page}', 'GET /nl/home', 'ANY /nl/home', 'POST /a/{id}', 'GET /files/{path+}', 'GET /files/{id}/meta'].map((key) =>
    parseRoute(key, key),
  ),
);
const keyOf = (method: string, path: string) => match(routes, method, path)?.route.key;

it.each([
  ['GET', '/nl/home', 'GET /nl/home'],
  ['POST', '/nl/home', 'ANY /nl/home'],
  ['GET', '/nl/other', 'GET /nl/{page}'],
  ['GET', '/en/home', 'GET /{lang}/home'],
  ['GET', '/files/a/b/c', 'GET /files/{path+}'],
  ['GET', '/files/a/meta', 'GET /files/{id}/meta'],
  ['GET', '/a/1', '$default'],
  ['DELETE', '/nowhere/at/all', '$default'],
])('%s %s goes to %s', (method, path, expected) => {
  expect(keyOf(method, path)).toBe(expected);
});

it('decodes parameters and keeps the slashes of a rest', () => {
  expect(match(routes, 'POST', '/a/x%20y%2Fz')?.parameters).toEqual({ id: 'x y/z' });
  expect(match(routes, 'GET', '/files/a/b%20c')?.parameters).toEqual({ path: 'a/b c' });
});

it('finds nothing where nothing fits', () => {
  expect(match(rank([parseRoute('GET /a/{id}', 'a')]), 'GET', '/a/')).toBeUndefined();
  expect(match(rank([parseRoute('GET /a/{id}', 'a')]), 'GET', '/a/b/c')).toBeUndefined();
});
