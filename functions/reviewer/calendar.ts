import { community } from '../../shared/community.ts';
import type { reviewingOperations } from '../../shared/contract/reviewing.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { calendarText } from '../../shared/domain/ical.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { endFeed, makeFeed, readerOfFeed } from '../../shared/store/calendar-feed.ts';
import { listPage } from '../../shared/store/lists.ts';
import { offlineWords } from '../../web/words/offline.ts';
import { answer } from '../http/reply.ts';
import type { Base, Handlers } from '../http/serve.ts';
import { requireFresh } from './own.ts';

/** A calendar is kept on machines that we do not know: above TLP:GREEN it holds the reference alone. */
const NAMED: readonly ListRow['tlp'][] = ['clear', 'green'];

/** The dates of everything that somebody still has to answer or to judge. */
const calendarOf = async ({ store, deps, at }: Base, viewer: Actor, language: 'nl' | 'en'): Promise<string> => {
  const words = offlineWords[language].calendar;
  const sources = [{ index: 1, partition: `reviewer#${viewer.id}` }] as const;
  const { rows } = await listPage(store, await deps.keys(), { sources, view: 'review', viewer, now: at, size: 100 });
  const host = new URL(deps.publicUrl).hostname;
  return calendarText({
    name: words.name,
    product: community.name[language],
    now: at,
    events: rows.flatMap(({ id, reference, title, tlp, stage, due }) => {
      if (!due || (stage !== 'invited' && stage !== 'accepted')) return [];
      const named = NAMED.includes(tlp) ? `${reference}: ${title}` : reference;
      const summary = words[stage].replace('{what}', () => named);
      return [{ uid: `${id}-${stage}@${host}`, at: due, summary, url: `${deps.publicUrl}/${language}/review/${id}` }];
    }),
  });
};

const file = { name: 'sluis.ics', type: 'text/calendar; charset=utf-8', write: ({ text }: { text: string }) => text };

export const calendarHandlers: Pick<Handlers<typeof reviewingOperations>, 'readCalendar' | 'makeFeed' | 'endFeed' | 'readFeed'> = {
  readCalendar: async (call) => {
    requireFresh(call);
    return answer({ text: await calendarOf(call, call.actor, call.query.language ?? call.language) }, { file });
  },
  makeFeed: async (call) => {
    requireFresh(call);
    return { url: `${call.deps.publicUrl}/api/calendar/${await makeFeed(call.store, await call.deps.keys(), call.person, call.at)}` };
  },
  endFeed: async (call) => {
    requireFresh(call);
    return { ended: await endFeed(call.store, call.actor.id) };
  },
  readFeed: async (call) => {
    const reader = await readerOfFeed(call.store, await call.deps.keys(), call.params.token!);
    if (!reader) throw new Refusal('item.not-found');
    return answer({ text: await calendarOf(call, reader.actor, reader.person.language) }, { file });
  },
};
