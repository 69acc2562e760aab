import type { ComponentChildren } from 'preact';
import { answerText } from '../../../shared/domain/form/told.ts';
import { UNREAD } from '../../../shared/domain/own-name.ts';
import type { PartName } from '../../../shared/domain/proposal.ts';
import { askedOf, type Question } from '../../../shared/domain/question.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { partLabel } from '../../../shared/domain/words/index.ts';
import { type Content, contentOf, firstIn, typedOf } from '../../form/content.ts';
import { FormField } from '../../form/field.tsx';
import { kindsOf } from '../../form/kinds.ts';
import { named } from '../../form/named.ts';
import { QuestionField } from '../../form/question.tsx';
import { gateOf, partsOf, shownGateOf } from '../../form/state.ts';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { draftWords } from '../../words/draft.ts';
import { judgedWords } from '../../words/judged.ts';
import { DraftAside } from './aside.tsx';

export type PartPage = {
  readonly own: OwnProposal;
  readonly part: PartName;
  readonly questions: readonly Question[];
  readonly typed: URLSearchParams;
  /** Whether the call keeps from reviewers whose proposal it is. */
  readonly blind: boolean;
  /** The version that is shown; saving goes on from there. */
  readonly seen: number;
  readonly trouble?: Trouble | undefined;
  /** What of a refused page was kept all the same. */
  readonly kept?: 'rest' | 'incomplete' | undefined;
  /** What is stored now, where somebody else was first. */
  readonly theirs?: Content | undefined;
  readonly fresh?: { readonly name: string; readonly row: number } | undefined;
};

/** What somebody else stored in a field, beside what was typed here. */
const Theirs = ({ page, language, field }: { readonly page: PartPage; readonly language: Frame['language']; readonly field: string }) => {
  const { part, questions, theirs, typed } = page;
  if (!theirs) return null;
  const words = draftWords[language].part;
  const path = `${part}/${field}`;
  const mine = contentOf(part, kindsOf(part, questions), typed)[field];
  if (JSON.stringify(mine) === JSON.stringify(theirs[field])) return null;
  const text = answerText(path, theirs[field], language, questions);
  return (
    <Notice language={language} level={2} title={words.differs}>
      {text === '' ? (
        <p>{words.theirsEmpty}</p>
      ) : (
        <>
          <p>{words.theirs}</p>
          <blockquote class="prose" dir="auto">
            {text}
          </blockquote>
        </>
      )}
    </Notice>
  );
};

const fieldsOf = (page: PartPage, language: Frame['language']): readonly { readonly field: string; readonly node: ComponentChildren }[] => {
  const { own, part, questions, typed, trouble, fresh } = page;
  const errorOf = errorsIn(trouble);
  if (part === 'extra') {
    const asked = askedOf(questions, (own.answers.extra ?? {}) as Content);
    return asked.map((question) => ({
      field: question.id,
      node: <QuestionField language={language} question={question} typed={typed} error={errorOf(`extra/${question.id}`)} />,
    }));
  }
  const gate = shownGateOf(own.answers, questions);
  return Object.entries(kindsOf(part)).map(([field, kind]) => ({
    field,
    node: (
      <FormField
        at={{
          language,
          part,
          field,
          kind,
          typed,
          gate: gate(`${part}/${field}`),
          error: errorOf(`${part}/${field}`),
          fresh: fresh?.name === `${part}/${field}` ? fresh.row : undefined,
        }}
      />
    ),
  }));
};

/** Words that the browser says while it saves by itself. */
const Saving = ({ language }: { readonly language: Frame['language'] }) => {
  const { saved, partly, saving, failing, elsewhere, ended } = draftWords[language].part;
  return (
    <p
      class="draft-saved"
      role="status"
      data-saving={saving}
      data-saved={saved}
      data-partly={partly.other}
      data-partly-one={partly.one}
      data-failing={failing}
      data-elsewhere={elsewhere}
      data-ended={ended}
    />
  );
};

/** Where in the form this part stands, in words. */
const placeOf = (part: PartName, questions: readonly Question[], language: Frame['language']): string => {
  const { short, further } = partsOf(questions);
  const list = short.includes(part) ? short : further;
  const [step, n, all] = [list === short ? 1 : 2, list.indexOf(part) + 1, list.length];
  return draftWords[language].part.of.replace('{step}', String(step)).replace('{n}', String(n)).replace('{all}', String(all));
};

/** One part of the form. Whatever could not be kept stands in it as it was typed. */
export const partPage = (frame: Frame, given: PartPage): string => {
  const { language } = frame;
  const page = { ...given, trouble: named(given.trouble, language, given.questions) };
  const { own, part, questions, seen, trouble, kept } = page;
  const words = draftWords[language].part;
  const kinds = kindsOf(part, questions);
  const home = own.stage === 'question' ? `/${language}/proposals/${own.id}/answer` : `/${language}/drafts/${own.id}`;
  const place = placeOf(part, questions, language);
  const fields = fieldsOf(page, language);
  const hasSafetySystem = gateOf(own.answers, 'operation/rollback')?.code === 'gate.sis';
  return pageOf(frame, {
    title: `${partLabel(part, language)} (${place.toLowerCase()})`,
    failed: trouble !== undefined,
    room: 'submit',
    scripts: ['form.js', 'draft.js'],
    content: (
      <div class="draft">
        <div>
          <p class="crumb">
            <a href={home}>{own.stage === 'question' ? words.toAnswer : words.back}</a>
          </p>
          <Errors language={language} trouble={trouble} names={fields.map(({ field }) => `${part}/${field}`)} />
          {kept ? <Notice language={language}>{kept === 'rest' ? words.keptRest : words.keptIncomplete}</Notice> : null}
          <p class="draft-place">{place}</p>
          <h1>{partLabel(part, language)}</h1>
          {given.blind && !UNREAD.includes(part) ? <Notice language={language}>{judgedWords[language].blind}</Notice> : null}
          {part === 'extra' ? <p class="lead">{words.extraHint}</p> : null}
          <form
            class={hasSafetySystem ? 'part part-sis' : 'part'}
            method="post"
            action={`/${language}/drafts/${own.id}/parts/${part}`}
            novalidate
            data-draft={`/api/proposals/${own.id}/parts/${part}`}
            data-part={part}
            data-kinds={JSON.stringify(kinds)}
          >
            <button type="submit" name="go" value="next" hidden tabIndex={-1} />
            <input type="hidden" name="seen" value={seen} autocomplete="off" />
            {fields.length === 0 ? <p>{words.nothing}</p> : null}
            {fields.map(({ field, node }) => (
              <div key={field} class="part-field">
                {node}
                <Theirs page={page} language={language} field={field} />
              </div>
            ))}
            {part === 'process' ? <p class="part-untouched note">{words.untouched}</p> : null}
            <Saving language={language} />
            <p class="acts">
              <button class="btn" type="submit" name="go" value="next">
                {words.save}
              </button>
              <button class="btn btn-quiet" type="submit" name="go" value="later">
                {words.later}
              </button>
            </p>
          </form>
        </div>
        <DraftAside language={language} own={own} />
      </div>
    ),
  });
};

/** A part as it is stored, with the careful choice made beforehand where nothing is stored yet. */
export const storedForm = (own: OwnProposal, part: PartName, questions: readonly Question[]): URLSearchParams => {
  const content = (own.answers[part] ?? {}) as Content;
  const first = Object.keys(content).length === 0 ? firstIn(part) : {};
  return typedOf(part, kindsOf(part, questions), { ...first, ...content });
};
