import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { requireSameSite } from '../http/request.ts';

/** What somebody typed into one field of a form, by the last word of its name. */
export type TypedText = { readonly name: string; readonly text: string };
export type Typed = { readonly texts: readonly TypedText[]; readonly isWhole: boolean };

/** What a page carries along by itself, or a button says. */
const CARRIED: ReadonlySet<string> = new Set(
  'key act go seen shown token code state terms intent items item person view kind warned cursor standard'.split(' '),
);
/** Ids, dates and what was chosen from a list; choosing again takes a moment. */
const CHOSEN = /^(?:[a-z]{3}_[\da-z]{26}|[a-z\d]+(?:-[a-z\d]+)*)$/;
/** Fields that are always typed, so that a single word in them is an answer too. */
const WORDED: ReadonlySet<string> = new Set('name organisation title subject message text email role phone partners advisers'.split(' '));
const SHORTEST = 3;
const MOST_FIELDS = 60;
const MOST_SIGNS = 120_000;

/** `outline/title` and `partners/0/name` by the last word in them. */
const lastOf = (name: string): string => name.split('/').findLast((step) => !/^\d+$/.test(step)) ?? '';

const isTyped = ({ name, text }: TypedText): boolean => {
  const trimmed = text.trim();
  return !CARRIED.has(name) && trimmed.length >= SHORTEST && (WORDED.has(name) || !CHOSEN.test(trimmed));
};

const fieldsIn = ({ body = '', isBase64Encoded, headers }: APIGatewayProxyEventV2): TypedText[] => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? 'application/x-www-form-urlencoded')) return [];
  const text = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  return [...new URLSearchParams(text)].map(([name, value]) => ({ name: lastOf(name), text: value.replaceAll('\r\n', '\n') }));
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
 * What was typed into a form that could not be taken, so that nobody has to write it again: a browser goes back to an empty form. Nothing of a
 * form that another site sent, which would put its words on a page of ours.
 */
export const typedIn = (event: APIGatewayProxyEventV2, publicUrl: string): Typed => {
  if (event.requestContext.http.method !== 'POST' || !isOurs(event, publicUrl)) return { texts: [], isWhole: true };
  const all = fieldsIn(event).filter(isTyped);
  const texts: TypedText[] = [];
  let left = MOST_SIGNS;
  for (const { name, text } of all.slice(0, MOST_FIELDS)) {
    if (left <= 0) break;
    texts.push({ name, text: text.slice(0, left) });
    left -= text.length;
  }
  return { texts, isWhole: texts.length === all.length && left >= 0 };
};
