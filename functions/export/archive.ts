import { strToU8, zipSync } from 'fflate/browser';
import type { Dossier } from '../../shared/contract/export.ts';
import { dossierWords } from '../../shared/domain/words/dossier.ts';
import { afterwardsPage } from './afterwards.ts';
import { sha256Of } from './bytes.ts';
import { answersPage, decisionPage, discussionPage, reviewsPage, type Told, threadPage } from './readable.ts';
import { VERIFIER } from './verifier.ts';

type Mail = Dossier['mails'][number];
type Files = Readonly<Record<string, Uint8Array>>;

const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 2)}\n`);

const letterOf = ({ words }: Told, { template, to, sentAt, state, subject = '', text = '' }: Mail): Uint8Array =>
  strToU8(`${words.to}: ${to}\n${words.sent}: ${sentAt ?? `${words.notSent} (${state})`}\n${template}\n\n${subject}\n\n${text}\n`);

const logOf = ({ proposal, facts, head, salt, salts, revisions, people }: Dossier) => ({
  record: proposal.id,
  reference: proposal.reference,
  ...(proposal.receipt ? { receipt: proposal.receipt } : {}),
  salt,
  salts,
  head,
  facts,
  revisions: revisions.map(({ revision, answers }) => ({ revision, answers })),
  people,
});

/** The entries of a dossier under the names that its readme gives them. A name never comes from what somebody typed. */
const entriesOf = (dossier: Dossier, language: 'nl' | 'en', attachments: Files): Files => {
  const { proposal, stamp, takenAt } = dossier;
  const words = dossierWords(language);
  const told: Told = { language, words, proposal, stamp, dossier };
  return {
    'README.txt': strToU8(`${stamp ? `${stamp}\n\n` : ''}${words.readme.replace('{reference}', proposal.reference).replace('{at}', takenAt)}`),
    ...Object.fromEntries(
      dossier.revisions.map(({ revision, answers }) => [`answers/revision-${revision}.html`, strToU8(answersPage(told, revision, answers))]),
    ),
    'reviews.html': strToU8(reviewsPage(told)),
    'thread.html': strToU8(threadPage(told)),
    ...(dossier.discussion
      ? { 'discussion.html': strToU8(discussionPage(told, dossier.discussion)), 'discussion.json': json(dossier.discussion.entries) }
      : {}),
    'decision.html': strToU8(decisionPage(told)),
    'standing.json': json(dossier.stood),
    ...(dossier.afterwards ? { 'afterwards.html': strToU8(afterwardsPage(told, dossier.afterwards)), 'afterwards.json': json(dossier.afterwards) } : {}),
    ...Object.fromEntries(dossier.mails.map((mail, i) => [`letters/${String(i + 1).padStart(3, '0')}-${mail.template}.txt`, letterOf(told, mail)])),
    'files/list.json': json(dossier.files),
    ...attachments,
    'proposal.json': json(proposal),
    'facts.json': json(logOf(dossier)),
    'verify.mjs': strToU8(VERIFIER.text),
  };
};

/** The archive, the same bytes for the same dossier wherever it is made. */
export const archiveOf = (dossier: Dossier, language: 'nl' | 'en', attachments: Files): Uint8Array => {
  const entries = entriesOf(dossier, language, attachments);
  const manifest = {
    reference: dossier.proposal.reference,
    takenAt: dossier.takenAt,
    files: Object.entries(entries).map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256Of(bytes) })),
  };
  // The time in an archive is that of a wall clock somewhere; what counts stands in the manifest.
  return zipSync({ ...entries, 'manifest.json': json(manifest) }, { level: 6, mtime: new Date(2000, 0, 1) });
};
