/** What the log says of the proposal: answers, stage, outcome, who was asked, and by which names. */
export const VERIFY_STORY = `const newest = (revisions) => [...revisions].sort((a, b) => a.revision - b.revision).at(-1);

// The answers of the proposal are those of the revision that the receipt covers.
export const answerFaults = (proposal, { revisions, receipt }) => {
  const faults = [];
  const last = newest(revisions) ?? { answers: {} };
  if (canonical(proposal.answers) !== canonical(last.answers)) faults.push('the answers of the proposal are not those of its last revision');
  if (last.revision !== undefined && last.revision !== proposal.revision) faults.push('the proposal says another revision than the log');
  if (proposal.receipt !== receipt) faults.push('the proposal says another receipt than the log');
  return faults;
};

const DECIDES = /^(ProposalDecided|DecisionAmended|ProposalScreenedOut)$/;
const UNDECIDED = /^(draft|submitted|screening|info-requested|in-review|deliberation)$/;

// The outcome that counts is that of the last decision, from the moment it was made until the proposal is open again.
const outcomeFaults = ({ stage, outcome }, facts) => {
  const told = facts.filter(({ type }) => DECIDES.test(type)).at(-1)?.data.outcome;
  const isDecided = /^(decided|announced)$/.test(stage);
  const fits = outcome === undefined ? !isDecided : outcome === told && !UNDECIDED.test(stage);
  return fits
    ? []
    : ['the log says outcome ' + (isDecided || !UNDECIDED.test(stage) ? (told ?? 'none') : 'none') + ', the proposal says ' + (outcome ?? 'none')];
};

const STATUS = {
  ReviewerInvited: 'invited',
  InvitationAccepted: 'accepted',
  InvitationDeclined: 'declined',
  ReviewSubmitted: 'submitted',
  ReviewReopened: 'accepted',
  AssignmentExpired: 'expired',
  AssignmentCancelled: 'cancelled',
  ReviewerRecused: 'recused',
};

// Who was asked, and what came of it: the last fact of each says so. An invitation that was taken back was never there.
const assignmentFaults = ({ assignments }, facts) => {
  const told = new Map();
  for (const { type, data } of facts) {
    if (type === 'ActUndone' && data.act === 'ReviewerInvited') told.delete(data.reviewer);
    else if (STATUS[type] !== undefined) told.set(data.reviewer, STATUS[type]);
  }
  // Of what is anonymous by now nobody is told who was asked.
  const isMissing = (each) => !facts.some(({ type }) => type === 'ItemAnonymised') && !assignments.some(({ reviewer }) => reviewer === each);
  const faults = [...told.keys()].filter(isMissing).map((each) => 'the assignment of ' + each + ' is missing');
  for (const { reviewer, status } of assignments)
    if (told.get(reviewer) !== status)
      faults.push('the log says assignment ' + (told.get(reviewer) ?? 'none') + ' of ' + reviewer + ', the proposal says ' + status);
  return faults;
};

// Facts name people by number. Which name belongs to a number stands beside the facts, and no hash covers it: both files must say the same.
export const nameFaults = ({ assignments, reviews, decisions }, { facts, people = {} }) => {
  const faults = [];
  if (facts.length === 0 || facts[0].seq !== 1) return faults;
  const nameOf = (id) => people[id] ?? '';
  for (const { reviewer, name } of [...assignments, ...reviews])
    if (name !== nameOf(reviewer)) faults.push('the name of ' + reviewer + ' is another one in facts.json');
  for (const { n, by } of decisions) {
    const fact = facts.filter(({ type, data }) => DECIDES.test(type) && data.decision === n).at(-1);
    if (fact !== undefined && by !== nameOf(fact.by)) faults.push('decision ' + n + ' was made by ' + fact.by + ', who has another name in facts.json');
  }
  return faults;
};

// What the proposal says of itself, beside what the log says of it. Facts that expired can be held against nobody.
export const storyFaults = (proposal, facts) => {
  const faults = [];
  if (facts.length === 0 || facts[0].seq !== 1) return faults;
  const stage = facts
    .map(({ state }) => state?.after)
    .filter(Boolean)
    .at(-1)
    ?.split('|')[0];
  if (stage !== undefined && stage !== proposal.stage) faults.push('the log ends at ' + stage + ', the proposal says ' + proposal.stage);
  for (const { n, outcome } of proposal.decisions)
    if (!facts.some(({ data }) => data.decision === n && data.outcome === outcome)) faults.push('no fact says decision ' + n + ' with outcome ' + outcome);
  for (const { reviewer, round, revision } of proposal.reviews) {
    const said = ({ type, data }) => type === 'ReviewSubmitted' && data.reviewer === reviewer && data.round === round && data.revision === revision;
    if (!facts.some(said)) faults.push('no fact says the review of ' + reviewer + ' in round ' + round);
  }
  return [...faults, ...outcomeFaults(proposal, facts), ...assignmentFaults(proposal, facts)];
};
`;
