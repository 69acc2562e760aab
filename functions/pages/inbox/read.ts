import { deskOperations } from '../../../shared/contract/desk.ts';
import { VIEWS } from '../../../shared/domain/view/list.ts';
import type { Trouble } from '../../../web/parts/trouble.ts';
import type { AskedFor, Inbox } from '../../../web/pages/inbox-data.ts';
import { colleagueHandlers } from '../../desk/colleagues.ts';
import { queueHandlers } from '../../desk/queue.ts';
import { searchHandlers } from '../../desk/search.ts';
import { perform } from '../../http/perform.ts';
import type { Call } from '../../http/serve.ts';
import { formKey } from '../form.ts';

/** What stands in the address, without what the form left open. */
const inAddress = (call: Call): AskedFor => Object.fromEntries(Object.entries(call.query as AskedFor).filter(([, value]) => (value ?? '').trim() !== ''));
const isUnknown = ({ view }: AskedFor): boolean => view !== undefined && view !== 'stage' && !(VIEWS as readonly string[]).includes(view);
/** A list that does not exist is the one of everything. */
export const askedOf = (call: Call): AskedFor => {
  const { view, ...rest } = inAddress(call);
  return view === undefined || isUnknown({ view }) ? rest : { ...rest, view };
};

/** A search looks through every list, within the filters; a list that was open stays in the address, to come back to. */
const found = async (call: Call, asked: AskedFor): Promise<Pick<Inbox, 'rows' | 'cursor' | 'partial'>> => {
  const { view: _, ...filters } = asked;
  if (asked.q) return (await perform(deskOperations.searchDesk, searchHandlers.searchDesk, call, { query: filters })).body;
  return (await perform(deskOperations.deskQueue, queueHandlers.deskQueue, call, { query: asked })).body;
};

export const colleaguesFor = async (call: Call): Promise<Inbox['colleagues']> =>
  (await perform(deskOperations.listColleagues, colleagueHandlers.listColleagues, call, {})).body.colleagues;

export const viewsFor = async (call: Call) => (await perform(deskOperations.countViews, queueHandlers.countViews, call, {})).body;

/** The list that was asked for, with all that stands around it. A list that was refused is shown empty, beside the reason. */
export const readInbox = async (call: Call, trouble?: Trouble): Promise<Inbox> => {
  const asked = askedOf(call);
  const [list, { views, ready }, { body: counted }, colleagues] = await Promise.all([
    trouble ? { rows: [] } : found(call, asked),
    viewsFor(call),
    perform(deskOperations.countQueue, queueHandlers.countQueue, call, {}),
    colleaguesFor(call),
  ]);
  return {
    asked,
    ...list,
    views,
    ready: ready && counted.ready,
    counts: counted.counts,
    colleagues,
    chosen: [],
    key: formKey(call),
    unknownView: isUnknown(inAddress(call)),
    trouble,
  };
};
