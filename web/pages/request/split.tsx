import { Select, TextField } from '../../parts/field.tsx';
import { requestWords } from '../../words/request.ts';
import { Act } from './act.tsx';
import { type ActsProps, fieldsOf, PIECES } from './form.tsx';
import { kindOptions } from './kinds.ts';

/** A message with several wishes, taken apart: what the sender wrote is copied into the pieces. */
export const SplitForm = (props: ActsProps) => {
  const { language, data } = props;
  const [words, of] = [requestWords[language].acts, fieldsOf(props)];
  const { contactKind, language: spoken } = data.contact;
  return (
    <Act {...props} to="paste" act="split" title={words.split} hint={words.splitHint} send={words.splitSend}>
      {Array.from({ length: PIECES }, (_, i) => (
        <fieldset key={i} class="request-piece">
          <legend>{words.splitPiece.replace('{n}', String(i + 1))}</legend>
          <Select {...of(`split/pieces/${i}/kind`, contactKind)} label={words.sortKind} options={kindOptions(language)} empty={null} />
          <TextField {...of(`split/pieces/${i}/subject`)} label={words.splitSubject} lang={spoken} optional={i > 0} />
          <TextField {...of(`split/pieces/${i}/text`)} label={words.splitText} rows={4} limit={5000} lang={spoken} optional={i > 0} />
        </fieldset>
      ))}
    </Act>
  );
};
