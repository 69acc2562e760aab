import { community } from '../../../shared/community.ts';
import type { Status } from '../../../shared/domain/view/applicant.ts';
import { Facts } from '../../parts/facts.tsx';
import { Moment, momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { ProcessLine } from '../../parts/process-line.tsx';
import { CallTo, MailTo } from '../../parts/reach.tsx';
import { Tag } from '../../parts/tag.tsx';
import { draftWords } from '../../words/draft.ts';

/** The confirmation: what it is called, what happens next and by when, and whom to ask. It can be printed. */
export const sentPage = (frame: Frame, { status, receipt }: { readonly status: Status; readonly receipt: string | undefined }): string => {
  const { language } = frame;
  const words = draftWords[language].sent;
  const { email, phone } = community.contact;
  const { reference, receivedAt, liaison, nextDate, nextStep, decisionBy, undated } = status;
  return pageOf(frame, {
    title: words.title,
    room: 'submit',
    content: (
      <div class="sent">
        <h1>{words.title}</h1>
        <p class="tag-head">
          <Tag reference={reference} />
        </p>
        <ProcessLine language={language} at="receipt" />
        <Facts
          rows={[
            { term: words.reference, value: reference },
            ...(receivedAt ? [{ term: words.received, value: <Moment language={language} iso={receivedAt} style="moment" /> }] : []),
            { term: words.liaison, value: liaison ? <bdi>{liaison}</bdi> : words.noLiaison },
            ...(receipt ? [{ term: words.receipt, value: <code>{receipt}</code> }] : []),
          ]}
        />
        <h2>{words.next}</h2>
        <ol>
          {nextStep === 'first-reply' && nextDate ? <li>{words.steps.reply.replace('{date}', momentIn(language, nextDate))}</li> : null}
          <li>{words.steps.ask}</li>
          {decisionBy ? <li>{words.steps.decision.replace('{date}', momentIn(language, decisionBy))}</li> : undated ? <li>{words.steps.undated}</li> : null}
        </ol>
        <p>
          {receipt ? words.mail : words.mailAlone} {words.proves}
        </p>
        <p>
          {words.contact} <MailTo email={email} />, <CallTo phone={phone} />
        </p>
        <p class="no-print">
          {words.keep} <a href={`/${language}/proposals/${status.id}`}>{words.follow}</a>
        </p>
      </div>
    ),
  });
};
