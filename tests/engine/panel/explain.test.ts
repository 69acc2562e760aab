import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choosePanel, fieldOf, type PanelRequest, resultOf, solve } from '../../../shared/domain/panel/choose.ts';
import { explain, relaxationsOf, whyChosen, whyNot } from '../../../shared/domain/panel/explain.ts';
import { type Limit, LIMITS } from '../../../shared/domain/panel/limits.ts';
import { exclusionText, PANEL_WORDS, relaxationText, resultText, whyNotText, whyText } from '../../../shared/domain/panel/words.ts';
import { holds } from '../../support/build.ts';
import { needs, requests, reviewer } from './support.ts';

/** The request with a limit really gone, where that can be done without changing what people are worth. */
const without = (request: PanelRequest, limit: Limit): PanelRequest | undefined => {
  switch (limit) {
    case 'asked':
      return { ...request, asked: [] };
    case 'absent':
      return { ...request, reviewers: request.reviewers.map((one) => ({ ...one, absent: false })) };
    case 'language':
      return { ...request, released: request.reviewers.map(({ id }) => id) };
    case 'ruling':
      return {
        ...request,
        relations: (id) =>
          request.relations!(id).map((tie) => (['competitor', 'co-author', 'customer'].includes(tie.kind) && !tie.ruled ? { ...tie, ruled: 'allowed' } : tie)),
      };
    case 'seat':
      return { ...request, required: [], needs: { ...request.needs, safetySeat: false } };
    default:
      return undefined;
  }
};

describe('an explanation', () => {
  it('gives everybody who is not on the panel a reason that holds', () =>
    holds(
      'gives everybody who is not on the panel a reason that holds',
      fc.property(requests(10), (request) => {
        const field = fieldOf(request);
        const result = resultOf(field);
        const best = solve(field);
        for (const person of field.people) {
          const why = whyNot(field, result, person.id);
          const chosen = whyChosen(field, result, person.id);
          expect([why === undefined, chosen !== undefined]).toEqual(result.members.includes(person.id) ? [true, true] : [false, false]);
          if (!why) continue;
          expect(why.kind === 'excluded').toBe(person.exclusions.length > 0);
          if (why.kind !== 'outscored' && why.kind !== 'lot') continue;
          const other = solve(field, { put: [person] });
          expect(other.members).toContain(person.id);
          expect(other.missing).toBe(best.missing);
          expect(best.value - other.value).toBe(why.kind === 'lot' ? 0 : why.costs);
          if (why.kind === 'outscored') {
            expect(why.costs).toBeGreaterThan(0);
            if (why.leaves.length === 1) expect(why.leads.length + why.lost.length).toBeGreaterThan(0);
          }
        }
      }),
      300,
    ));

  it('says of a lifted limit what really comes of it', () =>
    holds(
      'says of a lifted limit what really comes of it',
      fc.property(requests(10), (request) => {
        const field = fieldOf(request);
        const best = solve(field);
        for (const { limit, members, gain, filled } of relaxationsOf(field)) {
          expect(filled > 0 || gain > 0).toBe(true);
          const changed = without(request, limit);
          if (!changed || (limit === 'seat' && request.needs.safetySeat)) continue;
          const really = solve(fieldOf(changed));
          expect({ limit, members: really.members, gain: really.value - best.value, filled: best.missing - really.missing }).toEqual({
            limit,
            members,
            gain,
            filled,
          });
        }
      }),
      500,
    ));

  it('names limits that fill all places when they go, and no smaller set would do', () =>
    holds(
      'names limits that fill all places when they go, and no smaller set would do',
      fc.property(requests(8), (request) => {
        const field = fieldOf(request);
        const result = resultOf(field);
        if (result.kind !== 'infeasible') return;
        const enough = solve(field, { lifted: LIMITS.filter((limit) => limit !== 'expertise' && limit !== 'passed') }).missing === 0;
        expect(result.clashes.length > 0).toBe(enough);
        expect(result.clashes.flat()).not.toContain('passed');
        for (const lifted of result.clashes) {
          expect(solve(field, { lifted }).missing).toBe(0);
          for (const limit of lifted) expect(solve(field, { lifted: lifted.filter((other) => other !== limit) }).missing).toBeGreaterThan(0);
        }
      }),
      500,
    ));
});

const name = (id: string): string => ({ 'rev-a': 'Anke', 'rev-b': 'Bram', 'rev-c': 'Chantal', 'rev-d': 'Daan' })[id] ?? id;

describe('in words', () => {
  const owner = {
    orgType: 'public-operator',
    helix: 'public',
    capabilities: [{ id: 'remote-access', level: 3 }],
    sectors: ['x-water-mgmt'],
    assets: ['plc'],
  } as const;
  const asks = needs({ capabilities: ['remote-access'], sectors: ['x-water-mgmt'], assets: ['plc'] });
  const pool = [
    reviewer('rev-a', { ...owner, capacity: 2, taken: 1 }),
    reviewer('rev-b', owner),
    reviewer('rev-c', { ...owner, helix: 'private' }),
    reviewer('rev-d', owner),
  ];
  const field = (changes: Partial<PanelRequest> = {}) => fieldOf({ needs: asks, reviewers: pool, seed: 's', ...changes });

  it('a choice gives experience, asset, sector, installations and places', () => {
    const here = field({ reviewers: pool.slice(0, 3) });
    const why = whyChosen(here, resultOf(here), 'rev-a')!;
    expect(whyText(why, name, 'en')).toBe(
      'Anke: knows secure remote access, level 3; works with PLC / PAC; knows the sector water management: dikes, locks, pumping; runs installations; ' +
        'works for another kind of organisation than the applicant: a public body; 1 of 2 places free.',
    );
    expect(whyText(why, name, 'nl')).toBe(
      'Anke: heeft verstand van veilige toegang op afstand, niveau 3; werkt met PLC / PAC; kent de sector waterbeheer: keren en beheren; beheert zelf installaties; ' +
        'werkt bij een ander soort organisatie dan de indiener: een overheid; 1 van de 2 plaatsen vrij.',
    );
  });

  it('a refusal names the kind and nothing that somebody wrote', () => {
    expect(exclusionText({ limit: 'conflict', kind: 'named', as: 'pilot-site' }, 'en')).toBe('named as pilot site');
    expect(exclusionText({ limit: 'conflict', kind: 'named', as: 'pilot-site' }, 'nl')).toBe('genoemd als pilotlocatie');
    expect(exclusionText({ limit: 'ruling', kind: 'competitor' }, 'nl')).toBe('de werkgever is een concurrent; daarover moet de voorzitter eerst beslissen');
    expect(exclusionText({ limit: 'language', language: 'nl' }, 'en')).toBe('does not read Dutch');
  });

  it('somebody who fits less well reads who is ahead, and in what', () => {
    const here = field({ reviewers: [...pool.slice(0, 3), reviewer('rev-d', { ...owner, helix: 'private', organisation: 'd', assets: [], taken: 2 })] });
    expect(whyNotText(whyNot(here, resultOf(here), 'rev-d')!, name, 'en')).toMatch(/^Daan is not asked: \w+ fits better: ahead in knowledge of the asset/);
  });

  it('somebody who looks on from outside reads why knowing the asset is not the seat of practice', () => {
    const onlooker = { capabilities: [{ id: 'remote-access', level: 3 }], orgType: 'university', helix: 'knowledge', sectors: ['x-water-mgmt'] } as const;
    const here = field({ reviewers: [reviewer('rev-a', onlooker), reviewer('rev-b', onlooker), reviewer('rev-c', onlooker), reviewer('rev-d', owner)] });
    const result = resultOf(here);
    expect(result.members).toContain('rev-d');
    const left = ['rev-a', 'rev-b', 'rev-c'].find((id) => !result.members.includes(id))!;
    const only = { ...here, size: 1 };
    const said = whyNot(only, { ...result, members: ['rev-d'] }, left)!;
    expect(whyNotText(said, name, 'en')).toMatch(
      /nobody fills this seat: somebody from practice, in the sector or with the asset; looks on from outside as a public authority, institute, investor or network, which does not count as practice\.$/,
    );
    const chosen = result.members.find((id) => id !== 'rev-d')!;
    const why = whyText(whyChosen(here, result, chosen)!, name, 'nl');
    expect(why).toMatch(/; kent PLC \/ PAC; .*kijkt van buiten mee als overheid, kennisinstelling, investeerder of netwerk, en dat telt niet als praktijk/);
    const practitioner = whyText(whyChosen(here, result, 'rev-d')!, name, 'nl');
    expect([practitioner.includes('werkt met PLC / PAC'), practitioner.includes('van buiten mee')]).toEqual([true, false]);
  });

  it('somebody who knows as much and had more to do reads the numbers, and nothing of knowing less', () => {
    const busy = reviewer('rev-d', { ...owner, capacity: 20, taken: 5, done: 5 });
    const others = ['rev-a', 'rev-b', 'rev-c'].map((id) => reviewer(id, { ...owner, capacity: 20, taken: 1, done: 1 }));
    const here = field({ reviewers: [...others, busy], period: { fairShare: 2, elapsed: 1 } });
    const why = whyNot(here, resultOf(here), 'rev-d')!;
    const texts = (['en', 'nl'] as const).map((language) => whyNotText(why, name, language));
    expect(texts[0]).toMatch(/^Daan is not asked: already has 5 of 20 places this quarter and \w+ 1 of 20: whoever had less to do goes first\.$/);
    expect(texts[1]).toMatch(/^Daan wordt niet gevraagd: heeft dit kwartaal al 5 van de 20 plaatsen en \w+ 1 van de 20: wie minder had, gaat voor\.$/);
    const duller = field({ reviewers: [...others, { ...busy, assets: [] }], period: { fairShare: 2, elapsed: 1 } });
    expect(whyNotText(whyNot(duller, resultOf(duller), 'rev-d')!, name, 'en')).toMatch(/goes first; \w+ fits better: ahead in knowledge of the asset\.$/);
  });

  it('nobody fills the seat of process safety where none is asked', () => {
    const safe = { ...owner, capabilities: [...owner.capabilities, { id: 'safety-security', level: 3 }] };
    const people = [pool[0]!, pool[1]!, reviewer('rev-c', safe)];
    const fills = (safetySeat: boolean) => {
      const here = fieldOf({ needs: { ...asks, safetySeat }, reviewers: people, seed: 's' });
      return whyChosen(here, resultOf(here), 'rev-c')!.fills.includes('safety');
    };
    expect([fills(true), fills(false)]).toEqual([true, false]);
  });

  it('somebody beside a full panel reads that it is full, and in whose place they would cost least', () => {
    const people = [
      reviewer('rev-a', owner),
      reviewer('rev-b', owner),
      reviewer('rev-c', { ...owner, sectors: [] }),
      reviewer('rev-d', { ...owner, assets: [] }),
    ];
    const seated = ['rev-a', 'rev-b', 'rev-c'];
    const now = people.map((one) => (seated.includes(one.id) ? { ...one, taken: 1, done: 1 } : one));
    const period = { fairShare: 1, elapsed: 0.5 };
    const full = fieldOf({ needs: asks, reviewers: now, seed: 's', seated, period });
    const why = (fixed: string[]) => whyNot(full, resultOf(full), 'rev-d', fixed)!;
    expect(why([])).toMatchObject({ kind: 'full', leaves: ['rev-c'] });
    expect(whyNotText(why([]), name, 'nl')).toBe('Daan wordt niet gevraagd: het panel is vol.');
    // Whoever sits counts as before the own place was taken, so that the same panel, chosen anew, is worth the same.
    const before = fieldOf({ needs: asks, reviewers: people, seed: 's', seated: ['rev-a', 'rev-b'], period });
    const only = (wanted: string) => solve({ ...before, people: before.people.filter(({ id }) => id === wanted) }).value;
    expect(only('rev-c')).toBeGreaterThan(only('rev-d'));
    expect(why([])).toMatchObject({ costs: only('rev-c') - only('rev-d') });
    expect(why(['rev-c'])).toMatchObject({ leaves: [expect.stringMatching(/^rev-[ab]$/)] });
    expect(why(['rev-a', 'rev-b', 'rev-c'])).toEqual({ kind: 'full', id: 'rev-d', leaves: [] });
  });

  it('a lifted limit reads who joins and who leaves', () => {
    const here = field({ reviewers: [...pool.slice(0, 2), reviewer('rev-c', { ...owner, languages: ['nl'] })] });
    const [relaxation] = relaxationsOf(here);
    expect(relaxationText(relaxation!, name, 'en')).toBe('If people are released who do not read the language: Chantal joins; one more place filled.');
    expect(relaxationText(relaxation!, name, 'nl')).toBe('Als u mensen vrijgeeft die de taal niet lezen: Chantal komt erbij; er is één plaats minder leeg.');
  });

  it('a lack of expertise speaks of the others where somebody was asked already', () => {
    const knowing = (reviewers: PanelRequest['reviewers']) =>
      resultText(choosePanel({ needs: asks, reviewers, seed: 's', seated: ['rev-a', 'rev-b'] }), name, 'nl', 3)[0];
    const first = resultText(choosePanel({ needs: asks, reviewers: [pool[0]!], seed: 's' }), name, 'nl', 3)[0];
    expect([first, knowing(pool.slice(0, 2))]).toEqual([
      'Niet genoeg deskundigheid: alleen Anke kent dit onderwerp goed genoeg, er zijn er 3 nodig.',
      'Niet genoeg deskundigheid: niemand anders hier kent dit onderwerp goed genoeg, er zijn er 3 nodig.',
    ]);
  });

  it('a panel that cannot be filled says what is missing, why, and what would help', () => {
    const asked = choosePanel({ needs: asks, reviewers: pool, seed: 's', asked: ['rev-a', 'rev-b'] });
    expect(resultText(asked, name, 'nl', 3)).toEqual([
      'Eén plaats blijft leeg.',
      'Genoeg mensen kennen het onderwerp, maar ze kunnen niet allemaal meedoen. Alle plaatsen zijn te vullen als mensen een tweede keer gevraagd mogen worden.',
    ]);
    const refused = choosePanel({ needs: asks, reviewers: pool, seed: 's', passed: ['rev-a', 'rev-b'] });
    expect(resultText(refused, name, 'nl', 3)).toEqual([
      'Eén plaats blijft leeg.',
      'Genoeg mensen kennen het onderwerp, maar ze kunnen niet allemaal meedoen, en wie bedankte of niet antwoordde, wordt niet opnieuw gevraagd.',
      'Wat u kunt doen: vraag een lid van de community of nodig iemand van buiten uit.',
    ]);
    const few = choosePanel({ needs: asks, reviewers: pool.slice(0, 1), seed: 's' });
    expect(resultText(few, name, 'en', 3)).toEqual([
      'Not enough expertise: only Anke knows enough of this subject, 3 are needed.',
      '2 places stay empty.',
      'What you can do: ask a member of the community, widen the sector or invite somebody from outside.',
    ]);
  });

  it('everything generated can be said in both languages, with every word filled in', () =>
    holds(
      'everything generated can be said in both languages, with every word filled in',
      fc.property(requests(8), (request) => {
        const here = fieldOf(request);
        const result = resultOf(here);
        const { chosen, notChosen, relaxations } = explain(here, result);
        for (const language of ['nl', 'en'] as const) {
          const texts = [
            ...resultText(result, name, language, here.size),
            ...chosen.map((why) => whyText(why, name, language)),
            ...notChosen.map((why) => whyNotText(why, name, language)),
            ...relaxations.map((one) => relaxationText(one, name, language)),
          ];
          for (const text of texts) expect(text).toMatch(/^(?!.*(undefined|[{}]| {2}|: [;.]|: {0,1}$| ,)).{10,}[.]$/s);
        }
      }),
      300,
    ));

  it('no Dutch text equals its English one', () => {
    const pairs = (a: object, b: object, path: string): string[] =>
      Object.entries(a).flatMap(([key, value]) => {
        const other = (b as Record<string, unknown>)[key];
        return typeof value === 'string' ? (value === other ? [`${path}${key}`] : []) : pairs(value, other as object, `${path}${key}.`);
      });
    /** Nothing but places to fill. */
    expect(pairs(PANEL_WORDS.en, PANEL_WORDS.nl, '')).toEqual(['why']);
  });
});
