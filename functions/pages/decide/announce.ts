import { rankingOperations } from '../../../shared/contract/ranking.ts';
import type { decideListPages } from '../../../shared/contract/page-decide.ts';
import { effectiveRoles } from '../../../shared/domain/actor.ts';
import { Refusal } from '../../../shared/domain/refusal.ts';
import { type AnnouncePage, announcePage, tickOf } from '../../../web/pages/decide/announce.tsx';
import { heldHandlers } from '../../decision/held.ts';
import { manyHandlers } from '../../decision/many.ts';
import { perform } from '../../http/perform.ts';
import type { Handlers, Known } from '../../http/serve.ts';
import { formKey, formOf, posted } from '../form.ts';
import { frameOf } from '../frame.ts';

const TICK = tickOf('');

const readHeld = async (call: Known, cursor?: string) =>
  (await perform(rankingOperations.listHeld, heldHandlers.listHeld, call, { query: cursor === undefined ? {} : { cursor } })).body;

const shown = async (call: Known, { cursor, ...more }: Partial<AnnouncePage> & { cursor?: string | undefined } = {}): Promise<string> =>
  announcePage(frameOf(call), {
    ...(await readHeld(call, cursor)),
    from: cursor,
    key: formKey(call),
    may: effectiveRoles(call.actor).includes('chair'),
    ticked: [],
    ...more,
  });

/** Which letters were read, by the ticks of the form. */
const tickedIn = (form: URLSearchParams): { proposal: string; letterRead: number }[] =>
  [...form].flatMap(([name, value]) => (name.startsWith(TICK) ? [{ proposal: name.slice(TICK.length), letterRead: Number(value) }] : []));

/** What went and what did not stands on the page that comes back: what was announced has left the list by then. */
const announce = async (call: Known): Promise<string> => {
  const form = formOf(call);
  const decisions = tickedIn(form);
  if (decisions.length === 0) throw new Refusal('request.invalid', { fields: [{ path: 'decisions', code: 'field.choice', message: '' }] });
  const from = form.get('from') ?? undefined;
  const before = new Map((await readHeld(call, from)).rows.map((row) => [row.id, row]));
  const key = form.get('key') ?? undefined;
  const { body } = await perform(rankingOperations.announceMany, manyHandlers.announceMany, call, { key, body: () => ({ decisions }) });
  const results = body.results.map((result) => ({ result, title: before.get(result.id)?.title ?? '', reference: before.get(result.id)?.reference ?? '' }));
  return shown(call, { cursor: from, results: results.filter(({ reference }) => reference !== '') });
};

export const announcePageHandlers: Pick<Handlers<typeof decideListPages>, 'announcePage' | 'announceForm'> = {
  announcePage: (call) => shown(call, { cursor: call.query.cursor }),
  announceForm: (call) =>
    posted(
      call,
      () => announce(call),
      (trouble) => shown(call, { trouble, cursor: formOf(call).get('from') ?? undefined, ticked: tickedIn(formOf(call)).map(({ proposal }) => proposal) }),
    ),
};
