import type { Language } from '../../../shared/community.ts';
import type { AdminCall } from '../../../shared/contract/call.ts';
import { RUBRIC_VERSIONS, rubricOf } from '../../../shared/domain/rubrics.ts';
import { Checkbox, Radios } from '../../parts/choice.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { callWords } from '../../words/calls.ts';
import type { TypedCall, TypedMoment } from './data.ts';
import { callMoment } from './moment.ts';
import { RubricPreview } from './rubric.tsx';

export type FieldsProps = { readonly language: Language; readonly typed: TypedCall; readonly errorOf: (name: string) => string | undefined };

const LANGUAGES = ['nl', 'en'] as const;

/** Title and summary in both languages: the words that can always be mended. */
export const WordFields = ({ language, typed, errorOf }: FieldsProps) => {
  const { words } = callWords[language];
  return (
    <>
      <h2>{words.title}</h2>
      <div class="call-pair">
        {LANGUAGES.map((of) => (
          <TextField
            key={of}
            language={language}
            name={`title/${of}`}
            label={words.name.replace('{language}', words[of])}
            lang={of}
            maxlength={120}
            value={typed.title[of]}
            error={errorOf(`title/${of}`)}
          />
        ))}
      </div>
      <div class="call-pair">
        {LANGUAGES.map((of) => (
          <TextField
            key={of}
            language={language}
            name={`summary/${of}`}
            label={words.summary.replace('{language}', words[of])}
            hint={words.summaryHint}
            lang={of}
            rows={3}
            limit={1000}
            value={typed.summary[of]}
            error={errorOf(`summary/${of}`)}
          />
        ))}
      </div>
    </>
  );
};

type MomentProps = Pick<FieldsProps, 'language' | 'errorOf'> & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: TypedMoment;
};

/** A date and a time beside it, both on the community's clock. */
export const MomentField = ({ language, errorOf, name, label, hint, value }: MomentProps) => {
  const { dates: words } = callWords[language];
  return (
    <div class="call-moment">
      <DateField language={language} name={name} label={label} hint={hint} value={value.date} error={errorOf(name)} />
      <TextField
        language={language}
        name={`${name}/time`}
        label={
          <>
            {words.time}
            <span class="vh">: {label}</span>
          </>
        }
        hint={words.timeHint}
        value={value.time}
        width="short"
        autocomplete="off"
      />
    </div>
  );
};

const GRACES = [0, 5, 10, 15, 30, 60, 120];

/** What can become of the end of a call, in a sentence. */
const endHint = (language: Language, call: AdminCall | undefined): string => {
  const { dates: words } = callWords[language];
  if (!call?.frozen) return words.closesHint;
  if (call.unsealed) return words.closesOver;
  if (call.sealed) return words.closesLater;
  const first = call.announcedEnd ?? call.closesAt;
  return first ? words.closesBack.replace('{first}', callMoment(language, first)) : words.closesFirst;
};

const graceHint = (language: Language, call: AdminCall | undefined): string => {
  const { dates: words } = callWords[language];
  if (!call?.frozen || call.unsealed) return words.graceHint;
  return call.graceMinutes > 0 ? `${words.graceHint} ${words.graceLonger}` : words.graceHint;
};

/** When the call ends, and for how long it still takes what was under way: no less than before once it has opened, and neither once its seal is off. */
export const EndFields = ({ language, typed, errorOf, call }: FieldsProps & { readonly call: AdminCall | undefined }) => {
  const { dates: words } = callWords[language];
  const least = call?.frozen ? call.graceMinutes : 0;
  const wanted = Number(typed.graceMinutes);
  const known = [...(call?.unsealed ? [] : GRACES), least, ...(Number.isInteger(wanted) ? [wanted] : [])].filter((minutes) => minutes >= least);
  const graces = [...new Set(known)].sort((a, b) => a - b);
  return (
    <>
      <MomentField language={language} errorOf={errorOf} name="closesAt" label={words.closes} hint={endHint(language, call)} value={typed.closesAt} />
      <Select
        language={language}
        name="graceMinutes"
        label={words.grace}
        hint={graceHint(language, call)}
        value={typed.graceMinutes}
        empty={null}
        width="medium"
        options={graces.map((n) => ({ value: String(n), label: n === 0 ? words.noGrace : words.minutes.replace('{n}', String(n)) }))}
        error={errorOf('graceMinutes')}
      />
    </>
  );
};

export const WhoFields = ({ language, typed, errorOf }: FieldsProps) => {
  const { who: words } = callWords[language];
  return (
    <>
      <h2>{words.title}</h2>
      <Radios
        language={language}
        name="requires"
        label={words.requires}
        value={typed.requires}
        error={errorOf('requires')}
        options={[
          { value: 'step-1', label: words.step1, hint: words.step1Hint },
          { value: 'both', label: words.both, hint: words.bothHint },
        ]}
      />
      <TextField
        language={language}
        name="capPerOrganisation"
        label={words.cap}
        hint={words.capHint}
        optional
        inputmode="numeric"
        width="short"
        value={typed.capPerOrganisation}
        error={errorOf('capPerOrganisation')}
      />
      <Checkbox language={language} name="inviteOnly" label={words.invite} hint={words.inviteHint} checked={typed.inviteOnly} />
    </>
  );
};

const upTo = (most: number) => Array.from({ length: most }, (_, i) => ({ value: String(i + 1), label: String(i + 1) }));

/** How proposals of the call are judged; the rubrics stand there to be read. */
export const JudgingFields = ({ language, typed, errorOf }: FieldsProps) => {
  const { judging: words } = callWords[language];
  const counts = [
    ['reviewersPerProposal', words.reviewers, undefined, 7],
    ['quorum', words.quorum, words.quorumHint, 7],
    ['approvals', words.approvals, undefined, 3],
  ] as const;
  return (
    <>
      <h2>{words.title}</h2>
      <div class="call-pair">
        {counts.map(([name, label, hint, most]) => (
          <Select
            key={name}
            language={language}
            name={name}
            label={label}
            hint={hint}
            value={typed[name]}
            empty={null}
            width="short"
            options={upTo(most)}
            error={errorOf(name)}
          />
        ))}
      </div>
      <Radios
        language={language}
        name="routing"
        label={words.routing}
        value={typed.routing}
        error={errorOf('routing')}
        options={[
          { value: 'confirmed', label: words.confirmed },
          { value: 'automatic', label: words.automatic },
        ]}
      />
      <Checkbox language={language} name="blind" label={words.blind} hint={words.blindHint} checked={typed.blind} />
      <Checkbox language={language} name="sealed" label={words.sealed} hint={words.sealedHint} checked={typed.sealed} />
      <Radios
        language={language}
        name="rubric"
        label={words.rubric}
        value={typed.rubric}
        error={errorOf('rubric')}
        options={RUBRIC_VERSIONS.map((version) => ({ value: version, label: rubricOf(version).title[language], hint: rubricOf(version).about[language] }))}
      />
      {RUBRIC_VERSIONS.map((version) => (
        <Disclosure key={version} summary={`${rubricOf(version).title[language]}: ${words.look.toLowerCase()}`}>
          <RubricPreview language={language} rubric={rubricOf(version)} />
        </Disclosure>
      ))}
    </>
  );
};
