import { community } from '../../shared/community.ts';
import type { exportOperations } from '../../shared/contract/export.ts';
import { csvOf } from '../../shared/domain/csv.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { undoneIn } from '../../shared/domain/undo.ts';
import { type DeskProposal, deskView } from '../../shared/domain/view/desk.ts';
import { type Behind, decisionRows, proposalRow, reviewRows, type Taken } from '../../shared/domain/view/export-rows.ts';
import { decisionTable, proposalTable, reviewTable, type Table, type TableWords } from '../../shared/domain/view/export-tables.ts';
import { callsOf } from '../../shared/store/calls.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import type { Found } from '../../shared/store/received.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { type Answer, answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { type Asked, foundFor, PART } from './parts.ts';
import { tableWords } from './said.ts';

type Exports = Omit<Handlers<typeof exportOperations>, 'readDossier' | 'readFigures' | 'listExportParts'>;
type ExportCall = Known<unknown, Asked & { format: 'csv' | 'json' }>;

type NameOf = (id: string) => string | undefined;
type Counted = { readonly score?: unknown; readonly reviews?: unknown };

/** Who stands behind each decision, as the log says, and what it was worked out with, as it was kept with it. */
const behindOf = async (call: Known, { root, decisions }: LoadedProposal, nameOf: NameOf): Promise<(n: number) => Behind> => {
  const facts = decisions.length > 0 ? await factsOf(call.store, root.id) : [];
  const undone = undoneIn(facts);
  const standing = facts.filter(({ id }) => !undone.has(id));
  const named = (id: string) => nameOf(id) ?? '';
  return (n) => {
    const { formula = '', tally } = decisions.find((decision) => decision.n === n) ?? {};
    const { score, reviews } = (tally ?? {}) as Counted;
    const of = (...types: string[]) => standing.filter(({ type, data }) => types.includes(type) && data.decision === n);
    const released = of('ProposalAnnounced', 'ProposalScreenedOut').at(-1);
    return {
      approvals: of('DecisionApproved').map(({ by }) => named(by)),
      ...(released ? { announcedAt: released.at, announcedBy: named(released.by) } : {}),
      ...(typeof score === 'number' ? { score } : {}),
      ...(typeof reviews === 'number' ? { reviews } : {}),
      formula,
    };
  };
};

/** A proposal as its reader sees it now, if it still may be seen: somebody may have become involved while the part was read. */
const viewOf = async (call: Known, { root }: Found, nameOf: NameOf, isBacked: boolean): Promise<[DeskProposal, Taken][]> => {
  const loaded = await loadProposal(call.store, root.id, 'all');
  if (!loaded) return [];
  try {
    const view = deskView(loaded, call.actor, call.at, community, nameOf);
    const behind = isBacked ? await behindOf(call, loaded, nameOf) : undefined;
    return [[view, { call: loaded.root.call, announcedAt: loaded.root.announcedAt, behind, name: call.person.name, now: call.at }]];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
};

type Kind<Row> = {
  readonly name: string;
  readonly rows: (view: DeskProposal, taken: Taken) => Row[];
  readonly table: (rows: readonly Row[], words: TableWords) => Table;
  /** Its rows tell who stands behind a decision. */
  readonly isBacked?: boolean;
};

const exported =
  <Row>({ name, rows, table, isBacked = false }: Kind<Row>) =>
  async (call: ExportCall): Promise<Answer<{ rows: Row[]; cursor?: string }>> => {
    const { format, ...asked } = call.query;
    const [page, calls] = await Promise.all([foundFor(call, PART), format === 'csv' ? callsOf(call.store) : []]);
    const nameOf = namesOf(await snapshotOf(call.store));
    const views = (await Promise.all(page.found.map((each) => viewOf(call, each, nameOf, isBacked)))).flat();
    const cursor = page.next === undefined ? undefined : page.seal(page.next);
    const next = new URLSearchParams({ format });
    for (const [key, value] of Object.entries({ ...asked, cursor })) if (value !== undefined) next.set(key, value);
    const words = tableWords(call.language, new Map(calls.map(({ id, title }) => [id, title])));
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
  exportDecisions: exported({ name: 'decisions', rows: decisionRows, table: decisionTable, isBacked: true }),
};
