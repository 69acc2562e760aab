import type { Response } from '../../infra/local/direct.ts';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import { VIEWS } from '../../shared/domain/view/list.ts';
import { CALLERS, MATRIX } from '../api/matrix.ts';
import type { Line, Thing } from '../api/read-matrix.ts';
import { session } from './people.ts';
import { type Reading, STANDS, shownIn, type Stand } from './read-stages.ts';

const all = Object.keys(contract) as OperationId[];
const routeOf = (operation: OperationId): string => contract[operation].route;
/** Every door that leads to one proposal: what a new one shows is looked at from the day on which it is there. */
const ITEM_DOORS = all.filter((operation) => /^GET .*\{(proposal|item)\}/.test(routeOf(operation)));
const isPage = (operation: OperationId): boolean => 'face' in contract[operation];
/** Pages show what their operations give, and cost more: these stands are those in which each side's pages could tell too much. */
const PAGE_STANDS: Readonly<Record<'applicant' | 'reviewer' | 'liaison', readonly Stand[]>> = {
  applicant: ['draft', 'decided', 'accepted'],
  reviewer: ['review', 'decided'],
  liaison: ['decided'],
};
/** What lies around a proposal, which is the same wherever it stands, is asked for here alone. */
const AROUND: readonly OperationId[] = ['readSender', 'listSimilar', 'listMatches', 'readEarlier', 'readEarlierReviewed', 'listSuspects', 'listTasks'];
const AROUND_STANDS: readonly Stand[] = ['draft', 'submitted', 'review', 'decided', 'merged'];
const isAskedIn = (operation: OperationId, stand: Stand): boolean => {
  const who: readonly string[] = contract[operation].who;
  if (AROUND.includes(operation)) return AROUND_STANDS.includes(stand);
  return !isPage(operation) || Object.entries(PAGE_STANDS).some(([role, stands]) => who.includes(role) && stands.includes(stand));
};

const STAGES = ['submitted', 'screening', 'info-requested', 'in-review', 'deliberation', 'decided', 'announced'];
const ENDS = ['in-support', 'completed', 'closed', 'withdrawn', 'expired', 'merged'];
const inStages = (path: string): string[] => [...STAGES, ...ENDS].map((stage) => `${path}?view=stage&kind=proposal&stage=${stage}`);
const inViews = (path: string): string[] => VIEWS.filter((view) => view !== 'stage').map((view) => `${path}?view=${view}`);
const QUEUE = '/api/desk/queue';

/** Doors to many proposals at once, with what they are asked for. */
const LIST_DOORS: Partial<Record<OperationId, readonly string[]>> = {
  whoAmI: [],
  listOwnItems: [],
  minePage: [],
  settingsPage: [],
  reviewQueue: [],
  reviewQueuePage: [],
  readPlaces: [],
  readAssigned: [],
  readCalendar: [],
  readProfile: [],
  readRanking: [],
  decideListPage: [],
  listHeld: [],
  announcePage: [],
  deskQueue: [...inStages(QUEUE), ...inViews(QUEUE)],
  exportList: inStages('/api/desk/export').map((path) => `${path}&format=json`),
  searchDesk: ['luisteraar', 'lekdetect', 'zqtitle'].map((q) => `/api/desk/search?q=${q}`),
  inboxPage: ['/nl/desk', '/nl/desk?q=luisteraar'],
  handOverPage: [],
  countQueue: [],
  countViews: [],
  readOverview: [],
  overviewPage: [],
  listDemands: [],
  demandsPage: [],
  listExportParts: [],
  exportProposals: ['/api/desk/exports/proposals?format=json'],
  exportReviews: ['/api/desk/exports/reviews?format=json'],
  exportDecisions: ['/api/desk/exports/decisions?format=json'],
  readFigures: [],
  figuresPage: [],
};
/** Doors that lead to no proposal, or to what somebody is told of oneself, which is looked at by itself. */
const ASIDE: readonly OperationId[] = [
  ...(['listOpenCalls', 'health', 'home', 'linkPage', 'openedPage', 'getLinkPage', 'staffSignIn', 'staffCallback', 'homePage'] as const),
  ...(['accessibilityPage', 'privacyPage', 'contactPage', 'contactItemPage', 'requestPage', 'startPage', 'callTermsPage'] as const),
  ...(['readContactStatus', 'readOwnContact', 'openApiDocument', 'readSettings', 'readFeed', 'listColleagues', 'readTask', 'taskPage'] as const),
  ...(['templatesPage', 'readDeskContact', 'listReplyTemplates', 'readIntroductions', 'introductionsPage', 'listUndelivered'] as const),
  ...(['searchPeople', 'readPerson', 'listPeople', 'peoplePage', 'personPage', 'profilePage'] as const),
  ...(['searchOrganisations', 'readOrganisation', 'organisationsPage', 'organisationPage'] as const),
  ...(['listCalls', 'readAdminCall', 'listReceived', 'callsPage', 'callPage', 'readCallPanels', 'callPanelsPage', 'callFiguresPage', 'readRows'] as const),
  ...(['readOwnData', 'ownDataPage', 'ownDataFile', 'readPersonData'] as const),
];
/** Doors that nobody has placed here yet. */
export const unplaced = (): string[] => {
  const placed = new Set<string>([...ITEM_DOORS, ...Object.keys(LIST_DOORS), ...ASIDE]);
  return all.filter((operation) => routeOf(operation).startsWith('GET ') && !placed.has(operation));
};

const CELLS = new Map(MATRIX.map(({ operation, cells }) => [operation, cells.trim().split(/\s+/)]));
/** By the role matrix somebody of this kind gets nowhere through this door, whatever it leads to; two doors open by what the item is. */
const isShut = (operation: OperationId, { as }: Line): boolean => {
  const cell = CELLS.get(operation)?.[CALLERS.indexOf(as)];
  return cell === '401' || (cell === '403' && as !== 'item' && as !== 'link');
};

export type Sight = { readonly thing: Thing; readonly stand: Stand };

const SCORE = /"score":\d/;
const OUTCOME = /"outcome":"[a-z]/;
/** Doors at which anybody of the roster can stand, asked or not. */
const CHOICES: readonly OperationId[] = ['readPanel', 'panelPage', 'listReviewerChoices'];
const BY_DOOR: Partial<Record<OperationId, Thing>> = {
  readPanel: 'panel',
  panelPage: 'panel',
  readTimeline: 'facts',
  verifyRecord: 'facts',
  readDossier: 'facts',
  readStatus: 'status',
  openFile: 'file',
};
const BY_LIST: Partial<Record<OperationId, Thing>> = {
  listOwnItems: 'mine',
  minePage: 'mine',
  reviewQueue: 'queue',
  reviewQueuePage: 'queue',
  readAssigned: 'queue',
  readCalendar: 'queue',
  listHeld: 'held',
  announcePage: 'held',
  deskQueue: 'row',
  inboxPage: 'row',
  overviewPage: 'row',
  handOverPage: 'row',
  searchDesk: 'hit',
  exportList: 'export',
  exportProposals: 'export',
  exportReviews: 'export',
  exportDecisions: 'export',
};

/** What everybody is asked for, and what of it each of them saw. */
export const doorsOf = async ({ world, people, found, cookies }: Reading) => {
  const referenced = new Map<string, Stand>(STANDS.map((stand) => [found.get(stand)!.reference, stand]));
  const files = new Map<Stand, string>();
  for (const stand of STANDS) {
    const path = `/api/proposals/${found.get(stand)!.id}/files`;
    files.set(stand, (await world.request({ method: 'GET', path, cookie: cookies.own })).body.files[0].id);
  }
  const tied = new Map<string, string>();
  for (const stand of STANDS) {
    const { id, applicant } = found.get(stand)!;
    tied.set(`item ${stand}`, await session(world, applicant, { door: 'item', item: id }));
    tied.set(`link ${stand}`, await session(world, people.jan.id, { door: 'invitation', item: id }));
  }
  const cookieFor = (reader: string, stand: Stand): string | undefined => tied.get(`${reader} ${stand}`) ?? cookies[reader];
  let asked = 0;
  const get = (path: string, cookie: string | undefined): Promise<Response> => {
    asked += 1;
    return world.request({ method: 'GET', path, cookie });
  };

  /** Every word of a reply that belongs to one place, whatever its status is; a title in an export has been taken out of the house. */
  const wordsIn = (operation: OperationId, { text, headers }: Response): Sight[] =>
    shownIn(`${text} ${JSON.stringify(headers)}`).flatMap(({ what, stand }): Sight[] => {
      const isTaken = what === 'title' && BY_LIST[operation] === 'export';
      return [{ thing: what, stand }, ...(isTaken ? [{ thing: 'taken', stand } as const] : [])];
    });
  const referencesIn = ({ text }: Response): Stand[] => [...text.matchAll(/OT-\d\d-[0-9A-Z]{5}-[0-9A-Z*~$=]/g)].flatMap(([name]) => referenced.get(name) ?? []);

  const sightsOfItem = (operation: OperationId, stand: Stand, reply: Response): Sight[] => {
    const sights = [...wordsIn(operation, reply), ...referencesIn(reply).map((of) => ({ thing: 'reference' as const, stand: of }))];
    if (reply.status >= 400) return sights;
    const { text } = reply;
    const names = (thing: Thing, { id, name }: { id: string; name: string }) =>
      !CHOICES.includes(operation) && (text.includes(id) || text.includes(name)) ? [{ thing, stand }] : [];
    const door = BY_DOOR[operation];
    return [
      ...sights,
      ...(door ? [{ thing: door, stand }] : []),
      ...(operation === 'readTally' && SCORE.test(text) ? [{ thing: 'score' as const, stand }] : []),
      ...(OUTCOME.test(text) ? [{ thing: 'outcome' as const, stand }] : []),
      ...names('reviewer', people.eva),
      ...names('asked', people.dirk),
    ];
  };

  const sightsOfList = (operation: OperationId, reply: Response): Sight[] => {
    const rows = (reply.body?.rows ?? []) as readonly Record<string, unknown>[];
    const inRows = rows.flatMap((row): Sight[] => {
      const [stand, text] = [referenced.get(String(row.reference)), JSON.stringify(row)];
      if (!stand) return [];
      const names = ({ id, name }: { id: string; name: string }) => text.includes(id) || text.includes(name);
      return [
        ...(operation === 'readRanking' && SCORE.test(text) ? [{ thing: 'score' as const, stand }] : []),
        ...(OUTCOME.test(text) ? [{ thing: 'outcome' as const, stand }] : []),
        ...(names(people.eva) ? [{ thing: 'reviewer' as const, stand }] : []),
        ...(names(people.dirk) ? [{ thing: 'asked' as const, stand }] : []),
      ];
    });
    const list = BY_LIST[operation];
    const named = referencesIn(reply).flatMap((stand): Sight[] => [{ thing: 'reference', stand }, ...(list ? [{ thing: list, stand }] : [])]);
    return [...wordsIn(operation, reply), ...named, ...inRows];
  };

  const pathOf = (operation: OperationId, stand: Stand): string => {
    const path = routeOf(operation)
      .slice('GET '.length)
      .replace('{language}', 'nl')
      .replace(/\{(proposal|item)\}/, found.get(stand)!.id)
      .replace('{part}', 'outline')
      .replace('{file}', files.get(stand)!)
      .replace('{reviewer}', people.eva.id);
    return operation === 'readDossier' ? `${path}?format=json` : path;
  };

  /** What this reader gets to see of the proposals in these stands by asking everywhere. */
  const lookAt = async (reader: Line, stands: readonly Stand[]): Promise<Sight[]> => {
    const sights: Sight[] = [];
    for (const stand of stands) {
      const cookie = cookieFor(reader.reader, stand);
      const doors = ITEM_DOORS.filter((operation) => !isShut(operation, reader) && isAskedIn(operation, stand));
      const replies = doors.map(async (operation) => sightsOfItem(operation, stand, await get(pathOf(operation, stand), cookie)));
      sights.push(...(await Promise.all(replies)).flat());
    }
    return sights;
  };
  /** What the lists show this reader, to their ends. */
  const lookAround = async (reader: Line): Promise<Sight[]> => {
    const sights: Sight[] = [];
    const cookie = cookieFor(reader.reader, 'submitted');
    for (const [name, paths] of Object.entries(LIST_DOORS)) {
      const operation = name as OperationId;
      if (isShut(operation, reader)) continue;
      for (const path of paths.length > 0 ? paths : [routeOf(operation).slice('GET '.length).replace('{language}', 'nl')]) {
        for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
          const reply = await get(cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path, cookie);
          sights.push(...sightsOfList(operation, reply));
          cursor = reply.status < 400 ? reply.body?.cursor : undefined;
        }
      }
    }
    return sights;
  };
  /** What somebody is told of what is kept about a person, page after page. */
  const lookUp = async (path: string, cookie: string | undefined): Promise<Sight[]> => {
    const sights: Sight[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const reply = await get(cursor ? `${path}?cursor=${encodeURIComponent(cursor)}` : path, cookie);
      if (reply.status !== 200) throw new Error(`${path} answered ${reply.status} ${reply.text}`);
      sights.push(...sightsOfList('readOwnData', reply));
      cursor = reply.body.cursor;
    }
    return sights;
  };
  return { lookAt, lookAround, lookUp, asked: () => asked };
};
