import { describe, expect, it, test } from 'vitest';
import { meantBy, namedIn, requireUnnamed, type Untold } from '../../shared/domain/named.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

const untold: Untold = {
  hidden: {
    people: ['Mila Meetnet', 'Rob de Groot'],
    organisations: ['Waterschap De Dommel', 'TNO'],
    aliases: ['k3m9xq2a'],
    whole: ['Vera Voorzitter', 'Beheer Kantoor'],
  },
  addresses: ['mila@example.org'],
  open: ['desk@sluis.example', 'rob@dijkwacht.example'],
  staff: ['Vera Voorzitter', 'Beheer Kantoor'],
  known: 'Dijkwacht wil de pomp meten met TNO; Rob Jansen belt u',
};
const letter = (more: object = {}) => ({ opening: 'Dank voor uw voorstel.', criteria: [], doFirst: '', resubmit: false, ...more });
const found = (more: object, conditions: string[] = []) =>
  namedIn({ letter: letter(more), conditions }, untold).map(({ path, kind, text }) => [path, kind, text]);

describe('a letter that names somebody', () => {
  test.each([
    [
      { opening: 'Mila Meetnet of the panel liked it, and so did mila@example.org.' },
      [
        ['letter/opening', 'name', 'Mila Meetnet'],
        ['letter/opening', 'address', 'mila@example.org'],
      ],
    ],
    [
      { doFirst: 'Vraag Mila, of iemand van Waterschap de Dommel.' },
      [
        ['letter/doFirst', 'name', 'Mila'],
        ['letter/doFirst', 'organisation', 'Waterschap de Dommel'],
      ],
    ],
    [{ criteria: [{ id: 'N', band: 'good', text: 'Beoordelaar B vond dit goed.' }] }, [['letter/criteria/0/text', 'alias', 'Beoordelaar B']]],
    [
      { talkTo: 'Praat met Mila Meetnet via mila@example.org.' },
      [
        ['letter/talkTo', 'name', 'Mila Meetnet'],
        ['letter/talkTo', 'address', 'mila@example.org'],
      ],
    ],
    [{ opening: 'Vera Voorzitter vond het goed.' }, [['letter/opening', 'name', 'Vera Voorzitter']]],
    [{ opening: 'Rob de Groot vond het goed.' }, [['letter/opening', 'name', 'Rob de Groot']]],
  ])('is told where and in which words: %j', (more, places) => expect(found(more)).toEqual(places));

  it('is told of each condition too', () =>
    expect(found({}, ['Laat TNO meekijken bij Waterschap De Dommel'])).toEqual([['conditions', 'organisation', 'Waterschap De Dommel']]));

  test.each([
    [{ opening: 'Rob, u schreef dat TNO meedoet.' }],
    [{ talkTo: 'Praat met Vera Voorzitter (vera@bureau.example) of desk@sluis.example.' }],
    [{ opening: 'Schrijf desk@sluis.example of rob@dijkwacht.example.' }],
    [{ opening: 'Beheer van de pomp is goed beschreven; zie https://example.org/norm, versie 10.2.3.' }],
  ])('leaves alone what its reader knows, and whom to talk to: %j', (more) => expect(found(more)).toEqual([]));

  it('is refused with each place, but for words that are meant', () => {
    const named = namedIn({ letter: letter({ opening: 'Mila en TNO; Waterschap De Dommel doet mee.' }) }, { ...untold, known: '' });
    const refused = (meant: string[]) => {
      try {
        requireUnnamed(named, meant);
        return [];
      } catch (error) {
        return (error as Refusal).fields.map(({ path, code, found: words }) => [path, code, words]);
      }
    };
    expect(refused(meantBy(named))).toEqual([]);
    expect(refused(['mila'])).toEqual([
      ['letter/opening', 'letter.names-organisation', 'TNO'],
      ['letter/opening', 'letter.names-organisation', 'Waterschap De Dommel'],
    ]);
  });
});
