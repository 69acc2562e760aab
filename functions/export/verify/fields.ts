/** Every other field of the proposal, as far as the log or the answers tell it. */
export const VERIFY_FIELDS = `// Acts that were taken back count for nothing: each undoing is of the newest act of its kind by the same person before it.
const standing = (facts) => {
  const kept = [];
  for (const fact of facts) {
    const isTaken = ({ type, by, data }) => type === fact.data.act && by === fact.by && [undefined, data.reviewer].includes(fact.data.reviewer);
    const at = fact.type === 'ActUndone' ? kept.findLastIndex(isTaken) : -1;
    if (at >= 0) kept.splice(at, 1);
    kept.push(fact);
  }
  return kept;
};

const PUBLIC = {
  submitted: 'received',
  screening: 'being-checked',
  'info-requested': 'question',
  'in-review': 'in-review',
  deliberation: 'in-review',
  decided: 'in-review',
  announced: 'decided',
  'in-support': 'in-support',
};

// Answers to the checks; one that waited for the applicant is open again once there is an answer.
const checksIn = (facts) =>
  facts.reduce((checks, { type, data }) => {
    if (type === 'ProposalScreened') return { ...checks, ...data };
    return type === 'QuestionAnswered' ? Object.fromEntries(Object.entries(checks).filter(([, answer]) => answer !== 'ask')) : checks;
  }, {});

const lastOf = (facts, ...types) => facts.filter(({ type }) => types.includes(type)).at(-1);
const wasPurged = (facts) => facts.some(({ type }) => type === 'TextPurged' || type === 'ItemAnonymised');
const isImport = (facts) => facts.some(({ type }) => type === 'ProposalImported');

// The log holds a receipt of the answers as they stand; those taken over from elsewhere have none before they are changed.
const isReceipted = ({ revision }, facts) => receiptsIn(facts).has(revision);

// What a field must say, in a list of one; nothing where neither the log nor the answers tell it.
const fromAnswers =
  (read) =>
  (proposal, { facts }) =>
    isImport(facts) || wasPurged(facts) || !isReceipted(proposal, facts) || proposal.answers.outline === undefined ? undefined : [read(proposal.answers)];
const FIELDS = {
  kind: () => ['proposal'],
  publicStage: ({ stage }) => [PUBLIC[stage] ?? 'closed'],
  title: fromAnswers(({ outline }) => outline.title),
  tlp: fromAnswers(({ request }) => (request.tlp === 'red' ? 'amber-strict' : request.tlp)),
  safetySeat: fromAnswers(({ process }) => process.safetyFunction !== undefined && process.safetyFunction !== 'no'),
  origin: (_, { facts }) => (isImport(facts) ? ['import'] : undefined),
  receivedAt: (_, { facts }) => (isImport(facts) ? undefined : [lastOf(facts, 'ProposalSubmitted')?.at]),
  owner: (_, { facts, people = {} }) => {
    const owner = facts
      .map(({ state }) => state?.after)
      .filter(Boolean)
      .at(-1)
      ?.split('|')[1];
    return owner === undefined ? undefined : [owner === 'none' ? undefined : { id: owner, name: people[owner] ?? '' }];
  },
  round: (_, { facts }) => {
    const kept = standing(facts);
    return [lastOf(kept, 'RoundReopened')?.data.round ?? (lastOf(kept, 'ProposalAdmitted') ? 1 : 0)];
  },
  checks: (_, { facts }) => [checksIn(facts)],
  mergedInto: (_, { facts }) => [lastOf(standing(facts), 'ProposalMerged', 'ProposalReopened')?.data.into],
};

const shownOf = (value) => (value === undefined ? 'nothing' : canonical(value));

export const fieldFaults = (proposal, log) =>
  log.facts[0]?.seq !== 1
    ? []
    : Object.entries(FIELDS).flatMap(([field, tell]) => {
        const told = tell(proposal, log);
        const isSame = told === undefined || shownOf(told[0]) === shownOf(proposal[field]);
        return isSame ? [] : [field + ' must be ' + shownOf(told[0]) + ', the proposal says ' + shownOf(proposal[field])];
      });

// The fields whose every change shows, by other checks or by those above; all others are named as not proved.
const PROVED = ['id', 'reference', 'stage', 'outcome', 'revision', 'reviews', 'decisions'];
const BY_RECEIPT = ['receipt', 'answers'];
const PARTLY = {
  assignments: 'assignments: due',
  thread: 'thread: subject, address and who put a mail there',
  files: 'files: name, size, time and what is in them',
  approval: 'approval: how many are needed, and what the reader may do',
};
export const provedFields = (proposal, log) =>
  Object.keys(proposal).filter(
    (field) =>
      PROVED.includes(field) ||
      (BY_RECEIPT.includes(field) && isReceipted(proposal, log.facts)) ||
      (log.facts[0]?.seq === 1 && FIELDS[field]?.(proposal, log) !== undefined),
  );
export const unprovedFields = (proposal, log) => {
  const proved = provedFields(proposal, log);
  return Object.keys(proposal).flatMap((field) => (proved.includes(field) ? [] : ['proposal.json ' + (PARTLY[field] ?? field)]));
};

// What an invitation, a refusal and a review say of an assignment.
export const askedFaults = ({ assignments }, facts) =>
  facts[0]?.seq !== 1
    ? []
    : assignments.flatMap((assignment) => {
        const own = standing(facts).filter(({ data }) => data.reviewer === assignment.reviewer);
        const [invited, again, declined, sent] = [['ReviewerInvited'], ['ReviewReopened'], ['InvitationDeclined'], ['ReviewSubmitted']].map((types) =>
          lastOf(own, ...types),
        );
        const told = {
          safetySeat: invited?.data.safetySeat,
          invitedAt: invited?.at,
          ...(again ? {} : { round: invited?.data.round }),
          ...(assignment.status === 'declined' ? { reason: declined?.data.reason } : {}),
          ...(assignment.status === 'submitted' ? { submittedAt: sent?.at } : {}),
        };
        const wrong = Object.keys(told).filter((field) => shownOf(told[field]) !== shownOf(assignment[field]));
        return wrong.map(
          (field) =>
            'the log says ' +
            field +
            ' ' +
            shownOf(told[field]) +
            ' of the assignment of ' +
            assignment.reviewer +
            ', the proposal says ' +
            shownOf(assignment[field]),
        );
      });

const KINDS = { QuestionAsked: 'question', Step2Asked: 'question', QuestionAnswered: 'answer', NoteAdded: 'note', MailPasted: 'mail', RoundClosed: 'note' };
const TALK = ['DiscussionAdded', 'OutcomeProposed'];

// Who wrote a message, of which kind it is, and that none is left out.
export const threadFaults = ({ thread }, { facts, people = {} }) => {
  if (facts[0]?.seq !== 1) return [];
  const kept = standing(facts).filter(({ type, data }) => data.message !== undefined && data.digest !== undefined && !TALK.includes(type));
  const missing = wasPurged(facts)
    ? []
    : kept.filter(({ data }) => !thread.some(({ id }) => id === data.message)).map(({ data }) => 'message ' + data.message + ' is missing');
  const wrong = thread.flatMap(({ id, kind, from, address }) => {
    const fact = kept.find(({ data }) => data.message === id);
    if (fact === undefined) return [];
    const isOther = fact.type !== 'MailPasted' && address === undefined && from !== (people[fact.by] ?? '');
    return [
      ...([undefined, kind].includes(KINDS[fact.type]) ? [] : ['message ' + id + ' is of another kind']),
      ...(isOther ? ['message ' + id + ' is by ' + fact.by + ', who has another name in facts.json'] : []),
    ];
  });
  return [...missing, ...wrong];
};

const FILE = { FileExpected: 'expected', FileReceived: 'scanning', FileCleared: 'clean', FileRefused: 'refused', FileRemoved: 'removed' };

// What the log says of each file, and that both lists say the same of it.
export const listFaults = ({ files }, list, facts) => {
  const plain = list.map(({ sha256: _hash, inside: _inside, address: _address, ...file }) => file);
  const same = canonical(plain) === canonical(files) ? [] : ['files/list.json lists other files than the proposal'];
  if (facts[0]?.seq !== 1) return same;
  const wrong = files.flatMap(({ id, n, status }) => {
    const told = facts.filter(({ type, data }) => FILE[type] !== undefined && data.file === id).at(-1);
    if (told === undefined) return [];
    return told.data.n === n && FILE[told.type] === status
      ? []
      : ['the log says file ' + told.data.n + ' ' + FILE[told.type] + ', the proposal says file ' + n + ' ' + status];
  });
  return [...same, ...wrong];
};

// Who made the held decision, and who agreed to it.
export const approvalFaults = ({ approval, decisions }, { facts, people = {} }) => {
  const n = decisions.at(-1)?.n;
  if (approval === undefined || n === undefined || facts[0]?.seq !== 1) return [];
  const by = (wanted) =>
    standing(facts)
      .filter(({ type, data }) => wanted.test(type) && data.decision === n)
      .map((fact) => people[fact.by] ?? '');
  const isDecider = approval.decider === '' || by(DECIDES).includes(approval.decider);
  const agreed = by(/^DecisionApproved$/);
  return isDecider && approval.others.every((name) => agreed.includes(name)) ? [] : ['the log names others who stand behind decision ' + n];
};
`;
