import { community } from '../../shared/community.ts';
import type { exportOperations } from '../../shared/contract/export.ts';
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
import { loadProposal } from '../../shared/store/load.ts';
import type { Found } from '../../shared/store/received.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { type Answer, answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { type Asked, foundFor, PART } from './parts.ts';

type Exports = Omit<Handlers<typeof exportOperations>, 'readDossier' | 'readFigures' | 'listExportParts'>;
type ExportCall = Known<unknown, Asked & { format: 'csv' | 'json' }>;

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
    const page = await foundFor(call, PART);
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
  exportProposals: exported({ name: 'proposals', rows: (view, taken) => [proposalRow(view, taken)], table: proposalTable }),
  exportReviews: exported({ name: 'reviews', rows: reviewRows, table: reviewTable }),
  exportDecisions: exported({ name: 'decisions', rows: decisionRows, table: decisionTable }),
};
