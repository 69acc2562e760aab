import type { Language } from '../../../shared/community.ts';
import { isAmongStaff } from '../../../shared/domain/message.ts';
import { Moment } from '../../parts/format.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import type { Contact } from './form.tsx';

type Message = Contact['thread'][number];

const classOf = (message: Message): string =>
  ['case-message', `case-${message.kind}`, isAmongStaff(message) && 'request-among', message.otherAddress && 'request-other'].filter(Boolean).join(' ');

const writerOf = (language: Language, { from, address }: Message): string =>
  address ? caseWords[language].thread.other.replace('{address}', address) : from || requestWords[language].thread.sender;

const Line = ({ language, message }: { readonly language: Language; readonly message: Message }) => {
  const words = requestWords[language].thread;
  const { kind, subject, address, pastedBy, undone, at } = message;
  const shared = caseWords[language].thread;
  return (
    <>
      <p class="case-small">
        <strong>{shared.kind[kind]}</strong>
        {isAmongStaff(message) && !undone ? ` (${words.among})` : null} · <bdi>{writerOf(language, message)}</bdi> ·{' '}
        <Moment language={language} iso={at} style="moment" />
        {pastedBy ? (
          <>
            {' '}
            · <bdi>{shared.pasted.replace('{name}', pastedBy)}</bdi>
          </>
        ) : null}
      </p>
      {address ? <p class="case-small case-against">{words.otherAddress}</p> : null}
      {undone ? <p class="case-small case-against">{words.undone}</p> : null}
      {subject ? (
        <p dir="auto">
          {shared.subject}: <bdi>{subject}</bdi>
        </p>
      ) : null}
    </>
  );
};

/** What was written, asked and pasted in, in its order; what stays among colleagues looks different from what the sender reads. */
export const Thread = ({ language, contact }: { readonly language: Language; readonly contact: Contact }) => (
  <ol class="case-thread">
    {contact.thread.map((message) => (
      <li key={message.id} class={classOf(message)}>
        <Line language={language} message={message} />
        <div class="prose" dir="auto">
          {message.undone ? <s>{message.text}</s> : message.text}
        </div>
      </li>
    ))}
  </ol>
);
