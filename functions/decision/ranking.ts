import { community } from '../../shared/community.ts';
import type { rankingOperations } from '../../shared/contract/ranking.ts';
import type { RankedRow, RankingPage } from '../../shared/contract/ranking-shapes.ts';
import { groupsText, missingText } from '../../shared/domain/calibrate/words.ts';
import { SK } from '../../shared/domain/change.ts';
import { type Cell, csvOf } from '../../shared/domain/csv.ts';
import { type Quarter, quarterOf } from '../../shared/domain/promise.ts';
import { type Ranking, rankingOf, type Standing, visibleLines } from '../../shared/domain/ranking.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { isRubric, rubricOf } from '../../shared/domain/rubrics.ts';
import { STANDARD_VERSION } from '../../shared/domain/rules.ts';
import { shown } from '../../shared/domain/shown.ts';
import { exportRow } from '../../shared/domain/view/export.ts';
import { TLP_LABELS } from '../../shared/domain/vocabulary.ts';
import { rankingWords } from '../../shared/domain/words/ranking.ts';
import { callsOf } from '../../shared/store/calls.ts';
import { rosterKey } from '../../shared/store/people.ts';
import { positionOf, shownRoot } from '../../shared/store/lists.ts';
import { rootFrom } from '../../shared/store/roots.ts';
import { getRows } from '../../shared/store/store.ts';
import { sealCursor } from '../../shared/store/secrets.ts';
import { linesOf } from '../../shared/store/tallies.ts';
import { answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';

const PAGE = 50;
const ALL = 500;
/** Quarters of the open intake that can be looked at. */
const QUARTERS = 4;
const PANEL = /^(open\.\d{4}Q[1-4]|cal_[0-9a-hjkmnp-tv-z]{26})$/;

const earlier = (quarter: Quarter): Quarter => {
  const [year, n] = quarter.split('Q').map(Number) as [number, number];
  return n === 1 ? `${year - 1}Q4` : `${year}Q${n - 1}`;
};
const quartersAt = (at: string): string[] => {
  const all: Quarter[] = [quarterOf(at, community)];
  while (all.length < QUARTERS) all.push(earlier(all.at(-1)!));
  return all.map((quarter) => `open.${quarter}`);
};

/** The ranking of a call as this viewer may know of it: what somebody is involved in moves nothing in it. */
const rankingFor = async (call: Known, panel: string): Promise<{ rubric: string; ranking: Ranking }> => {
  const lines = visibleLines(await linesOf(call.store, panel), call.actor);
  const rubric = lines.map((line) => line.rubric).find(isRubric) ?? STANDARD_VERSION;
  return { rubric, ranking: rankingOf(rubricOf(rubric), lines) };
};

const whyOf = ({ missing, groups, basis }: Ranking, language: 'nl' | 'en'): string[] => {
  const apart = basis === 'raw' ? null : groupsText(groups, language);
  return [...missing.map((one) => missingText(one, language)), ...(apart ? [apart] : [])];
};

const given = ({ reviewer, marks, vote }: Standing['judged'][number], nameOf: (person: string) => string | undefined): RankedRow['judged'][number] => ({
  name: nameOf(reviewer) ?? '',
  marks: Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, mark ?? null])),
  vote,
});

/** The rows of these standings with the names of who judged, by one request per hundred; what this viewer may not see, or is gone, is left out. */
const rowsOf = async (call: Known, standings: readonly Standing[]): Promise<RankedRow[]> => {
  const reviewers = new Set(standings.flatMap(({ judged }) => judged.map(({ reviewer }) => reviewer)));
  const read = await getRows(call.store, [...standings.map(({ proposal }) => ({ pk: proposal, sk: SK.root })), ...[...reviewers].map(rosterKey)]);
  const names = new Map(read.flatMap((row) => (row.type === 'roster' ? [[row.sk as string, row.name as string]] : [])));
  const nameOf = (person: string) => names.get(person);
  const roots = read.filter((row) => row.type !== 'roster').map(rootFrom);
  const shown = new Map(roots.flatMap((root) => (root.kind === 'proposal' ? [[root.id, { root, row: shownRoot(root, call.actor, call.at) }] as const] : [])));
  return standings.flatMap(({ proposal, votes, flags, judged, ...standing }) => {
    const { root, row } = shown.get(proposal) ?? {};
    if (!root || !row) return [];
    const { id, reference, title, tlp, language, due, late } = row;
    return [
      {
        id,
        reference,
        title,
        tlp,
        language,
        stage: root.stage,
        ...(due ? { due } : {}),
        late,
        ...standing,
        votes: { ...votes },
        judged: judged.map((one) => given(one, nameOf)),
        flags: [...flags],
      },
    ];
  });
};

/** A title leaves with whom its label lets take it out, as from every list. */
const cellsOf = (row: RankedRow, call: Known): Cell[] => {
  const { title, stamp } = exportRow({ ...row, kind: 'proposal', flags: [] }, call.actor, { name: call.person.name, now: call.at, ownerName: '' });
  const { calibrated, votes } = row;
  const number = (value: number | null | undefined): Cell => (value === null || value === undefined ? undefined : shown(value, 2));
  return [
    number(row.place),
    row.reference,
    title,
    TLP_LABELS[row.tlp],
    row.stage,
    row.reviews,
    row.open,
    number(row.score),
    number(row.low),
    number(row.high),
    votes.yes,
    votes.no,
    votes.pitch,
    row.flags.join(' '),
    row.suggestion ?? '',
    number(calibrated?.score),
    number(calibrated?.low),
    number(calibrated?.high),
    number(calibrated?.above),
    calibrated?.band ?? '',
    stamp ?? '',
    row.id,
  ];
};

export const rankingHandlers: Pick<Handlers<typeof rankingOperations>, 'readRanking'> = {
  readRanking: async (call) => {
    const { format, cursor, call: asked } = call.query;
    const quarters = quartersAt(call.at);
    const panel = asked ?? quarters[0]!;
    if (!PANEL.test(panel)) throw new Refusal('request.invalid', { fields: [{ path: 'call', code: 'call.unknown', message: '' }] });
    const keys = await call.deps.keys();
    const bound = `${call.actor.id} ranking ${panel} ${format}`;
    const from = Number(positionOf(keys, bound, cursor) ?? 0);
    const [{ rubric, ranking }, calls] = await Promise.all([rankingFor(call, panel), callsOf(call.store)]);
    refuseUnless(panel.startsWith('open.') || calls.some(({ id }) => id === panel), 'item.not-found');
    const size = format === 'csv' ? ALL : PAGE;
    const rows = await rowsOf(call, ranking.standings.slice(from, from + size));
    const next = from + size < ranking.standings.length ? sealCursor(keys, bound, String(from + size)) : undefined;
    const page: RankingPage = {
      call: panel,
      calls: [...quarters.map((id) => ({ id })), ...calls.filter(({ stage }) => stage !== 'draft').map(({ id, title }) => ({ id, title }))],
      rubric,
      formula: ranking.formula,
      basis: ranking.basis,
      why: whyOf(ranking, call.language),
      line: ranking.line,
      total: ranking.standings.length,
      rows,
      ...(next ? { cursor: next } : {}),
    };
    if (format === 'json') return page;
    const link = next ? { link: `</api/decide?${new URLSearchParams({ call: panel, format, cursor: next })}>; rel="next"` } : {};
    const write = (reply: RankingPage) =>
      csvOf(
        rankingWords[call.language].columns,
        reply.rows.map((row) => cellsOf(row, call)),
      );
    return answer(page, { ...link, file: { name: `sluis-${panel}.csv`, type: 'text/csv; charset=utf-8', write } });
  },
};
