import type { AssignWords } from '../assign/said.ts';

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const papers = (count: number): string => of(count, 'paper', 'papers');
const places = (count: number): string => of(count, 'place', 'places');
const reviews = (count: number): string => of(count, 'review', 'reviews');
const ask = (count: number): string => (count === 1 ? 'asks' : 'ask');
const short = (count: number): string => `${places(count)} ${count === 1 ? 'is' : 'are'} missing.`;
const besides = (others: number): string => (others > 0 ? `, and ${of(others, 'reviewer', 'reviewers')} of elsewhere can each give one` : '');

export const en: AssignWords = {
  sector: { public: 'public bodies', private: 'companies', knowledge: 'knowledge institutes' },
  list: new Intl.ListFormat('en'),
  clash: {
    capacity: ({ asked, count, capacity, others, missing }) =>
      `${papers(count.papers)} ${ask(count.papers)} for ${places(asked)}; ${of(count.reviewers, 'reviewer', 'reviewers')} who can review them have ${capacity}${besides(others)}. ${short(missing)}`,
    sector: ({ sector, asked, count, capacity, others, missing }) =>
      `Too few places for reviewers from ${sector}: ${papers(count.papers)} ${count.papers === 1 ? 'needs' : 'need'} ${asked}; ${of(count.reviewers, 'reviewer has', 'reviewers have')} ${capacity}${besides(others)}. ${short(missing)}`,
    senior: ({ asked, count, capacity, others, missing }) =>
      `Too few places for senior reviewers: ${papers(count.papers)} ${count.papers === 1 ? 'needs' : 'need'} ${asked}; ${of(count.reviewers, 'senior has', 'seniors have')} ${capacity}${besides(others)}. ${short(missing)}`,
    institution: ({ institutions, asked, count, capacity, others, missing }) =>
      `One reviewer per institution is too strict here: ${papers(count.papers)} ${ask(count.papers)} for ${places(asked)}, and of ${institutions} no second reviewer may come; ${capacity + others} can be had. ${short(missing)}`,
    conflicts: ({ paper, asked, count, others, missing }) =>
      `${count.papers === 1 ? `Paper ${paper} asks` : `${papers(count.papers)} ask`} for ${places(asked)}, and without conflicts ${others === 0 ? 'no pair is' : `only ${of(others, 'pair is', 'pairs are')}`} possible. ${short(missing)}`,
    together: ({ count, missing }) =>
      `Each rule alone can be kept, but not all together: at ${papers(count.papers)} ${of(missing, 'place or seat stays', 'places or seats stay')} empty.`,
    minimum: ({ sector, asked, count, capacity, missing }) =>
      `${of(count.reviewers, 'reviewer', 'reviewers')}${sector ? ` from ${sector}` : ''} must do at least ${reviews(capacity)} by their minimum loads, but the ${papers(count.papers)} open to them have ${places(asked)}. ${of(missing, 'review', 'reviews')} too many.`,
    'load.order': ({ reviewer, missing }) => `The minimum load of reviewer ${reviewer} is ${missing} above the maximum.`,
    'pin.conflict': ({ paper, reviewer }) => `Reviewer ${reviewer} is pinned to paper ${paper} but has a conflict with it.`,
    'pin.forbidden': ({ paper, reviewer }) => `Reviewer ${reviewer} is both pinned to paper ${paper} and forbidden there.`,
    'pin.demand': ({ paper, missing }) => `Paper ${paper} has ${of(missing, 'pinned reviewer', 'pinned reviewers')} more than it asks for.`,
    'pin.load': ({ reviewer, missing }) => `Reviewer ${reviewer} is pinned to ${papers(missing)} more than the maximum load allows.`,
    'pin.institution': ({ paper, reviewer }) => `Reviewer ${reviewer} is pinned to paper ${paper} beside another of the same institution.`,
    'pin.sector': ({ paper, missing }) => `The pinned reviewers of paper ${paper} leave ${places(missing)} too few for the sectors that are still missing.`,
    'pin.senior': ({ paper }) => `The pinned reviewers of paper ${paper} leave no place for a senior one.`,
  },
  shortage: ({ paper, sector }) => `Paper ${paper} has nobody from ${sector}.`,
};
