import type { Language } from '../../shared/community.ts';
import { PRIORITIES } from '../../shared/domain/contact.ts';
import { TRIAGE_FLAGS } from '../../shared/domain/flags.ts';
import { Disclosure } from '../parts/disclosure.tsx';
import { Select, TextField } from '../parts/field.tsx';
import { tlpText } from '../parts/tlp.tsx';
import { inboxWords } from '../words/inbox.ts';
import { standingWords } from '../words/standing.ts';
import { type Inbox, listHref } from './inbox-data.ts';

const MORE = ['owner', 'priority', 'tlp', 'language', 'flag'] as const;
const LABELS = ['clear', 'green', 'amber', 'amber-strict'] as const;
const OTHER_FLAGS = ['mail-bounced', 'gaps', 'imported', 'step-2'] as const;

/** Search and filters in the address, so that a list can be kept and passed on. */
export const FilterForm = ({ language, inbox }: { readonly language: Language; readonly inbox: Inbox }) => {
  const words = inboxWords[language];
  const { kinds, priority, flag, nobody } = standingWords[language];
  const { asked, colleagues, trouble } = inbox;
  const wrong = trouble?.fields.find(({ path }) => path === 'q')?.message;
  const choice = (name: (typeof MORE)[number], label: string, options: { value: string; label: string }[], empty: string = words.any) => (
    <Select language={language} name={name} label={label} value={asked[name] ?? ''} options={options} empty={empty} />
  );
  return (
    <search>
      <form class="filter" method="get" action={`/${language}/desk`}>
        {asked.view && asked.view !== 'stage' ? <input type="hidden" name="view" value={asked.view} /> : null}
        <div class="filter-line">
          <TextField language={language} name="q" type="search" label={words.search} value={asked.q} error={wrong} maxlength={200} />
          <Select
            language={language}
            name="kind"
            label={words.kind}
            value={asked.kind ?? ''}
            options={Object.entries(kinds).map(([value, label]) => ({ value, label }))}
            empty={words.allKinds}
          />
          <button class="btn btn-quiet btn-small" type="submit">
            {words.filter}
          </button>
        </div>
        <Disclosure summary={words.more} open={MORE.some((name) => asked[name])}>
          <div class="filter-more">
            {choice('owner', words.owner, [{ value: 'none', label: nobody }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))], words.anyone)}
            {choice(
              'priority',
              words.priority,
              PRIORITIES.map((value) => ({ value, label: priority[value] })),
            )}
            {choice(
              'tlp',
              words.tlp,
              LABELS.map((value) => ({ value, label: tlpText(value) })),
            )}
            {choice(
              'language',
              words.language,
              (['nl', 'en'] as const).map((value) => ({ value, label: words.languages[value] })),
            )}
            {choice(
              'flag',
              words.flag,
              [...OTHER_FLAGS, ...TRIAGE_FLAGS].map((value) => ({ value, label: flag[value] })),
            )}
            <p>
              <a href={listHref(language, asked.view && asked.view !== 'stage' ? { view: asked.view } : {})}>{words.clear}</a>
            </p>
          </div>
        </Disclosure>
        {asked.q ? <p class="inbox-note">{words.searchesAll}</p> : null}
      </form>
    </search>
  );
};
