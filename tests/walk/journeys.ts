import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import type { DecisionBody } from '../../shared/domain/decision.ts';
import { announce, decideHeld, type Site, type Staff, signInByMail, statusBytes } from './acts.ts';
import { MADE_UP } from './answers.ts';
import { type Browser, refused, Unexpected, wanted } from './client.ts';
import type { Sent } from './intake.ts';
import { checkTally, decisionOf, reviewAll, reviewAround } from './review.ts';
import { openInvitation, type Reviewer } from './reviewers.ts';
import type { Samples } from './samples.ts';
import type { Transcript } from './transcript.ts';

export type Company = {
  readonly site: Site;
  readonly staff: Staff;
  readonly transcript: Transcript;
  readonly reviewer: (id: string) => Reviewer;
  readonly sent: (id: string) => Sent;
  readonly cast: Samples['cast'];
};

const desk = (id: string) => `/api/desk/proposals/${id}`;

const admit = async ({ staff: { liaison } }: Company, { draft }: Sent): Promise<void> => {
  await wanted(200, 'take', liaison.post(`${desk(draft.proposal)}/take`));
  await wanted(200, 'admit', liaison.post(`${desk(draft.proposal)}/admit`, { checks: ALL_HOLD }));
};

const invite = async ({ site, staff }: Company, { draft }: Sent, reviewers: readonly Reviewer[]): Promise<void> => {
  await wanted(200, 'invite', staff.liaison.post(`${desk(draft.proposal)}/invite`, { reviewers: reviewers.map(({ id }) => id) }));
  await site.doors.later();
};

const refuseReviewer = async ({ staff, transcript }: Company, { draft }: Sent, reviewer: Reviewer): Promise<void> => {
  const problem = await refused(
    409,
    'conflict.blocks',
    `invite ${reviewer.name}`,
    staff.liaison.post(`${desk(draft.proposal)}/invite`, { reviewers: [reviewer.id] }),
  );
  const choices = await wanted(200, 'choices', staff.liaison.get(`${desk(draft.proposal)}/reviewers`));
  const choice = choices.reviewers.find(({ id }: { id: string }) => id === reviewer.id);
  if (!choice?.conflict) throw new Unexpected(`${reviewer.name} stands among the choices without a conflict`);
  transcript.line(`${reviewer.name} refused as a reviewer of ${draft.reference}: "${problem.errors?.[0]?.message ?? problem.detail}"`);
};

/** From deliberation to the letter in the applicant's hands. */
const decide = async ({ site, staff, transcript }: Company, { draft, sample }: Sent, applicant: Browser, body: DecisionBody): Promise<void> => {
  await decideHeld(staff.chair, applicant, draft.proposal, body);
  await site.doors.later();
  const early = (await site.doors.mails(draft.email)).length;
  await announce(staff.chair, draft.proposal);
  if ((await site.doors.mails(draft.email)).length !== early) throw new Unexpected('the decision left before its minute');
  await site.doors.later();
  const letter = (await site.doors.mails(draft.email)).slice(early).find((mail) => mail.subject.includes(draft.reference));
  if (!letter) throw new Unexpected('no letter about the decision');
  if (letter.text.includes(body.letter.opening) || letter.text.includes(sample.title)) throw new Unexpected('the mail of an AMBER+STRICT item tells its text');
  const own = await wanted(200, 'own letter', applicant.get(`/api/proposals/${draft.proposal}`));
  if (own.letter?.outcome !== body.outcome || own.letter.opening !== body.letter.opening) throw new Unexpected(`own letter: ${JSON.stringify(own.letter)}`);
  transcript.line(`${draft.reference} decided ${body.outcome} (held: status bytes equal), announced; "${letter.subject}"; own letter read`);
};

/** A blocked reviewer, one who declines and is replaced, three reviews, accepted and confirmed. */
export const accepted = async (company: Company): Promise<void> => {
  const { site, staff, transcript, cast, reviewer } = company;
  const { proposal, blocked, declines, panel } = cast.accepted;
  const sent = company.sent(proposal);
  const { draft } = sent;
  await admit(company, sent);
  await refuseReviewer(company, sent, reviewer(blocked));
  const [first, second, third] = panel.map(reviewer) as [Reviewer, Reviewer, Reviewer];
  await invite(company, sent, [first, second, reviewer(declines)]);
  const gone = await openInvitation(site, reviewer(declines), { id: draft.proposal, reference: draft.reference });
  await refused(403, 'session.not-enough', 'read by the invitation', gone.get(`/api/review/${draft.proposal}`));
  await wanted(200, 'decline', gone.post(`/api/review/${draft.proposal}/decline`, { reason: 'workload' }));
  await refused(404, 'item.not-found', 'read after declining', gone.get(`/api/review/${draft.proposal}/invitation`));
  transcript.line(`${reviewer(declines).name} declined ${draft.reference}; ${third.name} invited instead`);
  await invite(company, sent, [third]);
  const reviews = [reviewAround('en', 4, { spread: 0.5 }), reviewAround('en', 3.5, { spread: 0.5, unjudged: true }), reviewAround('en', 4.5)];
  await reviewAll(
    site,
    staff,
    sent,
    [first, second, third].map((each, i) => ({ reviewer: each, review: reviews[i]! })),
    transcript,
  );
  transcript.line(await checkTally(staff, draft.proposal, reviews));
  const applicant = await signInByMail(site, draft.email, draft.language);
  await decide(company, sent, applicant, decisionOf(draft.language, 'accepted'));
  await wanted(200, 'confirm', applicant.post(`/api/proposals/${draft.proposal}/confirm`));
  await refused(409, 'proposal.not-announced', 'confirm again', applicant.post(`/api/proposals/${draft.proposal}/confirm`));
  transcript.line(`${draft.reference} confirmed by the applicant`);
};

/** A question in review, answered with an amended part; one declares a conflict; accepted with conditions. */
export const conditions = async (company: Company): Promise<void> => {
  const { site, staff, transcript, cast, reviewer } = company;
  const { proposal, declares, panel } = cast.conditions;
  const sent = company.sent(proposal);
  const { draft, answers } = sent;
  await admit(company, sent);
  await invite(company, sent, [...panel, declares].map(reviewer));
  const conflicted = await openInvitation(site, reviewer(declares), { id: draft.proposal, reference: draft.reference });
  await wanted(200, 'declare', conflicted.post(`/api/review/${draft.proposal}/conflict`, { conflict: 'customer' }));
  await refused(404, 'item.not-found', 'read after declaring', conflicted.get(`/api/review/${draft.proposal}/invitation`));
  transcript.line(`${reviewer(declares).name} declared a conflict with ${draft.reference}, and sees nothing of it any more`);
  const question = draft.language === 'nl' ? 'Wat gebeurt er als de schakelaar uitvalt?' : 'What happens when the switch fails?';
  await wanted(200, 'ask', staff.liaison.post(`${desk(draft.proposal)}/ask`, { text: question }));
  await site.doors.later();
  const asked = await site.doors.mail(draft.email, (mail) => mail.subject.includes(draft.reference) && !mail.text.includes(question), 'question');
  const applicant = await signInByMail(site, draft.email, draft.language);
  const shown = await wanted(200, 'question', applicant.get(`/api/proposals/${draft.proposal}`));
  if (shown.thread.at(-1)?.text !== question) throw new Unexpected(`question: ${JSON.stringify(shown.thread)}`);
  const substance = {
    ...answers.substance,
    solution: `${answers.substance.solution} ${MADE_UP} ${draft.language === 'nl' ? 'Valt zij uit, dan blijft de verbinding open.' : 'If it fails, the connection stays open.'}`,
  };
  await wanted(200, 'answer', applicant.post(`/api/proposals/${draft.proposal}/answer`, { text: `${MADE_UP} ${question}`, changes: { substance } }));
  const after = await wanted(200, 'own', applicant.get(`/api/proposals/${draft.proposal}`));
  if (after.revision !== 2 || after.receipt === sent.receipt.receipt || after.stage !== 'in-review')
    throw new Unexpected(`answer: ${JSON.stringify(after).slice(0, 300)}`);
  transcript.line(`${draft.reference} asked by "${asked.subject}", answered with an amended part: revision 2, a new receipt`);
  const reviews = [3, 3.5, 3].map((mark, i) => reviewAround(draft.language, mark, { spread: i * 0.5 }));
  await reviewAll(
    site,
    staff,
    { ...sent, answers: { ...answers, substance } },
    panel.map((id, i) => ({ reviewer: reviewer(id), review: reviews[i]! })),
    transcript,
  );
  transcript.line(await checkTally(staff, draft.proposal, reviews));
  await decide(company, sent, applicant, decisionOf(draft.language, 'accepted-with-conditions'));
};

/** Low marks, a low mark for safety, declined. */
export const declined = async (company: Company): Promise<void> => {
  const { site, staff, transcript, cast, reviewer } = company;
  const sent = company.sent(cast.declined.proposal);
  const { draft } = sent;
  await admit(company, sent);
  await invite(company, sent, cast.declined.panel.map(reviewer));
  const reviews = [2, 1, 2.5].map((mark) => reviewAround('en', mark));
  await reviewAll(
    site,
    staff,
    sent,
    cast.declined.panel.map((id, i) => ({ reviewer: reviewer(id), review: reviews[i]! })),
    transcript,
  );
  transcript.line(await checkTally(staff, draft.proposal, reviews));
  const applicant = await signInByMail(site, draft.email, draft.language);
  await decide(company, sent, applicant, decisionOf(draft.language, 'declined'));
  await refused(409, 'proposal.not-announced', 'confirm what was declined', applicant.post(`/api/proposals/${draft.proposal}/confirm`));
};

/** The shorter ends: withdrawn during a question, redirected at the door, merged as a duplicate, an amended one, a colleague refused. */
export const shorter = async (company: Company, amended: string): Promise<void> => {
  const { site, staff, transcript, cast } = company;
  const { liaison } = staff;
  const withdrawn = company.sent(cast.withdrawn).draft;
  await wanted(200, 'take', liaison.post(`${desk(withdrawn.proposal)}/take`));
  await wanted(200, 'ask', liaison.post(`${desk(withdrawn.proposal)}/ask`, { text: `${MADE_UP} What happens on failure?` }));
  const applicant = await signInByMail(site, withdrawn.email, withdrawn.language);
  await wanted(200, 'withdraw', applicant.post(`/api/proposals/${withdrawn.proposal}/withdraw`, { reason: 'not-ready' }));
  await site.doors.later();
  if (!(await statusBytes(applicant, withdrawn.proposal)).includes('closed')) throw new Unexpected('withdrawn, but not closed for the applicant');
  transcript.line(`${withdrawn.reference} asked and withdrawn; a question that nobody waits for any more was not mailed`);

  const redirected = company.sent(cast.redirected).draft;
  await wanted(200, 'take', liaison.post(`${desk(redirected.proposal)}/take`));
  await wanted(
    200,
    'screen out',
    liaison.post(`${desk(redirected.proposal)}/screen-out`, {
      outcome: 'redirected',
      reason: 'not-ot',
      checks: { inScope: 'no' },
      target: 'elsewhere',
      text: `${MADE_UP} This belongs to office mail; other desks can help you further.`,
    }),
  );
  const merged = company.sent(cast.duplicate.proposal).draft;
  await wanted(200, 'take', liaison.post(`${desk(merged.proposal)}/take`));
  await wanted(200, 'merge', liaison.post(`${desk(merged.proposal)}/merge`, { into: company.sent(cast.duplicate.of).draft.proposal, differentSender: true }));
  await site.doors.later();
  transcript.line(`${redirected.reference} redirected, ${merged.reference} merged into ${company.sent(cast.duplicate.of).draft.reference}`);

  const same = company.sent(cast.sameOrganisation.proposal);
  await admit(company, same);
  await refuseReviewer(company, same, company.reviewer(cast.sameOrganisation.blocked));

  const { draft, answers } = company.sent(amended);
  const own = await signInByMail(site, draft.email, draft.language);
  const outline = { ...answers.outline, title: `${answers.outline.title.slice(0, 100)} (amended)` };
  const done = await wanted(200, 'amend', own.post(`/api/proposals/${draft.proposal}/amend`, { changes: { outline } }));
  const title = (await wanted(200, 'desk', liaison.get(desk(draft.proposal)))).title;
  if (done.revision !== 2 || title !== outline.title) throw new Unexpected(`amend: ${JSON.stringify(done)} ${title}`);
  transcript.line(`${draft.reference} amended before anybody took it: revision ${done.revision}`);
};
