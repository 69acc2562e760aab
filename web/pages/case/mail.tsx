import { TextField } from '../../parts/field.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { caseWords } from '../../words/case.ts';
import { refusedPage } from './act.tsx';
import { AskForm } from './ask.tsx';
import { ActButton, ActForm, type ActsData, type ActsProps, Fold, fieldsOf, isOpenFor } from './form.tsx';
import { InVain } from './vain.tsx';

export const PasteForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  const of = fieldsOf({ language, data });
  return (
    <Fold id="paste" title={words.paste} open={isOpenFor(data, 'paste')}>
      <ActForm language={language} data={data} mail>
        <TextField {...of('paste/text')} label={words.pasteText} hint={words.pasteHint} rows={8} limit={20_000} />
        <TextField {...of('paste/subject')} label={words.pasteSubject} optional />
        <TextField {...of('paste/from')} label={words.pasteFrom} type="email" optional />
        <ActButton act="paste">{words.pasteSend}</ActButton>
      </ActForm>
    </Fold>
  );
};

export const RevokeForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].acts;
  return (
    <Fold id="revoke-link" title={words.revoke} open={isOpenFor(data, 'revoke-link')}>
      <ActForm language={language} data={data} mail>
        <p>{words.revokeHint}</p>
        <ActButton act="revoke-link">{words.revokeSend}</ActButton>
      </ActForm>
    </Fold>
  );
};

/** What goes between staff and the sender beside the acts. */
export const refusedMailPage = (frame: Frame, data: ActsData): string =>
  refusedPage(
    frame,
    data,
    <>
      <InVain language={frame.language} data={data} />
      <section class="case-side" id="acts">
        {data.proposal.mayDo.includes('ask') ? <AskForm language={frame.language} data={data} /> : null}
        <PasteForm language={frame.language} data={data} />
        <RevokeForm language={frame.language} data={data} />
      </section>
    </>,
  );
