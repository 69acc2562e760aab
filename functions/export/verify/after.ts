/** What came after the decisions, as far as the log tells who did what and when. */
export const VERIFY_AFTER = `const CONDITION = /^Condition(Sent|Met|Returned|Reopened)$/;

// Facts from the announcement of a decision to the next one.
const factsUnder = (facts, decision) => {
  const announced = facts.filter(({ type }) => /^(ProposalAnnounced|ProposalScreenedOut)$/.test(type));
  const own = announced.findLastIndex(({ data }) => data.decision === decision);
  return own < 0 ? [] : facts.filter(({ seq }) => seq > announced[own].seq && (announced[own + 1] === undefined || seq < announced[own + 1].seq));
};

// What stands twice in a dossier must be the same: words of a message, and what a decision demands.
const copyFaults = ({ conditions, reconsideration }, { thread, decisions }) => {
  const isOther = (copy) => copy?.message !== undefined && thread.find(({ id }) => id === copy.message)?.text !== copy.text;
  return [
    ...conditions
      .filter(({ decision, n, text }) => decisions.find((each) => each.n === decision)?.conditions[n - 1] !== text)
      .map(({ n }) => 'condition ' + n + ' is not what the decision says'),
    ...conditions.filter(({ returned }) => isOther(returned)).map(({ n }) => 'what was asked about condition ' + n + ' is not the message in the thread'),
    ...(isOther(reconsideration?.answer) ? ['the answer to the reconsideration is not the message in the thread'] : []),
  ];
};

const conditionFaults = ({ conditions }, facts, nameOf) => {
  const wrong = conditions.flatMap(({ decision, n, sent, returned, met }) => {
    const own = factsUnder(facts, decision).filter(({ type, data }) => CONDITION.test(type) && data.condition === n);
    const [sending, last] = [lastOf(own, 'ConditionSent'), lastOf(own, 'ConditionMet', 'ConditionReopened')];
    const asked = lastOf(own, 'ConditionSent', 'ConditionReturned', 'ConditionMet');
    const tick = last?.type === 'ConditionMet' ? last : undefined;
    return [
      ...(sending?.at === sent?.at ? [] : ['when something was sent for it']),
      ...(tick?.at === met?.at && (tick === undefined || nameOf(tick.by) === met.by) ? [] : ['who ticked it and when']),
      ...((asked?.type === 'ConditionReturned' ? asked.data.message : undefined) === returned?.message ? [] : ['what more was asked']),
    ].map((what) => 'the log says otherwise of condition ' + n + ': ' + what);
  });
  const told = facts.filter(({ type }) => CONDITION.test(type)).at(-1);
  return told === undefined || conditions.some(({ n }) => n === told.data.condition) ? wrong : [...wrong, 'condition ' + told.data.condition + ' is missing'];
};

const pitchFaults = ({ pitches }, facts, nameOf) => {
  const wrong = pitches.flatMap(({ on, by, held }) => {
    const planned = facts.filter(({ type, data }) => type === 'PitchPlanned' && data.on === on).at(-1);
    const isHeld = planned !== undefined && facts.some(({ type, seq }) => type === 'PitchHeld' && seq > planned.seq);
    return planned !== undefined && nameOf(planned.by) === by && isHeld === held ? [] : ['the log says otherwise of the pitch on ' + on];
  });
  const last = lastOf(facts, 'PitchPlanned', 'PitchHeld', 'ProposalReconsidered');
  const isMissing = last?.type === 'PitchPlanned' && !pitches.some(({ on, held }) => !held && on === last.data.on);
  return isMissing ? [...wrong, 'the pitch on ' + last.data.on + ' is missing'] : wrong;
};

const VERDICT = { ReconsiderationUpheld: 'upheld', ProposalReconsidered: 'opened' };

const reconsiderationFaults = ({ reconsideration }, facts, nameOf) => {
  const [asked, given, answered] = [
    lastOf(facts, 'ReconsiderationAsked'),
    lastOf(facts, 'ReconsiderationAsked', 'ReconsiderationAssigned'),
    lastOf(facts, ...Object.keys(VERDICT)),
  ];
  if (reconsideration === undefined || asked === undefined)
    return (reconsideration === undefined) === (asked === undefined) ? [] : ['the log says otherwise of whether a reconsideration was asked for'];
  const { at, to, answer } = reconsideration;
  const person = given.data.person ?? given.data.to;
  const isSame =
    answered === undefined
      ? answer === undefined
      : answer?.at === answered.at && answer.verdict === VERDICT[answered.type] && answer.by === nameOf(answered.by) && answer.message === answered.data.message;
  return [
    ...(at === asked.at && to === (person === undefined ? undefined : nameOf(person)) ? [] : ['the log says otherwise of when a reconsideration was asked for and who got it']),
    ...(isSame ? [] : ['the log says otherwise of how the reconsideration was answered']),
  ];
};

const CAME = { IntroductionAsked: 'open', IntroductionMade: 'made', IntroductionEnded: 'ended' };

const introductionFaults = ({ introductions }, facts, nameOf) => {
  const own = facts.filter(({ type }) => CAME[type] !== undefined);
  const missing = own.filter(({ data }) => !introductions.some(({ id }) => id === data.introduction)).map(({ data }) => data.introduction);
  const wrong = introductions.filter(({ id, at, by, state }) => {
    const [asked, last] = [own.find(({ data }) => data.introduction === id), own.filter(({ data }) => data.introduction === id).at(-1)];
    return asked === undefined || asked.at !== at || nameOf(asked.by) !== by || CAME[last.type] !== state;
  });
  return [
    ...[...new Set(missing)].map((id) => 'introduction ' + id + ' is missing'),
    ...wrong.map(({ id }) => 'the log says otherwise of introduction ' + id),
  ];
};

// Of each time that everybody was asked: when, who answered and when, and what staff recorded.
const followUpFaults = ({ followUps }, facts, nameOf) => {
  const told = facts.filter(({ type }) => type === 'FollowUpAsked').map(({ at, data }) => ({ day: data.days, at }));
  const known = followUps.map(({ day, at }) => ({ day, at }));
  const wrong = followUps.filter(({ day, answers, recorded }) => {
    const own = facts.filter(({ data }) => data.days === day);
    const answered = own.filter(({ type }) => type === 'FollowUpAnswered').map(({ at, data }) => ({ at, party: data.party }));
    const record = lastOf(own, 'FollowUpRecorded');
    const kept = record && { at: record.at, by: nameOf(record.by), going: record.data.going };
    return (
      canonical(answered) !== canonical(answers.map(({ at, party }) => ({ at, party }))) ||
      canonical(kept ?? null) !== canonical(recorded ? { at: recorded.at, by: recorded.by, going: recorded.going } : null)
    );
  });
  return [
    ...(canonical(told) === canonical(known) ? [] : ['the log says otherwise of when everybody was asked how it goes']),
    ...wrong.map(({ day }) => 'the log says otherwise of who answered after ' + day + ' days'),
  ];
};

const NOTHING_AFTER = { conditions: [], pitches: [], introductions: [], followUps: [] };

// What came after the decisions. Of what is anonymous by now nothing of it is left.
export const afterFaults = (after = NOTHING_AFTER, proposal, { facts, people = {} }) => {
  const copies = copyFaults(after, proposal);
  if (facts[0]?.seq !== 1 || facts.some(({ type }) => type === 'ItemAnonymised')) return copies;
  const nameOf = (id) => people[id] ?? '';
  return [...copies, ...[conditionFaults, pitchFaults, reconsiderationFaults, introductionFaults, followUpFaults].flatMap((find) => find(after, facts, nameOf))];
};

// The log tells who did what and when; what was written in it is held by no digest, but for what stands in the thread too.
export const unprovedAfter = ({ conditions, pitches, reconsideration, introductions, followUps } = NOTHING_AFTER) =>
  [
    [conditions.some(({ sent }) => sent !== undefined), 'what was sent for a condition'],
    [conditions.some(({ met }) => met !== undefined), 'the note of a tick'],
    [pitches.length > 0, 'the place of a pitch'],
    [reconsideration !== undefined, 'the reasons of the reconsideration'],
    [introductions.length > 0, 'introductions: with which demand, until when, and what was told of each party'],
    [followUps.some(({ answers, recorded }) => answers.length > 0 || recorded !== undefined), 'what was said at a follow-up'],
  ].flatMap(([isThere, name]) => (isThere ? ['afterwards.json ' + name] : []));

// The texts of the page, in its order.
export const textsAfter = ({ conditions, pitches, reconsideration, introductions, followUps } = NOTHING_AFTER) =>
  [
    ...conditions.flatMap(({ text, sent, returned, met }) => [text, sent?.text, returned?.text, met?.note]),
    ...pitches.map(({ place }) => place),
    ...(reconsideration === undefined ? [] : [reconsideration.reasons, reconsideration.answer?.text]),
    ...introductions.flatMap(({ forApplicant, forOwner }) => [forApplicant, forOwner]),
    ...followUps.flatMap(({ answers, recorded }) => [...answers.map(({ text }) => text), recorded?.text]),
  ].filter((text) => text !== undefined);
`;
