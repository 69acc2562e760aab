import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import { Radios } from '../../parts/choice.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { draftWords } from '../../words/draft.ts';
import { DraftAside, Unverified } from './aside.tsx';

export type Invited = { readonly email?: string | undefined; readonly name?: string | undefined; readonly role?: string | undefined };
type TeamPage = { readonly own: OwnProposal; readonly key: string; readonly fields: Invited; readonly trouble?: Trouble };

type MemberProps = {
  readonly language: Frame['language'];
  readonly member: OwnProposal['team'][number];
  readonly mayChange: boolean;
  readonly formKey: string;
};
const Member = ({ language, member, mayChange, formKey }: MemberProps) => {
  const words = draftWords[language].team;
  const { person, name, email, role, state } = member;
  const called = name || email || words.person;
  return (
    <li>
      <p class="file-name">
        <bdi>{called}</bdi>
        {email && name ? (
          <span class="file-size">
            {' '}
            <bdi>{email}</bdi>
          </span>
        ) : null}
      </p>
      {mayChange ? (
        <form class="file-act" method="post">
          <Hidden values={{ key: formKey, act: 'remove', person }} />
          <button class="btn btn-quiet btn-small" type="submit">
            {words.remove}
            <span class="vh">: {called}</span>
          </button>
        </form>
      ) : null}
      <p class="file-state">{`${words.role[role]}, ${words.state[state]}`}</p>
    </li>
  );
};

const Invite = ({
  language,
  fields,
  formKey,
  trouble,
}: { readonly language: Frame['language']; readonly formKey: string } & Pick<TeamPage, 'fields' | 'trouble'>) => {
  const words = draftWords[language].team;
  const errorOf = errorsIn(trouble);
  const roles = (['editor', 'reader'] as const).map((value) => ({ value, label: words.role[value], hint: words.roleHint[value] }));
  return (
    <form method="post" novalidate>
      <h2>{words.invite}</h2>
      <Hidden values={{ key: formKey, act: 'invite' }} />
      <TextField
        language={language}
        name="email"
        type="email"
        label={words.email}
        hint={words.emailHint}
        value={fields.email}
        width="medium"
        spellcheck={false}
        autocomplete="off"
        error={errorOf('email')}
      />
      <TextField language={language} name="name" label={words.name} optional value={fields.name} width="medium" autocomplete="off" error={errorOf('name')} />
      <Radios language={language} name="role" label={words.asRole} value={fields.role ?? 'editor'} options={roles} error={errorOf('role')} />
      <p class="acts">
        <button class="btn" type="submit">
          {words.send}
        </button>
      </p>
    </form>
  );
};

/** Who helps with a draft, and how others come to. */
export const teamPage = (frame: Frame, { own, key, fields, trouble }: TeamPage): string => {
  const { language } = frame;
  const words = draftWords[language].team;
  const mayChange = own.mayDo.includes('delete');
  return pageOf(frame, {
    title: words.title,
    room: 'submit',
    failed: trouble !== undefined,
    scripts: ['form.js'],
    content: (
      <div class="draft">
        <div>
          <p class="crumb">
            <a href={`/${language}/drafts/${own.id}`}>{draftWords[language].part.back}</a>
          </p>
          <Errors language={language} trouble={trouble} labels={{ email: words.email, name: words.name, role: words.asRole }} />
          <h1>{words.title}</h1>
          <p class="lead">{words.lead}</p>
          <h2>{words.now}</h2>
          {own.team.length === 0 ? (
            <p>{words.nobody}</p>
          ) : (
            <ul class="file-list" aria-label={words.now}>
              {own.team.map((member) => (
                <Member key={member.person} language={language} member={member} mayChange={mayChange} formKey={key} />
              ))}
            </ul>
          )}
          {mayChange ? (
            <>
              <Unverified language={language} own={own} />
              <Invite language={language} fields={fields} formKey={key} {...(trouble ? { trouble } : {})} />
            </>
          ) : null}
          {own.mayDo.includes('leave') ? (
            <form method="post">
              <h2>{words.leave}</h2>
              <p>{words.leaveText}</p>
              <Hidden values={{ key, act: 'leave' }} />
              <p class="acts">
                <button class="btn btn-quiet" type="submit">
                  {words.leave}
                </button>
              </p>
            </form>
          ) : null}
        </div>
        <DraftAside language={language} own={own} />
      </div>
    ),
  });
};
