import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import { contract } from '../../shared/contract/index.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import { desk, must } from '../support/journey.ts';
import { session } from '../support/people.ts';
import { restore, writesDuring } from '../support/restore.ts';
import { type Staged, setStage } from '../support/stage.ts';
import {
  dressed,
  isDeep,
  kept,
  type Naughty,
  PATIENCE,
  placeOf,
  refusalsOf,
  refusedIn,
  replayOf,
  rounds,
  STRINGS,
  tagsOf,
  typedIn,
  valueAt,
  withValue,
} from '../support/torture.ts';
import { deskCarriers } from '../support/torture-desk.ts';
import { FIELDS, type Kind, stringsTaken, textsOf } from '../support/torture-fields.ts';
import { proposalCarriers } from '../support/torture-proposals.ts';
import { supportCarriers } from '../support/torture-support.ts';
import { type Carrier, toolsOf } from '../support/torture-tools.ts';
import { faultsOf } from '../web/wellformed.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

let stage: Staged;
let carriers: Carrier[];
beforeAll(async () => {
  stage = await setStage();
  const tools = toolsOf(stage);
  carriers = [...(await proposalCarriers(tools)), ...(await deskCarriers(tools)), ...(await supportCarriers(tools))];
});
afterAll(() => stage.world.stop());

const taken = stringsTaken();
const counts = { requests: 0, accepted: 0, refused: 0, faces: 0 };
const sentences = new Map<string, Partial<Record<'nl' | 'en', string>>>();
const TEXTS = Object.keys(FIELDS).flatMap((id) => textsOf(id as keyof typeof FIELDS).map(([path]) => `${id} ${path}`));

it('has a request for every field that takes free text', () => {
  // Answers to a call's own questions are tried by an amendment: the draft here stands in the open intake, which has none.
  const asked = TEXTS.filter((text) => text !== 'savePart content/extra/{}');
  expect([...new Set(carriers.flatMap(({ operation, fields }) => fields.map((path) => `${operation} ${path}`)))].sort()).toEqual(asked.toSorted());
});

const kindOf = ({ operation }: Carrier, path: string): Kind => FIELDS[operation]![path] as Kind;
const statusOf = ({ operation }: Carrier): number => (contract[operation] as Operation).status ?? 200;
const isQuiet = ({ pk }: { readonly pk: string }): boolean => !pk.startsWith('bucket#') && !pk.startsWith('mail#');

/** One request from an address of its own, and what it wrote. */
const send = async (carrier: Carrier, texts: ReadonlyMap<string, string>, language: 'nl' | 'en'): Promise<{ reply: Response; wrote: number }> => {
  counts.requests += 1;
  const body = [...texts].reduce<unknown>((whole, [path, text]) => withValue(whole, carrier.inBody(path), text), carrier.body);
  let reply: Response | undefined;
  const written = await writesDuring(stage.world, async () => {
    reply = await stage.world.request({
      method: contract[carrier.operation].route.split(' ')[0]!,
      path: carrier.path(),
      body,
      cookie: carrier.cookie,
      headers: { 'accept-language': language },
      ip: `10.30.${Math.floor(counts.requests / 250)}.${counts.requests % 250}`,
    });
  });
  return { reply: reply!, wrote: written.filter(isQuiet).length };
};

/** What every place shows of every field: in a row of faces, each by the paths of the table. */
const shownOf = async (carrier: Carrier, reply: Response): Promise<unknown[][]> => {
  const faces = await carrier.faces(reply);
  return carrier.fields.map((path) => faces.map((face) => face(path)));
};

const inWords = (texts: ReadonlyMap<string, Naughty>): string => [...texts].map(([path, string]) => `${path} ← ${replayOf(string)}`).join('\n');

/** Runs something on the stage as it was set, and puts back what it changed. */
const restored = async (run: () => Promise<void>): Promise<void> => {
  const from = stage.world.calls.length;
  await run();
  await restore(stage.world, stage.kept, from);
};

type Texts = ReadonlyMap<string, string>;

/** What must be refused is, each field by name, and nothing is written. */
const expectRefused = async (
  carrier: Carrier,
  texts: Texts,
  wrong: ReadonlyMap<string, readonly string[]>,
  language: 'nl' | 'en',
  said: string,
): Promise<void> => {
  await carrier.before?.(new Map());
  const { reply, wrote } = await send(carrier, texts, language);
  const named = refusedIn(reply, language, sentences);
  const places = new Map([...wrong].map(([path, codes]) => [placeOf(carrier.inBody(path)).join('/'), codes]));
  expect([reply.status, [...named.keys()].sort(), wrote], `${said} ${reply.text}`).toEqual([422, [...places.keys()].sort(), 0]);
  for (const [place, codes] of named) expect(places.get(place), `${place} of ${said}`).toEqual(expect.arrayContaining(codes));
  counts.refused += wrong.size;
};

/** What is taken stands wherever the ordinary text stood, with nothing changed. */
const expectKept = async (carrier: Carrier, texts: Texts, usual: readonly (readonly unknown[])[], language: 'nl' | 'en', said: string): Promise<void> => {
  await carrier.before?.(texts);
  const { reply } = await send(carrier, texts, language);
  expect([reply.status, reply.status < 300 ? '' : reply.text], said).toEqual([statusOf(carrier), '']);
  const shown = await shownOf(carrier, reply);
  for (const [i, path] of carrier.fields.entries()) {
    const text = texts.get(path);
    if (text === undefined) continue;
    const whole = kept(text, kindOf(carrier, path));
    const expected = carrier.fill ? carrier.fill(whole) : whole;
    const seen = shown[i]!.filter((_, face) => usual[i]![face] !== undefined).map((value) => value ?? '');
    expect(seen, `${path} of ${said}`).toEqual(seen.map(() => expected));
    counts.faces += seen.length;
    counts.accepted += 1;
  }
  if (!carrier.isSilent) return;
  const { records, facts } = await stage.world.rows();
  const all = JSON.stringify([records, facts]);
  for (const text of texts.values()) if (kept(text).length > 8) expect(all.includes(JSON.stringify(kept(text)).slice(1, -1)), said).toBe(false);
};

/** Sends strings in some fields: once all of them, if some must be refused, and then those that must be taken. */
const torture = async (
  carrier: Carrier,
  strings: ReadonlyMap<string, Naughty>,
  usual: readonly (readonly unknown[])[],
  language: 'nl' | 'en',
): Promise<void> => {
  const boundsOf = (path: string) => taken.get(`${carrier.operation} ${path}`)!;
  const texts = new Map([...strings].map(([path, { text }]) => [path, dressed(text, kindOf(carrier, path), Math.max(boundsOf(path).min, carrier.least ?? 0))]));
  const wrong = new Map(
    [...texts].flatMap(([path, text]) => {
      const codes = refusalsOf(text, kindOf(carrier, path), boundsOf(path));
      return codes.length > 0 ? [[path, codes] as const] : [];
    }),
  );
  const said = `${carrier.name}: ${inWords(strings)}`;
  if (wrong.size > 0) await restored(() => expectRefused(carrier, texts, wrong, language, said));
  const able = new Map([...texts].filter(([path]) => !wrong.has(path)));
  if (able.size > 0) await restored(() => expectKept(carrier, able, usual, language, said));
};

it('refuses every string in words or keeps it and shows it everywhere as it was kept, in every field', async () => {
  const all = carriers.reduce((sum, { fields }) => sum + fields.length, 0);
  let first = 0;
  for (const carrier of carriers) {
    const usual: unknown[][] = [];
    await restored(async () => {
      await carrier.before?.(new Map());
      const { reply } = await send(carrier, new Map(), 'en');
      expect([carrier.name, reply.status, reply.text.slice(0, 300)]).toEqual([carrier.name, statusOf(carrier), expect.any(String)]);
      usual.push(...(await shownOf(carrier, reply)));
      for (const [i, path] of carrier.fields.entries()) {
        const text = valueAt(carrier.body, carrier.inBody(path));
        const seen = usual[i]!.filter((value) => value !== undefined);
        expect([carrier.name, path, seen], `${carrier.name} ${path}`).toEqual([carrier.name, path, seen.map(() => text)]);
        expect(seen.length > 0, `${carrier.name} ${path} is shown nowhere`).toBe(!carrier.isSilent);
      }
    });
    const dealt = rounds(carrier.fields, first, all).filter((_strings, n) => !isDeep || n % (carrier.step ?? 1) === 0);
    for (const [n, strings] of dealt.entries()) await torture(carrier, strings, usual, n % 2 === 0 ? 'nl' : 'en');
    first += carrier.fields.length;
  }
  for (const [code, { nl, en }] of sentences) expect([code, nl !== en], code).toEqual([code, true]);
  console.log(
    `torture, fields: ${STRINGS.length} strings, ${all} fields in ${carriers.length} requests (${isDeep ? 'every string in every field' : 'dealt out'}): ${counts.requests} requests, ${counts.accepted} accepted and found ${counts.faces} times, ${counts.refused} refused`,
  );
});

/** The pages where a mailed link lands and that show what somebody typed: for an invited reviewer, and for a sender. */
const pageFor = async (cookie: string | undefined, language: 'nl' | 'en'): Promise<string> =>
  (await must(stage.world, cookie, (await stage.world.request({ method: 'GET', path: `/${language}/opened`, cookie })).headers.location!, undefined, 'GET'))
    .text;

/** A page but for what was typed on it, for its dates and for the keys of its forms: the tags. */
const shapeOf = (page: string): string[] => tagsOf(page.replaceAll(/ datetime="[^"]*"/gi, '').replaceAll(/name="key" value="[^"]*"/g, 'name="key"'));

type PageTexts = {
  readonly title: string;
  readonly abstract: string;
  readonly name: string;
  readonly partners: string[];
  readonly advisers: string[];
  readonly pilotSites: string[];
};
const LIST = 5;
const listOf = (name: string): string[] => Array.from({ length: LIST }, (_, n) => `${name} ${n}`);
const harmless: PageTexts = {
  title: 'Een stille luisteraar',
  abstract: 'Een gewone samenvatting. '.repeat(6).trim(),
  name: 'Lekdetect BV',
  partners: listOf('Partner'),
  advisers: listOf('Adviseur'),
  pilotSites: listOf('Gemaal'),
};

it('shows an invited reviewer every text isolated and as it was kept, on a page with no other tags than for an ordinary one', async () => {
  const { world, bodies, ids, cookieFor } = stage;
  const [own, lia, link] = [cookieFor('own', 'draft'), cookieFor('liaison', 'draft'), cookieFor('link', 'draft')];
  const { outline, organisation } = (await must(world, own, `/api/proposals/${ids['in-review']}`, undefined, 'GET')).body.answers;
  const shown = async ({ title, abstract, ...parties }: PageTexts, language: 'nl' | 'en'): Promise<string> => {
    let page = '';
    await restored(async () => {
      await must(world, lia, desk(ids['in-review'], 'ask'), { text: 'Wat gebeurt er als de sensor uitvalt?' });
      const changes = { outline: { ...outline, title, abstract }, organisation: { ...organisation, ...parties } };
      await must(world, own, `/api/proposals/${ids['in-review']}/answer`, { ...(bodies.answerQuestion as object), changes });
      page = await pageFor(link, language);
    });
    return page;
  };
  const usual = { nl: shapeOf(await shown(harmless, 'nl')), en: shapeOf(await shown(harmless, 'en')) };
  const able = (string: Naughty, field: string, kind: 'line' | 'prose'): boolean => {
    const bounds = taken.get(`amendProposal changes/${field}`)!;
    return refusalsOf(dressed(string.text, kind, bounds.min), kind, bounds).length === 0;
  };
  const names = STRINGS.filter((string) => able(string, 'organisation/partners/[]', 'line'));
  const titles = STRINGS.filter((string) => able(string, 'outline/title', 'line') && able(string, 'organisation/name', 'line'));
  const abstracts = STRINGS.filter((string) => able(string, 'outline/abstract', 'prose'));
  const one = (list: readonly Naughty[], n: number) => list[n % list.length];
  /** Every so manyth of a list, from one end to the other. */
  const spread = (list: readonly Naughty[], n: number, all: number) => list[Math.floor((n * list.length) / all)];
  /** In quick runs each name stands somewhere once; in deep ones each text stands in every place. */
  const count = isDeep ? Math.max(names.length, titles.length, abstracts.length) : Math.ceil(names.length / (3 * LIST));
  for (let n = 0; n < count; n += 1) {
    const [title, name, abstract] = isDeep
      ? [one(titles, n), one(titles, n), one(abstracts, n)]
      : [spread(titles, 2 * n, 2 * count), spread(titles, 2 * n + 1, 2 * count), spread(abstracts, n, count)];
    const at = (list: number) => Array.from({ length: LIST }, (_, i) => one(names, isDeep ? n : 3 * LIST * n + LIST * list + i)?.text ?? 'Naam');
    const texts: PageTexts = {
      title: dressed(title?.text ?? harmless.title, 'line', 8),
      abstract: dressed(abstract?.text ?? harmless.abstract, 'prose', 100),
      name: name?.text ?? harmless.name,
      partners: at(0),
      advisers: at(1),
      pilotSites: at(2),
    };
    const language = n % 2 === 0 ? 'nl' : 'en';
    const page = await shown(texts, language);
    const said = [title, name, abstract, ...names.slice(3 * LIST * n, 3 * LIST * (n + 1))].flatMap((string) => (string ? [replayOf(string)] : [])).join('\n');
    const lines = [texts.title, texts.name, ...texts.partners, ...texts.advisers, ...texts.pilotSites];
    const typed = [kept(texts.abstract), ...lines.map((text) => kept(text, 'line'))];
    // Names of a list stand on lines of their own, each of which has its own direction.
    const isolated = new Set(typedIn(page).flatMap((block) => [block, ...block.split('\n')]));
    for (const text of typed) expect(isolated.has(text), `${JSON.stringify(text)} ${said}`).toBe(true);
    expect(shapeOf(page), said).toEqual(usual[language]);
    expect(faultsOf(page), said).toEqual([]);
  }
  console.log(
    `torture, pages: ${names.length} names, ${Math.min(titles.length, 2 * count)} titles and ${Math.min(abstracts.length, count)} abstracts on ${count} pages for reviewers`,
  );
});

it('shows a sender the name of a liaison isolated and as it was kept, and nothing else that anybody typed', async () => {
  const { world, cast, cookieFor } = stage;
  const admin = await session(world, cast.admin.id, { door: 'staff' });
  const { email: _, ...lia } = STAFF.find(({ email }) => email.startsWith('lia@'))!;
  const bounds = taken.get('changePerson name')!;
  const able = STRINGS.filter(({ text }) => refusalsOf(text, 'line', bounds).length === 0);
  const doors = (['in-review', 'open-contact'] as const).map((on) => cookieFor('item', on));
  const pages = async (): Promise<string[]> => {
    /** Names are kept by each function for a minute. */
    world.advance(61_000);
    return [await pageFor(doors[0], 'nl'), await pageFor(doors[1], 'en')];
  };
  const usual = (await pages()).map(shapeOf);
  const some = able.filter((_string, n) => n % Math.ceil(able.length / (isDeep ? 100 : 40)) === 0);
  for (const string of some)
    await restored(async () => {
      await must(world, admin, `/api/admin/people/${cast.lia.id}`, { ...lia, name: string.text });
      const shown = await pages();
      for (const [i, page] of shown.entries()) {
        expect([typedIn(page), shapeOf(page)], replayOf(string)).toEqual([[kept(string.text, 'line')], usual[i]]);
        expect(faultsOf(page), replayOf(string)).toEqual([]);
      }
    });
  console.log(`torture, pages: ${some.length} names of a liaison on 2 pages`);
});
