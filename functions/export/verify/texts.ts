/** What people wrote, against its digests. */
export const VERIFY_TEXTS = `// What people wrote, beside the digest of it in the log. Each text has a salt; where words were taken out for good, the salt is gone too.
const textsIn = (proposal, discussion) => [
  ...proposal.reviews.map((review) => {
    const { reviewer, round, revision, submittedAt, body } = review;
    const { note, ...rest } = body;
    return {
      name: 'review ' + reviewer + ' ' + round,
      told: ({ type, data }) => type === 'ReviewSubmitted' && data.reviewer === reviewer && data.round === round && data.revision === revision,
      content: { reviewer, round, revision, submittedAt, body: rest },
      note,
      isWordless: Object.values(body.criteria).every(({ comment }) => comment === ''),
    };
  }),
  ...proposal.decisions.map(({ n, rubric, outcome, at, reason, target, letter, conditions, override, meant }) => ({
    name: 'decision ' + n,
    told: ({ type, data }) => data.decision === n && /^(ProposalDecided|DecisionAmended|ProposalScreenedOut)$/.test(type),
    content: { n, rubric, outcome, at, reason, target, letter, conditions, override, meant },
  })),
  ...[...proposal.thread, ...discussion].map(({ id, at, text, outcome }) => ({
    name: 'message ' + id,
    told: ({ data }) => data.message === id,
    content: { id, at, text, outcome },
  })),
];

// Facts from before digests were kept cover nothing: that is said, and is no fault.
export const textFaults = (proposal, discussion, { facts, salts = {} }) => {
  const [faults, uncovered] = [[], []];
  const texts = textsIn(proposal, discussion);
  const wereTakenOut = facts.some(({ type }) => type === 'TextPurged' || type === 'ItemAnonymised');
  for (const { name, told, content, note, isWordless } of texts) {
    const fact = facts.filter(told).at(-1);
    const salt = salts[name];
    const sealed = (value) => sha256(canonical({ salt, content: value }));
    if (fact === undefined || fact.data.digest === undefined) uncovered.push(name);
    else if (salt === undefined && (wereTakenOut || isWordless)) uncovered.push(name + ', of which words were taken out');
    else if (salt === undefined) faults.push('the salt of ' + name + ' is missing');
    else if (sealed(content) !== fact.data.digest) faults.push(name + ' is not what the log says');
    else if (note !== undefined && sealed(note) !== fact.data.note) faults.push('the note of ' + name + ' is not what the log says');
  }
  const known = new Set(texts.map(({ name }) => name));
  const isGone = ({ seq, data }) =>
    wereTakenOut ||
    facts.some(
      (later) =>
        later.seq > seq &&
        /^(ReviewerRecused|ConflictDecided|ConflictDetected|ConflictDeclared|ActUndone)$/.test(later.type) &&
        [undefined, data.reviewer].includes(later.data.reviewer ?? later.data.person),
    );
  const latest = new Map(facts.filter(({ data }) => data.digest !== undefined).map((fact) => [fact.data.reviewer ?? 'decision ' + fact.data.decision, fact]));
  for (const fact of latest.values()) {
    const { reviewer, round, decision } = fact.data;
    const name = reviewer !== undefined ? 'review ' + reviewer + ' ' + round : decision !== undefined ? 'decision ' + decision : undefined;
    if (name !== undefined && !known.has(name) && !isGone(fact)) faults.push(name + ' is missing');
  }
  return { faults, uncovered };
};
`;
