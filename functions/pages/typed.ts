import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { requireSameSite } from '../http/request.ts';

/** What a form sent in one field. Whether somebody typed it, its name and its shape say; of what was chosen the page of a form knows more. */
export type TypedField = { readonly path: string; readonly name: string; readonly text: string; readonly isTyped: boolean };
export type Typed = { readonly fields: readonly TypedField[]; readonly isWhole: boolean };

/** What a page carries along by itself, or a button says. */
const CARRIED: ReadonlySet<string> = new Set(
  'key act go seen shown token code state terms intent items item person view kind warned cursor standard'.split(' '),
);
/** Ids, dates and what was chosen from a list; choosing again takes a moment. */
const CHOSEN = /^(?:[a-z]{3}_[\da-z]{26}|[a-z\d]+(?:-[a-z\d]+)*)$/;
/** Fields that are always typed, so that a single word in them is an answer too. */
const WORDED: ReadonlySet<string> = new Set('name organisation title subject message text email role phone partners advisers'.split(' '));
const SHORTEST = 3;
const MOST_FIELDS = 500;
const MOST_SIGNS = 120_000;

/** `outline/title` and `partners/0/name` by the last word in them. */
const lastOf = (name: string): string => name.split('/').findLast((step) => !/^\d+$/.test(step)) ?? '';

const isTyped = (name: string, text: string): boolean => {
  const trimmed = text.trim();
  return !CARRIED.has(name) && trimmed.length >= SHORTEST && (WORDED.has(name) || !CHOSEN.test(trimmed));
};

const fieldsIn = ({ body = '', isBase64Encoded, headers }: APIGatewayProxyEventV2): TypedField[] => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? 'application/x-www-form-urlencoded')) return [];
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return [...new URLSearchParams(text)].map(([path, value]) => {
    const [name, sent] = [lastOf(path), value.replaceAll('\r\n', '\n')];
    return { path, name, text: sent, isTyped: isTyped(name, sent) };
  });
};

const isOurs = (event: APIGatewayProxyEventV2, publicUrl: string): boolean => {
  try {
    requireSameSite(event, publicUrl);
    return true;
  } catch {
    return false;
  }
};

/**
 * All that was sent with a form that could not be taken, so that nobody has to write it again: a browser goes back to an empty form. Nothing of
 * a form that another site sent, which would put its words on a page of ours.
 */
export const typedIn = (event: APIGatewayProxyEventV2, publicUrl: string): Typed => {
  if (event.requestContext.http.method !== 'POST' || !isOurs(event, publicUrl)) return { fields: [], isWhole: true };
  const all = fieldsIn(event);
  const fields: TypedField[] = [];
  let left = MOST_SIGNS;
  for (const field of all.slice(0, MOST_FIELDS)) {
    if (left <= 0) break;
    fields.push({ ...field, text: field.text.slice(0, left) });
    left -= field.text.length;
  }
  return { fields, isWhole: fields.length === all.length && left >= 0 };
};
