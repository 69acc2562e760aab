import type { AssignWords } from '../assign/said.ts';

const of = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const papers = (count: number): string => of(count, 'voorstel', 'voorstellen');
const places = (count: number): string => of(count, 'plaats', 'plaatsen');
const ask = (count: number): string => (count === 1 ? 'vraagt' : 'vragen');
const short = (count: number): string => `Er ${count === 1 ? 'ontbreekt' : 'ontbreken'} ${places(count)}.`;
const besides = (others: number): string => (others > 0 ? `, en ${of(others, 'ander kan', 'anderen kunnen')} er elk nog één bij doen` : '');

export const nl: AssignWords = {
  sector: { public: 'overheden', private: 'bedrijven', knowledge: 'kennisinstellingen' },
  list: new Intl.ListFormat('nl'),
  clash: {
    capacity: ({ asked, count, capacity, others, missing }) =>
      `${papers(count.papers)} ${ask(count.papers)} ${places(asked)}; de ${of(count.reviewers, 'beoordelaar die ervoor in aanmerking komt, heeft', 'beoordelaars die ervoor in aanmerking komen, hebben')} er samen ${capacity}${besides(others)}. ${short(missing)}`,
    sector: ({ sector, asked, count, capacity, others, missing }) =>
      `Te weinig plaatsen bij beoordelaars van ${sector}: voor ${papers(count.papers)} ${asked === 1 ? 'is er' : 'zijn er'} ${asked} nodig; ${of(count.reviewers, 'beoordelaar heeft', 'beoordelaars hebben')} er ${capacity}${besides(others)}. ${short(missing)}`,
    senior: ({ asked, count, capacity, others, missing }) =>
      `Te weinig plaatsen bij ervaren beoordelaars: voor ${papers(count.papers)} ${asked === 1 ? 'is er' : 'zijn er'} ${asked} nodig; ${of(count.reviewers, 'ervaren beoordelaar heeft', 'ervaren beoordelaars hebben')} er ${capacity}${besides(others)}. ${short(missing)}`,
    institution: ({ institutions, asked, count, capacity, others, missing }) =>
      `Eén beoordelaar per organisatie is hier te streng: ${papers(count.papers)} ${ask(count.papers)} ${places(asked)}, en van ${institutions} mag geen tweede meedoen; er zijn er ${capacity + others} te vinden. ${short(missing)}`,
    conflicts: ({ paper, asked, count, others, missing }) =>
      `${count.papers === 1 ? `Voorstel ${paper} vraagt` : `${papers(count.papers)} vragen`} ${places(asked)}, en zonder belangenconflict ${others === 0 ? 'is er geen combinatie' : others === 1 ? 'is er maar 1 combinatie' : `zijn er maar ${others} combinaties`} mogelijk. ${short(missing)}`,
    together: ({ count, missing }) =>
      `Elke regel is op zichzelf haalbaar, alle samen niet: bij ${papers(count.papers)} ${missing === 1 ? 'blijft 1 plaats' : `blijven ${missing} plaatsen`} leeg.`,
    minimum: ({ sector, asked, count, capacity, missing }) =>
      `${of(count.reviewers, 'beoordelaar', 'beoordelaars')}${sector ? ` van ${sector}` : ''} ${count.reviewers === 1 ? 'moet' : 'moeten samen'} minstens ${of(capacity, 'beoordeling', 'beoordelingen')} doen, maar de ${papers(count.papers)} waar dat kan, ${count.papers === 1 ? 'heeft' : 'hebben'} ${places(asked)}. Dat zijn er ${missing} te veel.`,
    'load.order': ({ reviewer, missing }) => `Beoordelaar ${reviewer} moet er minstens ${missing} meer doen dan er hoogstens mogen.`,
    'pin.conflict': ({ paper, reviewer }) => `Beoordelaar ${reviewer} staat vast bij voorstel ${paper}, maar heeft daar een belangenconflict.`,
    'pin.forbidden': ({ paper, reviewer }) => `Beoordelaar ${reviewer} staat vast bij voorstel ${paper} en is er ook van uitgesloten.`,
    'pin.demand': ({ paper, missing }) =>
      `Bij voorstel ${paper} ${missing === 1 ? 'staat 1 beoordelaar' : `staan ${missing} beoordelaars`} meer vast dan gevraagd.`,
    'pin.load': ({ reviewer, missing }) => `Beoordelaar ${reviewer} staat bij ${papers(missing)} meer vast dan er hoogstens mogen.`,
    'pin.institution': ({ paper, reviewer }) => `Beoordelaar ${reviewer} staat vast bij voorstel ${paper}, naast een ander van dezelfde organisatie.`,
    'pin.sector': ({ paper, missing }) => `Wie bij voorstel ${paper} vaststaat, laat ${places(missing)} te weinig over voor de sectoren die nog ontbreken.`,
    'pin.senior': ({ paper }) => `Wie bij voorstel ${paper} vaststaat, laat geen plaats over voor een ervaren beoordelaar.`,
  },
  shortage: ({ paper, sector }) => `Bij voorstel ${paper} zit niemand van ${sector}.`,
};
