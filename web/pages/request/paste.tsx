import { TextField } from '../../parts/field.tsx';
import { caseWords } from '../../words/case.ts';
import { requestWords } from '../../words/request.ts';
import { Act } from './act.tsx';
import { type ActsProps, fieldsOf } from './form.tsx';

export const PasteForm = (props: ActsProps) => {
  const [words, of] = [caseWords[props.language].acts, fieldsOf(props)];
  return (
    <Act {...props} to="paste" act="paste" title={words.paste} send={words.pasteSend}>
      <TextField {...of('paste/text')} label={words.pasteText} hint={requestWords[props.language].acts.pasteHint} rows={8} limit={20_000} />
      <TextField {...of('paste/subject')} label={words.pasteSubject} optional />
      <TextField {...of('paste/from')} label={words.pasteFrom} type="email" optional />
    </Act>
  );
};
