import type * as z from 'zod';
import { SK } from '../../shared/domain/change.ts';
import type { supportOperations } from '../../shared/contract/support.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { FITS, matchOf, type Offer } from '../../shared/domain/demand.ts';
import { isOpenDemand } from '../../shared/domain/introduce.ts';
import { suggestedTags } from '../../shared/domain/likeness/tags.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { keepOf, sourcesOf } from '../../shared/store/views.ts';
import { listPage } from '../../shared/store/lists.ts';
import { loadRoots } from '../../shared/store/load.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { getRows, type Store } from '../../shared/store/store.ts';
import { loadContactRoots, type LoadedSupport } from '../../shared/store/support.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { supportFor } from './act.ts';

type Demands = Pick<Handlers<typeof supportOperations>, 'listMatches' | 'listDemands'>;
type DemandRow = z.infer<(typeof supportOperations)['listDemands']['reply']>['rows'][number];

/** Demands are compared this many at a time: as many as one read brings. */
const COMPARED = 100;
/** The likeness is an aid: so many are shown also where little speaks for them. */
const ALWAYS_SHOWN = 5;
/** A list shows this much of a text. */
const SHOWN_TEXT = 600;
const ASKED = { view: 'open', kind: 'contact-request', contactKind: 'demand' } as const;

/** First message and sender of requests, in one read for each. */
const textsOf = async (store: Store, ids: readonly string[]): Promise<Record<string, { text: string; organisation: string; subject: string }>> => {
  const rows =
    ids.length === 0 ? [] : await getRows(store, [...ids.map((pk) => ({ pk, sk: SK.message(1) })), ...ids.map((pk) => ({ pk, sk: SK.part(1, 'sender') }))]);
  return Object.fromEntries(
    ids.map((id) => {
      const own = rows.filter((row) => row.pk === id);
      const sender = own.find((row) => row.type === 'part')?.content as { organisation?: string; subject?: string } | undefined;
      const text = (own.find((row) => row.type === 'message')?.text as string | undefined) ?? '';
      return [id, { text, organisation: sender?.organisation ?? '', subject: sender?.subject ?? '' }];
    }),
  );
};

const openDemands = ({ actor, at }: Known) => ({ sources: sourcesOf(ASKED, actor.id, at), keep: keepOf(ASKED), viewer: actor, now: at });

const idsOf = (found: ReturnType<typeof suggestedTags>) => ({
  capabilities: found.capabilities.map(({ id }) => id),
  assets: found.assets.map(({ id }) => id),
  sectors: found.sectors.map(({ id }) => id),
});

/** References of linked proposals that the viewer may know of. */
const proposalsOf = async (store: Store, demands: readonly ContactRequest[], viewer: Actor) => {
  const ids = demands.flatMap(({ links = [] }) => links.filter(({ kind }) => kind === 'matched-with').map(({ id }) => id));
  const roots = ids.length === 0 ? [] : await loadRoots(store, [...new Set(ids)]);
  const known = new Map(roots.filter((root) => root.kind === 'proposal' && !conflictOf(viewer, root)).map((root) => [root.id, root.reference]));
  return (demand: ContactRequest) =>
    (demand.links ?? []).flatMap(({ id, kind }) => (kind === 'matched-with' && known.has(id) ? [{ id, reference: known.get(id)! }] : []));
};

/** Rows of a list as demands, with what each asks for. */
const demandRows = async (call: Known, rows: readonly ListRow[]): Promise<DemandRow[]> => {
  const { store, actor } = call;
  const roots = (
    await loadContactRoots(
      store,
      rows.map(({ id }) => id),
    )
  ).filter(isOpenDemand);
  const [texts, linked, snapshot] = [
    await textsOf(
      store,
      roots.map(({ id }) => id),
    ),
    await proposalsOf(store, roots, actor),
    await snapshotOf(store),
  ];
  const nameOf = namesOf(snapshot);
  return rows.flatMap((row) => {
    const root = roots.find(({ id }) => id === row.id);
    if (!root) return [];
    const { text, organisation } = texts[root.id]!;
    const owner = root.owner && nameOf(root.owner);
    const { id, reference, title, language, tlp, stage, receivedAt } = root;
    return [
      {
        ...{ id, reference, title, language, tlp, stage, receivedAt, organisation },
        ...(owner ? { owner } : {}),
        text: [...text].slice(0, SHOWN_TEXT).join(''),
        tags: idsOf(suggestedTags({ title, text })),
        proposals: linked(root),
      },
    ];
  });
};

const offerOf = ({ root, parts }: LoadedSupport): Offer => {
  const maturity = (parts.maturity ?? {}) as Partial<Record<'capabilities' | 'assets' | 'sectors', readonly string[]>>;
  const [outline, substance] = [(parts.outline ?? {}) as { abstract?: string }, (parts.substance ?? {}) as { problem?: string; solution?: string }];
  return {
    title: root.title,
    text: [outline.abstract, substance.problem, substance.solution].filter((text) => text !== undefined).join('\n'),
    capabilities: maturity.capabilities ?? [],
    assets: maturity.assets ?? [],
    sectors: maturity.sectors ?? [],
  };
};

export const demandHandlers: Demands = {
  listDemands: async (call) => {
    const page = await listPage(call.store, await call.deps.keys(), {
      ...openDemands(call),
      view: 'demands',
      cursor: call.query.cursor,
      size: 25,
    });
    return { rows: await demandRows(call, page.rows), ...(page.cursor ? { cursor: page.cursor } : {}) };
  },

  listMatches: async (call) => {
    const loaded = await supportFor(call, 'all');
    const offer = offerOf(loaded);
    const page = await listPage(call.store, await call.deps.keys(), { ...openDemands(call), view: 'matches', size: COMPARED });
    const rows = (await demandRows(call, page.rows)).map((row) => {
      const { score, tags, words } = matchOf(offer, row);
      const why = { capabilities: [...tags.capabilities], assets: [...tags.assets], sectors: [...tags.sectors], words: [...words] };
      return { ...row, score, why, linked: row.proposals.some(({ id }) => id === loaded.root.id) };
    });
    const sorted = rows.sort((a, b) => b.score - a.score || (a.receivedAt < b.receivedAt ? -1 : 1));
    // What nothing speaks for is no suggestion.
    return { rows: sorted.filter(({ score, linked }, i) => linked || (score > 0 && (score >= FITS || i < ALWAYS_SHOWN))), more: page.cursor !== undefined };
  },
};
