import { describe, expect, it } from 'vitest';
import { organisationsPage, peoplePage } from '../../web/pages/people/people.tsx';
import { personFormPage } from '../../web/pages/people/person-form.tsx';
import { profilePage } from '../../web/pages/people/profile.tsx';
import type { Frame } from '../../web/parts/frame.tsx';
import { peopleWords } from '../../web/words/people.ts';

const LANGUAGES = ['nl', 'en'] as const;
const frame = (language: 'nl' | 'en'): Frame => ({ language, here: `/${language}/desk/people`, assets: {}, rooms: ['people'], who: { name: 'Alex' } });

describe.each(LANGUAGES)('a list of people or organisations in %s', (language) => {
  const { noneHint, empty, nobody, nothing } = peopleWords[language];
  it('speaks of spelling only where something was searched for', () => {
    const people = (q: string) => peoplePage(frame(language), { people: [], q, edits: true });
    const organisations = (q: string) => organisationsPage(frame(language), { organisations: [], q, edits: true });
    for (const [page, bare, sought] of [
      [people, empty.people, nobody],
      [organisations, empty.organisations, nothing],
    ] as const) {
      expect([page('').includes(noneHint), page('').includes(bare), page('').includes(sought)]).toEqual([false, true, false]);
      expect([page('zz').includes(noneHint), page('zz').includes(bare), page('zz').includes(sought)]).toEqual([true, false, true]);
    }
  });
});

describe('the fields of a profile', () => {
  const typed = new URLSearchParams({ language: 'nl' });
  const ME = { nl: /\bu(w)?\b/i, en: /\byou(r|rs)?\b/i };
  /** What stands between the tags of the form. */
  const said = (page: string): string => (/<form[\s\S]*<\/form>/.exec(page)?.[0] ?? '').replaceAll(/<[^>]*>/g, ' ');

  it.each(LANGUAGES)('speak of the person to an administrator and to the person themselves, in %s', (language) => {
    const byAdmin = said(personFormPage(frame(language), { typed, key: 'k' }));
    const byThemselves = said(profilePage(frame(language), { typed, key: 'k' }));
    expect(byAdmin.length).toBeGreaterThan(500);
    expect(byAdmin).not.toMatch(ME[language]);
    expect(byThemselves).toMatch(ME[language]);
  });
});
