import * as z from 'zod';
import { Absences } from '../domain/absence.ts';
import { prose } from '../domain/text.ts';
import { ReviewHistory } from '../domain/view/review-history.ts';
import { Done, Empty, FileQuery, PATIENT } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-reviewer';
const who = ['reviewer'] as const;
const staff = ['liaison', 'chair'] as const;

/** What belongs to somebody's reviewing as a whole, and what staff do with a single review. */
export const reviewingOperations = {
  readPlaces: operation({
    id: 'readPlaces',
    route: 'GET /api/me/places',
    fn,
    who,
    summary: 'How many reviews I take on in a quarter, how many of them I have, and when I am away.',
    reply: z.object({ capacity: z.number(), taken: z.number(), quarter: z.string(), absences: Absences, feed: z.boolean() }),
  }),
  setCapacity: operation({
    id: 'setCapacity',
    route: 'POST /api/me/capacity',
    fn,
    who,
    body: z.strictObject({ capacity: z.number().int().min(0).max(20) }),
    summary: 'Say how many reviews I take on in a quarter. What I have accepted stays.',
    reply: z.object({ capacity: z.number() }),
  }),
  readAssigned: operation({
    id: 'readAssigned',
    route: 'GET /api/me/reviews',
    fn,
    who,
    query: FileQuery,
    summary: 'All proposals that I have accepted and not yet judged, as one file to read without a connection, each with the form of its review.',
    reply: z.object({ files: z.array(z.object({ name: z.string(), text: z.string() })) }),
    also: 'application/zip',
  }),
  readCalendar: operation({
    id: 'readCalendar',
    route: 'GET /api/me/calendar',
    fn,
    who,
    query: FileQuery,
    summary: 'The dates of my invitations and reviews as a calendar file.',
    reply: z.object({ text: z.string() }),
    also: 'text/calendar',
  }),
  makeFeed: operation({
    id: 'makeFeed',
    route: 'POST /api/me/calendar-feed',
    fn,
    who,
    key: 'none',
    body: Empty,
    summary: 'A secret address at which my calendar reads these dates by itself; an earlier one stops working.',
    reply: z.object({ url: z.string() }),
  }),
  endFeed: operation({
    id: 'endFeed',
    route: 'POST /api/me/calendar-feed/end',
    fn,
    who,
    key: 'none',
    body: Empty,
    summary: 'The secret address stops working.',
    reply: z.object({ ended: z.boolean() }),
  }),
  readFeed: operation({
    id: 'readFeed',
    route: 'GET /api/calendar/{token}',
    fn,
    who: ['anyone'],
    limit: PATIENT,
    summary: 'The calendar behind a secret address: references and dates, never a text.',
    reply: z.object({ text: z.string() }),
    also: 'text/calendar',
  }),
  readReviews: operation({
    id: 'readReviews',
    route: 'GET /api/desk/proposals/{proposal}/reviews/{reviewer}',
    fn,
    who: staff,
    summary: 'Every text of one review that was sent in, the newest first; notes to the chair for the chair alone.',
    reply: ReviewHistory,
  }),
  reopenReview: operation({
    id: 'reopenReview',
    route: 'POST /api/desk/proposals/{proposal}/reviews/{reviewer}/reopen',
    fn,
    who: staff,
    body: z.strictObject({ reason: prose(10, 500) }),
    summary: 'Ask one reviewer to look at the own review again, with a reason that stays as a note.',
    reply: Done,
  }),
} as const;
