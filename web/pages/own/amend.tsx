import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/community.ts';
import { PARTS, type PartName } from '../../../shared/domain/proposal.ts';
import { askedOf, type Question } from '../../../shared/domain/question.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { partLabel } from '../../../shared/domain/words/index.ts';
import type { Content } from '../../form/content.ts';
import { FormField } from '../../form/field.tsx';
import { kindsOf } from '../../form/kinds.ts';
import { named } from '../../form/named.ts';
import { QuestionField } from '../../form/question.tsx';
import { gateOf } from '../../form/state.ts';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { actWords } from '../../words/act.ts';
import { ActHead } from './act-head.tsx';
import { ownPath } from './paths.ts';

/** The parts that can be amended, each with a way to its form. */
export const amendPage = (frame: Frame, own: OwnProposal): string => {
  const { language } = frame;
  const words = actWords[language].amend;
  return pageOf(frame, {
    title: words.title,
    room: 'mine',
    content: (
      <div class="read">
        <ActHead language={language} own={own} />
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        <ul>
          {PARTS.filter((part) => part !== 'extra' || own.answers.extra !== undefined).map((part) => (
            <li key={part}>
              <a href={`${ownPath(language, own.id, 'amend')}?part=${part}`}>{partLabel(part, language)}</a>
            </li>
          ))}
        </ul>
        <p>
          <a href={ownPath(language, own.id, 'files')}>{words.files}</a>
        </p>
      </div>
    ),
  });
};

export type Amending = {
  readonly own: OwnProposal;
  readonly part: PartName;
  readonly questions: readonly Question[];
  readonly typed: URLSearchParams;
  readonly key: string;
  readonly trouble?: Trouble | undefined;
  readonly fresh?: { readonly name: string; readonly row: number } | undefined;
};

const fieldsOf = ({ own, part, questions, typed, trouble, fresh }: Amending, language: Language): readonly { field: string; node: ComponentChildren }[] => {
  const errorOf = errorsIn(trouble);
  if (part === 'extra')
    return askedOf(questions, (own.answers.extra ?? {}) as Content).map((question) => ({
      field: question.id,
      node: <QuestionField language={language} question={question} typed={typed} error={errorOf(`extra/${question.id}`)} />,
    }));
  return Object.entries(kindsOf(part)).map(([field, kind]) => {
    const path = `${part}/${field}`;
    const row = fresh?.name === path ? fresh.row : undefined;
    const at = { language, part, field, kind, typed, gate: gateOf(own.answers, path), error: errorOf(path), fresh: row };
    return { field, node: <FormField at={at} /> };
  });
};

/** The form of one part, which becomes the next version of it. */
export const amendPartPage = (frame: Frame, given: Amending): string => {
  const { language } = frame;
  const page = { ...given, trouble: named(given.trouble, language, given.questions) };
  const { own, part, key, trouble } = page;
  const words = actWords[language].amend;
  const fields = fieldsOf(page, language);
  return pageOf(frame, {
    title: partLabel(part, language),
    failed: trouble !== undefined,
    room: 'mine',
    scripts: ['form.js'],
    content: (
      <div class="read">
        <p class="crumb">
          <a href={ownPath(language, own.id, 'amend')}>{words.another}</a>
        </p>
        <Errors language={language} trouble={trouble} names={fields.map(({ field }) => `${part}/${field}`)} />
        <h1>{partLabel(part, language)}</h1>
        <p class="lead">{words.newer}</p>
        <form class="part" method="post" action={`${ownPath(language, own.id, 'amend')}?part=${part}`} novalidate>
          <button type="submit" name="go" value="save" hidden tabIndex={-1} />
          <Hidden values={{ key }} />
          {fields.map(({ field, node }) => (
            <div key={field} class="part-field">
              {node}
            </div>
          ))}
          <p class="acts">
            <button class="btn" type="submit" name="go" value="save">
              {words.save}
            </button>
            <a href={ownPath(language, own.id)}>{words.leave}</a>
          </p>
        </form>
      </div>
    ),
  });
};
