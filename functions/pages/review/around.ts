import type { reviewFilePages } from '../../../shared/contract/page-review.ts';
import { reviewingOperations } from '../../../shared/contract/reviewing.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { reviewPath } from '../../../web/pages/review/data.ts';
import { reviewQueuePage } from '../../../web/pages/review/queue.tsx';
import type { Trouble } from '../../../web/parts/trouble.ts';
import { perform } from '../../http/perform.ts';
import { answer } from '../../http/reply.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { calendarHandlers } from '../../reviewer/calendar.ts';
import { placeHandlers } from '../../reviewer/places.ts';
import { flashIn, flashOf } from '../flash.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';
import { queueOf } from './queue.ts';

const QUEUE = { about: 'reviews' };

type Shown = {
  readonly cursor?: string | undefined;
  readonly did?: string | undefined;
  readonly trouble?: Trouble;
  readonly feed?: string;
  readonly typed?: string;
};
const shown = async (call: Known, { cursor, ...more }: Shown): Promise<string> => {
  const [queue, places] = await Promise.all([queueOf(call, cursor), perform(reviewingOperations.readPlaces, placeHandlers.readPlaces, call, {})]);
  return reviewQueuePage(frameOf(call), { ...queue, isFirst: cursor === undefined, places: places.body, keyOf: () => formKey(call), ...more });
};

const keyIn = (call: Known) => formOf(call).get('key') ?? undefined;
const saying = async (call: Known, did: string) => answer('', { location: `${reviewPath(call.language)}?did=${await flashOf(call, did, QUEUE)}` });

/** Each small form of the page by its field `act`. A secret address is shown by the answer itself, so that no other address ever holds it. */
const ACTS: Readonly<Record<string, (call: Known) => Promise<ReturnType<typeof answer<string>> | string>>> = {
  capacity: async (call) => {
    const typed = formOf(call).get('capacity') ?? '';
    const body = () => ({ capacity: typed.trim() === '' ? undefined : Number(typed) });
    await perform(reviewingOperations.setCapacity, placeHandlers.setCapacity, call, { key: keyIn(call), body });
    return saying(call, 'capacity');
  },
  feed: async (call) => {
    const { body } = await perform(reviewingOperations.makeFeed, calendarHandlers.makeFeed, call, { key: keyIn(call), body: () => ({}) });
    return shown(call, { feed: body.url });
  },
  'end-feed': async (call) => {
    await perform(reviewingOperations.endFeed, calendarHandlers.endFeed, call, { key: keyIn(call), body: () => ({}) });
    return saying(call, 'feed-ended');
  },
};

export const aroundHandlers: Pick<Handlers<typeof reviewFilePages>, 'reviewQueuePage' | 'reviewQueueForm'> = {
  reviewQueuePage: async (call) => {
    const { cursor, did } = call.query;
    return shown(call, { cursor, did: await flashIn(call, did, QUEUE) });
  },
  reviewQueueForm: (call) =>
    posted(
      call,
      async () => {
        const act = ACTS[formOf(call).get('act') ?? ''];
        if (!act) throw new Refusal('request.invalid', { fields: [{ path: 'act', code: 'field.choice', message: '' }] });
        return act(call);
      },
      (trouble) => shown(call, { trouble, typed: formOf(call).get('capacity') ?? '' }),
    ),
};
