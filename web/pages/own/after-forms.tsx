import type { Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import type { Asked, OwnAfter, OwnFollowUp } from '../../../shared/domain/view/after.ts';
import type * as z from 'zod';
import { Checkbox, Radios } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { afterwardsWords } from '../../words/afterwards.ts';
import { withDate } from './dates.ts';
import { ownPath } from './paths.ts';

/** What was typed into one of the forms of the page, and what was wrong there; fields are named by the form that they stand in. */
export type Filled = { readonly form: string; readonly valueOf: (name: string) => string | undefined };
export type FormAt = {
  readonly language: Language;
  readonly key: string;
  readonly filled: Filled | undefined;
  readonly errorOf: (name: string) => string | undefined;
};

const typed = ({ filled }: FormAt, form: string, name: string): string | undefined => (filled?.form === form ? filled.valueOf(`${form}/${name}`) : undefined);

type Condition = OwnAfter['conditions'][number];

/** How far a condition is, in a line. */
export const stateOf = (language: Language, { thread }: OwnProposal, { sent, returned, metAt }: Condition): string => {
  const { state } = afterwardsWords[language].conditions;
  if (metAt) return withDate(language, state.met, metAt);
  const asked = thread.find(({ id }) => id === returned);
  if (asked) return withDate(language, state.returned, asked.at);
  return sent ? withDate(language, state.sent, sent.at) : state.open;
};

/** One condition: what it asks, how far it is, and a form as long as it is open. */
export const ConditionForm = ({ at, own, condition }: { readonly at: FormAt; readonly own: OwnProposal; readonly condition: Condition }) => {
  const { language, key, errorOf } = at;
  const words = afterwardsWords[language].conditions;
  const form = `condition-${condition.n}`;
  const asked = own.thread.find(({ id }) => id === condition.returned);
  const files = own.files.filter(({ status }) => status !== 'refused');
  return (
    <section id={form}>
      <h3>{words.one.replace('{n}', String(condition.n))}</h3>
      <p class="prose" lang={own.language} dir="auto">
        {condition.text}
      </p>
      <p class="note">{stateOf(language, own, condition)}</p>
      {condition.sent ? (
        <>
          <h4>{words.yours}</h4>
          <p class="prose" dir="auto">
            {condition.sent.text}
          </p>
          {condition.sent.file === undefined ? null : <p>{words.file.replace('{n}', String(condition.sent.file))}</p>}
        </>
      ) : null}
      {asked && !condition.metAt ? (
        <>
          <h4>{words.missing}</h4>
          <p class="prose" dir="auto">
            {asked.text}
          </p>
        </>
      ) : null}
      {condition.metAt ? null : (
        <form method="post" novalidate>
          <Hidden values={{ key, act: 'condition', form, condition: String(condition.n) }} />
          <TextField
            language={language}
            name={`${form}/text`}
            label={words.text}
            hint={words.textHint}
            rows={5}
            limit={2000}
            value={typed(at, form, 'text')}
            error={errorOf(`${form}/text`)}
          />
          {files.length === 0 ? null : (
            <Select
              language={language}
              name={`${form}/file`}
              label={words.fileLabel}
              optional
              empty={words.noFile}
              value={typed(at, form, 'file')}
              error={errorOf(`${form}/file`)}
              options={files.map(({ n, name }) => ({ value: String(n), label: `${n}. ${name}` }))}
            />
          )}
          <p class="acts">
            <button class="btn" type="submit">
              {condition.sent ? words.again : words.send}
            </button>
            <a href={ownPath(language, own.id, 'files')}>{words.addFile}</a>
          </p>
        </form>
      )}
    </section>
  );
};

const answerOf = (language: Language, { state, agrees, until }: Asked): string | undefined => {
  const words = afterwardsWords[language].introductions;
  if (state === 'made') return words.made;
  if (state === 'ended') return words.ended;
  return agrees === undefined
    ? withDate(language, words.until, until)
    : `${agrees ? words.said.yes : words.said.no} ${withDate(language, words.waiting, until)}`;
};

/** Whether somebody wants to meet: yes or no, and no again as long as nothing was sent. */
export const IntroductionForm = ({ at, asked }: { readonly at: FormAt; readonly asked: Asked }) => {
  const { language, key } = at;
  const words = afterwardsWords[language].introductions;
  const open = asked.state === 'asked' || asked.state === 'waiting';
  return (
    <section id={asked.id}>
      <p class="prose" dir="auto">
        {asked.text}
      </p>
      <p class="note">{answerOf(language, asked)}</p>
      {open ? (
        <form method="post">
          <Hidden values={{ key, act: 'introduction', introduction: asked.id }} />
          <p class="acts">
            {asked.agrees === true ? null : (
              <button class="btn" type="submit" name="agrees" value="yes">
                {words.yes}
              </button>
            )}
            {asked.agrees === false ? null : (
              <button class="btn btn-quiet" type="submit" name="agrees" value="no">
                {words.no}
              </button>
            )}
          </p>
        </form>
      ) : null}
    </section>
  );
};

type FollowUp = z.infer<typeof OwnFollowUp>;
/** How it goes, once for each time that it was asked. */
export const FollowUpForm = ({ at, followUp, introduction }: { readonly at: FormAt; readonly followUp: FollowUp; readonly introduction?: string }) => {
  const { language, key, errorOf } = at;
  const words = afterwardsWords[language].followUps;
  const form = `day-${followUp.day}${introduction ? `-${introduction.slice(-6)}` : ''}`;
  return (
    <section id={form}>
      <h3>{words.one.replace('{day}', String(followUp.day))}</h3>
      {followUp.answer ? (
        <p class="note">
          {withDate(language, words.thanks, followUp.answer.at)} {words.goings[followUp.answer.going]}.
        </p>
      ) : (
        <form method="post" novalidate>
          <Hidden values={{ key, act: 'follow-up', form, day: String(followUp.day), introduction }} />
          <Radios
            language={language}
            name={`${form}/going`}
            label={words.going}
            value={typed(at, form, 'going')}
            error={errorOf(`${form}/going`)}
            options={(['well', 'slow', 'stopped'] as const).map((value) => ({ value, label: words.goings[value] }))}
          />
          <TextField
            language={language}
            name={`${form}/text`}
            label={words.text}
            rows={3}
            limit={1000}
            value={typed(at, form, 'text')}
            error={errorOf(`${form}/text`)}
          />
          <p class="acts">
            <button class="btn" type="submit">
              {words.send}
            </button>
          </p>
        </form>
      )}
    </section>
  );
};

/** A second look by somebody who was not involved. */
export const ReconsiderForm = ({ at, until }: { readonly at: FormAt; readonly until: string }) => {
  const { language, key, errorOf } = at;
  const words = afterwardsWords[language].reconsider;
  return (
    <section id="reconsider">
      <h2>{words.title}</h2>
      <p>{withDate(language, words.lead, until)}</p>
      <form method="post" novalidate>
        <Hidden values={{ key, act: 'reconsider', form: 'reconsider' }} />
        <TextField
          language={language}
          name="reconsider/reasons"
          label={words.reasons}
          hint={words.reasonsHint}
          rows={7}
          limit={3000}
          value={typed(at, 'reconsider', 'reasons')}
          error={errorOf('reconsider/reasons')}
        />
        <p class="acts">
          <button class="btn" type="submit">
            {words.send}
          </button>
        </p>
      </form>
    </section>
  );
};

/** A new draft with the earlier texts: an improved version where one was asked for, and since when that can be sent in. */
export const AgainForm = ({ at, improves, from }: { readonly at: FormAt; readonly improves: boolean; readonly from: string | undefined }) => {
  const words = afterwardsWords[at.language].again;
  return (
    <section id="start-again">
      <h2>{improves ? words.title : words.titleNew}</h2>
      {from ? <p>{withDate(at.language, words.from, from)}</p> : null}
      <p>{improves ? words.lead : words.leadNew}</p>
      <form method="post">
        <Hidden values={{ key: at.key, act: 'start-again' }} />
        <p class="acts">
          <button class="btn" type="submit">
            {words.send}
          </button>
        </p>
      </form>
    </section>
  );
};

/** What can be declined: an offer, or a pitch or a place on the list, which are none yet. */
export type Declined = 'offer' | 'pitch' | 'reserve';
export const declinedOf = (outcome: string | undefined): Declined => (outcome === 'pitch' || outcome === 'reserve' ? outcome : 'offer');

/** Nobody gives up an offer by a slip. */
export const DeclineForm = ({ at, what }: { readonly at: FormAt; readonly what: Declined }) => {
  const { send, ...others } = afterwardsWords[at.language].decline;
  const words = others[what];
  return (
    <Disclosure summary={words.title} open={at.filled?.form === 'decline'}>
      <form method="post" novalidate>
        <Hidden values={{ key: at.key, act: 'decline', form: 'decline' }} />
        <p>{words.lead}</p>
        <Checkbox language={at.language} name="decline/sure" label={words.sure} error={at.errorOf('decline/sure')} />
        <p class="acts">
          <button class="btn btn-quiet" type="submit">
            {send}
          </button>
        </p>
      </form>
    </Disclosure>
  );
};
