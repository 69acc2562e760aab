import { community } from '../../shared/community.ts';
import { dateIn } from '../../shared/domain/date.ts';
import type { Afterwards } from '../../shared/domain/view/afterwards.ts';
import type { DossierWords } from '../../shared/domain/words/dossier.ts';
import { pageOf, type Section, type Told } from './readable.ts';

type Row = Section['rows'][number];
type Saying = { readonly words: DossierWords['after']; readonly on: (sentence: string, iso: string, name?: string) => string };
/** A row where there is something to show. */
const given = <T>(value: T | undefined, row: (value: T) => Row): Row[] => (value === undefined ? [] : [row(value)]);

const conditionOf = ({ decision, n, text, sent, returned, met }: Afterwards['conditions'][number], { words, on }: Saying): Section => ({
  heading: words.condition.replace('{n}', String(n)).replace('{decision}', String(decision)),
  rows: [
    ['', text],
    ...given(sent, ({ at, text: shown, file }) => [`${on(words.sent, at)}${file === undefined ? '' : `, ${words.file.replace('{n}', String(file))}`}`, shown]),
    ...given(returned, (more) => [on(words.returned, more.at), more.text]),
    ...given(met, ({ at, by, note }) => [on(words.met, at, by), note]),
  ],
});

const pitchOf = ({ on: day, place, by, held }: Afterwards['pitches'][number], { words, on }: Saying): Section => ({
  heading: held ? words.pitchHeld : words.pitch,
  rows: [[on(words.planned, day, by), place]],
});

const reconsiderationOf = ({ at, reasons, to, answer }: NonNullable<Afterwards['reconsideration']>, { words, on }: Saying): Section => ({
  heading: words.reconsideration,
  rows: [
    [on(words.asked, at), reasons],
    ...given(to, (name) => [words.to, name]),
    ...given(answer, (given) => [on(words[given.verdict], given.at, given.by), given.text]),
  ],
});

const introductionOf = ({ reference, at, by, until, state, forApplicant, forOwner }: Afterwards['introductions'][number], { words, on }: Saying): Section => ({
  heading: `${words.introduction} ${reference ?? words.unknown}`,
  rows: [
    [on(words.proposed, at, by), `${words.states[state]} ${on(words.until, until)}`],
    ...given(forApplicant, (text) => [words.forApplicant, text]),
    [words.forOwner, forOwner],
  ],
});

const followUpOf = ({ day, at, answers, recorded }: Afterwards['followUps'][number], { words, on }: Saying): Section => ({
  heading: words.followUp.replace('{day}', String(day)),
  rows: [
    ['', on(words.everybody, at)],
    ...answers.map((said): Row => [`${on(words.said[said.party], said.at)}: ${words.goings[said.going]}`, said.text]),
    ...given(recorded, (said) => [`${on(words.recorded, said.at, said.by)}: ${words.goings[said.going]}`, said.text]),
  ],
});

/** What came after the decisions, as a page to be read. */
export const afterwardsPage = (told: Told, { conditions, pitches, reconsideration, introductions, followUps }: Afterwards): string => {
  const { language } = told;
  const words = told.words.after;
  const saying: Saying = {
    words,
    on: (sentence, iso, name = '') => sentence.replace('{date}', dateIn(language, iso, community.timeZone, true) ?? iso).replace('{name}', () => name),
  };
  return pageOf(told, words.title, [
    ...conditions.map((each) => conditionOf(each, saying)),
    ...pitches.map((each) => pitchOf(each, saying)),
    ...(reconsideration ? [reconsiderationOf(reconsideration, saying)] : []),
    ...introductions.map((each) => introductionOf(each, saying)),
    ...followUps.map((each) => followUpOf(each, saying)),
  ]);
};
