import type { ComponentChildren } from 'preact';
import { Errors } from '../../parts/errors.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { CaseSection } from '../case/section.tsx';
import { type ActsData, pathOf } from './form.tsx';
import { Head } from './head.tsx';
import { Thread } from './thread.tsx';

/** What was typed for an act that is not offered any more: it stands there to be copied. */
const typedInVain = ({ act = '', form, contact }: ActsData): string[] => {
  const name = act === 'preview' ? 'reply' : act;
  if (!form || (contact.mayDo as readonly string[]).includes(name)) return [];
  return [...form].flatMap(([field, value]) => (field.startsWith(`${name}/`) && /\/text$/.test(field) && value.trim() !== '' ? [value] : []));
};

/** What the fields of the forms are called, each by the act that it belongs to; of a message in pieces, those of each piece. */
const labelsOf = (language: Frame['language'], trouble: Trouble | undefined): Readonly<Record<string, string>> => {
  const [words, shared] = [requestWords[language].acts, caseWords[language].acts];
  const ofPiece = { kind: words.sortKind, subject: words.splitSubject, text: words.splitText };
  const pieces = (trouble?.fields ?? []).flatMap(({ path }): [string, string][] => {
    const [, i = '', field = ''] = /^split\/pieces\/(\d+)\/(kind|subject|text)$/.exec(path) ?? [];
    return field === '' ? [] : [[path, `${ofPiece[field as keyof typeof ofPiece]} ${Number(i) + 1}`]];
  });
  return {
    'reply/text': words.replyText,
    'ask-colleague/colleague': words.colleague,
    'ask-colleague/text': words.askText,
    'answer-colleague/text': words.answerText,
    'note/text': words.noteText,
    'sort/kind': words.sortKind,
    'sort/priority': words.sortPriority,
    'sort/tlp': words.sortTlp,
    'sort/reason': words.sortReason,
    'hand-over/to': shared.handOverTo,
    'snooze/until': words.snoozeUntil,
    'extend/reason': words.extendReason,
    'merge/into': words.mergeInto,
    ...Object.fromEntries(pieces),
    'redirect/target': words.redirectTo,
    'paste/text': shared.pasteText,
    'paste/subject': shared.pasteSubject,
    'paste/from': shared.pasteFrom,
  };
};

/** Where a refused act comes back, and a letter that is only looked at: what is so now, and its forms with all that was typed. */
export const refusedPage = (frame: Frame, data: ActsData, forms: ComponentChildren): string => {
  const { language } = frame;
  const { contact, trouble } = data;
  const inVain = typedInVain(data);
  return pageOf(frame, {
    title: `${contact.sender.subject || contact.reference} (${contact.reference})`,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['request.css'],
    scripts: ['form.js', 'others.js', 'case.js'],
    content: (
      <div class="case case-narrow">
        <Errors language={language} trouble={trouble} labels={labelsOf(language, trouble)} />
        <Head language={language} contact={contact} />
        <p>
          <a href={pathOf(language, contact.id)}>{requestWords[language].more}</a>
        </p>
        {inVain.length === 0 ? null : (
          <CaseSection id="typed" title={caseWords[language].sections.typed}>
            {inVain.map((text) => (
              <p key={text} class="prose case-letter" dir="auto">
                {text}
              </p>
            ))}
          </CaseSection>
        )}
        {forms}
        <CaseSection id="thread" title={requestWords[language].thread.title}>
          <Thread language={language} contact={contact} />
        </CaseSection>
      </div>
    ),
  });
};
