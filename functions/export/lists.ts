import { community } from '../../shared/community.ts';
import type { exportOperations } from '../../shared/contract/export.ts';
import { OPEN_INTAKE } from '../../shared/domain/call.ts';
import { DAY, instantOf, later } from '../../shared/domain/clock.ts';
import { csvOf } from '../../shared/domain/csv.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type DeskProposal, deskView } from '../../shared/domain/view/desk.ts';
import {
  decisionRows,
  decisionTable,
  proposalRow,
  proposalTable,
  reviewRows,
  reviewTable,
  type Table,
  type Taken,
} from '../../shared/domain/view/export-rows.ts';
import { type ExportWords, exportWords } from '../../shared/domain/words/export.ts';
import { callsOf } from '../../shared/store/calls.ts';
import { positionOf } from '../../shared/store/lists.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { type Found, receivedPage } from '../../shared/store/received.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { type Answer, answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Exports = Omit<Handlers<typeof exportOperations>, 'readDossier'>;
type Asked = { call?: string | undefined; from?: string | undefined; to?: string | undefined; cursor?: string | undefined };
type ExportCall = Known<unknown, Asked & { format: 'csv' | 'json' }>;

/** A part holds this many proposals: with all their reviews at full length it stays below the 6 MB and the seconds that a function has. */
const PART = 25;
/** One look at what there is finds at most this many parts; it goes on with a cursor. */
const PARTS_AT_ONCE = 20;

/** The first instant of a day, by the local calendar. */
const startOf = (day: string): string => new Date(instantOf(Date.parse(`${day}T00:00:00.000Z`), community.timeZone)).toISOString();

const callsFor = async (call: Known, { call: one }: Asked): Promise<readonly string[]> =>
  one ? [one] : [OPEN_INTAKE, ...(await callsOf(call.store)).map(({ id }) => id)];

/** Cursors fit the question that they were given for, whatever of a proposal is asked for. */
const boundOf = (call: Known, { call: one = 'all', from = '', to = '' }: Asked): string => `${call.actor.id} export ${one} ${from} ${to}`;

const found = async (call: Known<unknown, Asked>, want: number) => {
  const asked = call.query;
  const keys = await call.deps.keys();
  const bound = boundOf(call, asked);
  const page = await receivedPage(call.store, {
    calls: await callsFor(call, asked),
    ...(asked.from ? { from: startOf(asked.from) } : {}),
    ...(asked.to ? { upTo: startOf(later(`${asked.to}T12:00:00.000Z`, DAY).slice(0, 10)) } : {}),
    after: positionOf(keys, bound, asked.cursor),
    want,
    viewer: call.actor,
  });
  return { ...page, seal: (sort: string) => sealCursor(keys, bound, sort) };
};

/** A proposal as its reader sees it now, if it still may be seen: somebody may have become involved while the part was read. */
const viewOf = async (call: Known, { root }: Found, nameOf: (id: string) => string | undefined): Promise<[DeskProposal, Taken][]> => {
  const loaded = await loadProposal(call.store, root.id, 'all');
  if (!loaded) return [];
  try {
    const view = deskView(loaded, call.actor, call.at, community, nameOf);
    return [[view, { call: loaded.root.call, announcedAt: loaded.root.announcedAt, name: call.person.name, now: call.at }]];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

type Kind<Row> = {
  readonly name: string;
  readonly rows: (view: DeskProposal, taken: Taken) => Row[];
  readonly table: (rows: readonly Row[], words: ExportWords) => Table;
};

const exported =
  <Row>({ name, rows, table }: Kind<Row>) =>
  async (call: ExportCall): Promise<Answer<{ rows: Row[]; cursor?: string }>> => {
    const { format, ...asked } = call.query;
    const page = await found(call, PART);
    const nameOf = namesOf(await snapshotOf(call.store));
    const views = (await Promise.all(page.found.map((each) => viewOf(call, each, nameOf)))).flat();
    const cursor = page.next === undefined ? undefined : page.seal(page.next);
    const next = new URLSearchParams({ format });
    for (const [key, value] of Object.entries({ ...asked, cursor })) if (value !== undefined) next.set(key, value);
    const words = exportWords(call.language);
    return answer(
      { rows: views.flatMap(([view, taken]) => rows(view, taken)), ...(cursor ? { cursor } : {}) },
      {
        ...(cursor ? { link: `</api/desk/exports/${name}?${next}>; rel="next"` } : {}),
        ...(format === 'csv'
          ? {
              file: {
                name: `sluis-${name}-${call.at.slice(0, 10)}.csv`,
                type: 'text/csv; charset=utf-8',
                write: (reply: { rows: readonly Row[] }) => {
                  const { columns, rows: cells } = table(reply.rows, words);
                  return csvOf(columns, cells);
                },
              },
            }
          : {}),
      },
    );
  };

export const exportListHandlers: Exports = {
  listExportParts: async (call) => {
    const { found: all, next, seal } = await found(call, PART * PARTS_AT_ONCE);
    const parts = Array.from({ length: Math.ceil(all.length / PART) }, (_, i) => {
      const before = all[i * PART - 1];
      const part = all.slice(i * PART, (i + 1) * PART);
      const cursor = before ? seal(before.sort) : call.query.cursor;
      return {
        proposals: part.length,
        from: part[0]!.root.receivedAt ?? '',
        to: part.at(-1)!.root.receivedAt ?? '',
        ...(cursor ? { cursor } : {}),
      };
    });
    return { parts, ...(next ? { cursor: seal(next) } : {}) };
  },
  exportProposals: exported({ name: 'proposals', rows: (view, taken) => [proposalRow(view, taken)], table: proposalTable }),
  exportReviews: exported({ name: 'reviews', rows: reviewRows, table: reviewTable }),
  exportDecisions: exported({ name: 'decisions', rows: decisionRows, table: decisionTable }),
};
