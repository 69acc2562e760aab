import type { Language } from '../../../shared/community.ts';
import { labelOf } from '../../../shared/domain/labels.ts';
import { HELICES, MOST_FORMER, READING_LANGUAGES, STANDING_KINDS } from '../../../shared/domain/profile.ts';
import { idsOf } from '../../../shared/domain/vocabulary.ts';
import { Checkboxes, Radios } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { languageIn } from '../../parts/format.tsx';
import { peopleWords } from '../../words/people.ts';

type Lists = 'assets' | 'sectors' | 'protocols' | 'capabilities' | 'orgTypes';
type Props = {
  readonly language: Language;
  /** As it is kept, or as it was typed. */
  readonly typed: URLSearchParams;
  readonly errorOf: (name: string) => string | undefined;
  /** Whether somebody else than the person fills it in. */
  readonly other?: boolean | undefined;
};

const wordsFor = (language: Language, other = false) => (other ? { ...peopleWords[language], ...peopleWords[language].about } : peopleWords[language]);

export const options = (list: Lists, language: Language) => idsOf(list).map((value) => ({ value, label: labelOf(list, value, language) }));

/** So many empty rows stand behind those that are filled in. */
const SPARE = 2;
/** Languages of the neighbours; the others are folded up. */
const USUAL = 4;
/** How many rows of a list were sent or are kept. */
export const rowsIn = (typed: URLSearchParams, name: string): number =>
  Math.max(0, ...[...typed.keys()].flatMap((key) => (key.startsWith(`${name}/`) ? [Number(key.split('/')[1]) + 1] : [])));

/** What the rows of a profile are called, for the summary of what is wrong. */
export const profileLabels = (language: Language, typed: URLSearchParams, other = false): Record<string, string> => {
  const words = wordsFor(language, other);
  const rows = (name: string, labels: Record<string, string>) =>
    Array.from({ length: rowsIn(typed, name) }, (_, i) => Object.entries(labels).map(([field, label]) => [`${name}/${i}/${field}`, label] as const)).flat();
  return {
    languages: words.languages,
    capacity: words.capacity,
    helix: words.helix,
    assets: words.assets,
    sectors: words.sectors,
    protocols: words.protocols,
    ...Object.fromEntries([
      ...rows('standing', { kind: words.kind, organisation: words.withWhom, capability: words.inField }),
      ...rows('former', { organisation: words.formerName, until: words.formerUntil }),
    ]),
  };
};

const Levels = ({ language, typed, errorOf, other }: Props) => {
  const words = wordsFor(language, other);
  return (
    <>
      <p class="note">{words.levelHint}</p>
      <div class="people-levels">
        {options('capabilities', language).map(({ value, label }) => (
          <Select
            key={value}
            language={language}
            name={`capability/${value}`}
            label={label}
            value={typed.get(`capability/${value}`) ?? '0'}
            error={errorOf(`capability/${value}`)}
            empty={null}
            options={words.levels.map((text, level) => ({ value: String(level), label: text }))}
          />
        ))}
      </div>
    </>
  );
};

/** A long list to tick, folded up until somebody wants it. */
const Ticks = ({ language, typed, errorOf, list }: Props & { readonly list: 'assets' | 'sectors' | 'protocols' }) => {
  const words = peopleWords[language];
  const chosen = typed.getAll(list);
  return (
    <Disclosure summary={`${words[list]} (${words.chosen.replace('{count}', String(chosen.length))})`} open={errorOf(list) !== undefined}>
      <Checkboxes
        language={language}
        name={list}
        label={words[list]}
        layout="columns"
        values={chosen}
        error={errorOf(list)}
        optional
        options={options(list, language)}
      />
    </Disclosure>
  );
};

const Standing = ({ language, typed, errorOf, other }: Props) => {
  const words = wordsFor(language, other);
  const rows = Math.min(20, rowsIn(typed, 'standing') + SPARE);
  return (
    <>
      <h2>{words.standing}</h2>
      <p class="note">{words.standingHint}</p>
      {Array.from({ length: rows }, (_, i) => (
        <div class="people-row" key={i}>
          <Select
            language={language}
            name={`standing/${i}/kind`}
            label={words.kind}
            optional
            value={typed.get(`standing/${i}/kind`) ?? ''}
            error={errorOf(`standing/${i}/kind`)}
            options={STANDING_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
          />
          <TextField
            language={language}
            name={`standing/${i}/organisation`}
            label={words.withWhom}
            optional
            value={typed.get(`standing/${i}/organisation`) ?? ''}
            error={errorOf(`standing/${i}/organisation`)}
          />
          <Select
            language={language}
            name={`standing/${i}/capability`}
            label={words.inField}
            optional
            empty={words.anyField}
            value={typed.get(`standing/${i}/capability`) ?? ''}
            error={errorOf(`standing/${i}/capability`)}
            options={options('capabilities', language)}
          />
        </div>
      ))}
    </>
  );
};

const Former = ({ language, typed, errorOf, other }: Props) => {
  const words = wordsFor(language, other);
  const rows = Math.min(MOST_FORMER, rowsIn(typed, 'former') + 1);
  const recorded = typed.getAll('recorded');
  return (
    <>
      <h2>{words.former}</h2>
      <p class="note">{words.formerHint}</p>
      {recorded.length > 0 ? (
        <>
          <p>{words.formerRecorded}</p>
          <ul class="people-plain">
            {recorded.map((each) => (
              <li key={each}>
                <bdi>{each}</bdi>
                <input type="hidden" name="recorded" value={each} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {Array.from({ length: rows }, (_, i) => (
        <div class="people-row" key={i}>
          <TextField
            language={language}
            name={`former/${i}/organisation`}
            label={words.formerName}
            optional
            value={typed.get(`former/${i}/organisation`) ?? ''}
            error={errorOf(`former/${i}/organisation`)}
          />
          <TextField
            language={language}
            name={`former/${i}/until`}
            label={words.formerUntil}
            optional
            type="date"
            width="medium"
            value={typed.get(`former/${i}/until`) ?? ''}
            error={errorOf(`former/${i}/until`)}
          />
        </div>
      ))}
    </>
  );
};

/** What somebody knows, reads, can take on and is related to, as the fields of a form. */
export const ProfileFields = (props: Props) => {
  const { language, typed, errorOf, other } = props;
  const words = wordsFor(language, other);
  return (
    <>
      <h2>{words.knows}</h2>
      <Levels {...props} />
      <Ticks {...props} list="assets" />
      <Ticks {...props} list="sectors" />
      <Ticks {...props} list="protocols" />
      <Checkboxes
        language={language}
        name="languages"
        label={words.languages}
        layout="row"
        values={typed.getAll('languages')}
        error={errorOf('languages')}
        options={READING_LANGUAGES.slice(0, USUAL).map((value) => ({ value, label: languageIn(language, value) }))}
      />
      <Disclosure summary={words.languagesMore} open={READING_LANGUAGES.slice(USUAL).some((value) => typed.getAll('languages').includes(value))}>
        <Checkboxes
          language={language}
          name="languages-more"
          label={words.languagesMore}
          layout="columns"
          optional
          values={[...typed.getAll('languages'), ...typed.getAll('languages-more')]}
          options={READING_LANGUAGES.slice(USUAL).map((value) => ({ value, label: languageIn(language, value) }))}
        />
      </Disclosure>
      <TextField
        language={language}
        name="capacity"
        label={words.capacity}
        hint={words.capacityHint}
        optional
        width="short"
        inputmode="numeric"
        maxlength={2}
        value={typed.get('capacity') ?? ''}
        error={errorOf('capacity')}
      />
      <Radios
        language={language}
        name="helix"
        label={words.helix}
        value={typed.get('helix') ?? ''}
        error={errorOf('helix')}
        options={[{ value: '', label: words.helixAuto }, ...HELICES.map((value) => ({ value, label: words.helices[value] }))]}
      />
      <Standing {...props} />
      <Former {...props} />
    </>
  );
};
