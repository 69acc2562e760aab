import type { exportOperations, FiguresReply } from '../../shared/contract/export.ts';
import { OPEN_INTAKE } from '../../shared/domain/call.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { type Cell, csvOf } from '../../shared/domain/csv.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type Figures, figuresOf, NO_FIGURES } from '../../shared/domain/view/figures.ts';
import type { Said } from '../../shared/domain/view/export-tables.ts';
import { type FigureWords, figureColumns } from '../../shared/domain/words/figures.ts';
import { callsOf } from '../../shared/store/calls.ts';
import { figuresIn } from '../../shared/store/figures.ts';
import { unknownTo } from '../../shared/store/hidden.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { answer } from '../http/reply.ts';
import type { Handlers, Known } from '../http/serve.ts';
import { saidIn } from './said.ts';

type ReadFigures = Pick<Handlers<typeof exportOperations>, 'readFigures'>;
type Asked = { call: string; year?: string | undefined };

/** So many years of the open intake are offered. */
const YEARS = 3;

/** Figures of what this person may know of; nothing while that is not worked out. */
const knownFigures = async (call: Known, { call: of, year }: { call: string; year: string }): Promise<Figures> => {
  const [rows, isGone, nameOf] = await Promise.all([figuresIn(call.store, of, year), unknownTo(call.store, call.actor), snapshotOf(call.store).then(namesOf)]);
  if (!isGone) return NO_FIGURES;
  // What somebody has just declared holds at once, whoever has heard of it.
  const isDeclared = (item: string) => conflictOf(call.actor, { id: item, organisations: [], parties: [] }) !== undefined;
  return figuresOf(
    rows.filter(({ item }) => !isGone(item) && !isDeclared(item)),
    nameOf,
  );
};

type Line = readonly [what: string, of: string, measure: string, value: Cell];

/** Measures that there are, as lines of a file. */
const measured = (what: string, of: string, measures: Readonly<Record<string, number | undefined>>, words: FigureWords): Line[] =>
  Object.entries(measures).flatMap(([name, value]): Line[] => (value === undefined ? [] : [[what, of, words[name as 'n'], value]]));

const linesOf = (figures: Figures, words: FigureWords, said: Said): Line[] => {
  const { received, decided, accepted, answering, judging, agreement } = figures;
  const grouped = (what: string, groups: Figures['sectors'], inWords: (id: string) => string) =>
    groups.flatMap(({ id, ...numbers }) => measured(what, inWords(id), numbers, words));
  return [
    ...measured(words.all, '', { received, decided, accepted }, words),
    ...figures.stages.flatMap(({ stage, ...times }) => measured(words.stage, said.stage(stage), times, words)),
    ...figures.outcomes.map(({ outcome, n }): Line => [words.outcome, said.outcome(outcome), words.n, n]),
    ...grouped(words.sector, figures.sectors, said.sectors),
    ...grouped(words.type, figures.types, said.orgTypes),
    ...grouped(words.helix, figures.helix, said.helix),
    ...figures.reviewers.flatMap(({ person: _, name, ...load }) => measured(words.reviewer, name, load, words)),
    ...measured(words.answering, '', answering, words),
    ...measured(words.judging, '', judging, words),
    ...figures.reviews.map(({ reviews, proposals }): Line => [words.reviews, String(reviews), words.n, proposals]),
    ...measured(words.agreement, '', { n: agreement.proposals, spread: agreement.spread, alike: agreement.alike }, words),
  ];
};

export const figureHandlers: ReadFigures = {
  readFigures: async (call) => {
    const { call: of, year: wanted }: Asked = call.query;
    const published = (await callsOf(call.store)).filter(({ stage }) => stage !== 'draft');
    if (of !== OPEN_INTAKE && !published.some(({ id }) => id === of)) throw new Refusal('item.not-found');
    const now = Number(call.at.slice(0, 4));
    const year = wanted ?? String(now);
    const figures = await knownFigures(call, { call: of, year });
    const reply: FiguresReply = {
      call: of,
      ...(of === OPEN_INTAKE ? { year } : {}),
      figures,
      calls: published.map(({ id, title }) => ({ id, title })),
      years: Array.from({ length: YEARS }, (_, i) => String(now - i)),
    };
    if (call.query.format === 'json') return reply;
    const words = figureColumns(call.language);
    return answer(reply, {
      file: {
        name: `sluis-figures-${of === OPEN_INTAKE ? year : of}.csv`,
        type: 'text/csv; charset=utf-8',
        write: (told: FiguresReply) => csvOf(words.columns, linesOf(told.figures, words, saidIn(call.language))),
      },
    });
  },
};
