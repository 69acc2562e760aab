/**
 * The program that lies in every dossier: one file, Node alone, nothing of ours. It follows the rules of chain.ts and receipt.ts in words of
 * its own, so that whoever does not trust the house reads it in a quarter of an hour; a test holds it to the same verdicts.
 */
export const VERIFIER = `#!/usr/bin/env node
// Checks a dossier: node verify.mjs [folder]. It reads the folder that it lies in, asks nobody, and changes nothing.
const { createHash } = await import('node:crypto');
const { existsSync, readdirSync, readFileSync, realpathSync } = await import('node:fs');
const { dirname, join, relative, sep } = await import('node:path');
const { fileURLToPath } = await import('node:url');

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

// JSON with sorted keys and without spaces: what is hashed.
export const canonical = (value) => {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort();
  return '{' + keys.map((key) => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
};

const fiveYearsLater = (at) => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + 5);
  return date.toISOString();
};
const isOld = (at, now) => at !== undefined && fiveYearsLater(at) <= now;
const timeOf = (fact) => (fact.prevAt !== undefined && fact.prevAt > fact.at ? fact.prevAt : fact.at);
const sealed = ({ v, record, seq, type, at, by, data, state, prev, prevAt }) => canonical({ v, record, seq, type, at, by, data, state, prev, prevAt });

// Each fact holds the hash of the one before; the record holds that of the last. Facts may be gone once they are five years old.
export const chainFaults = (facts, head, now) => {
  const faults = [];
  let first = 0;
  facts.forEach((fact, i) => {
    if (fact.seq > (i === 0 ? 0 : facts[i - 1].seq) + 1 && isOld(fact.prevAt, now)) first = i;
  });
  const kept = facts.slice(first);
  const expired = kept.length === 0 ? (isOld(head.factAt, now) ? head.factSeq : 0) : isOld(kept[0].prevAt, now) ? kept[0].seq - 1 : 0;
  let seq = expired;
  let hash = expired === 0 ? 'genesis' : kept.length > 0 ? kept[0].prev : head.factHead;
  let time;
  kept.forEach((fact, i) => {
    if (fact.seq !== seq + 1) faults.push('fact ' + (seq + 1) + ' is missing or out of order');
    if (fact.prev !== hash) faults.push('fact ' + fact.seq + ' does not follow the one before');
    if (i > 0 && fact.prevAt !== undefined && fact.prevAt !== time) faults.push('fact ' + fact.seq + ' gives the one before another time');
    if (fact.hash !== sha256(sealed(fact))) faults.push('fact ' + fact.seq + ' was changed');
    seq = fact.seq;
    hash = fact.hash;
    time = timeOf(fact);
  });
  const isHead = seq === head.factSeq && hash === (head.factHead === '' ? 'genesis' : head.factHead);
  const fits = time === undefined || head.factAt === undefined || (isHead ? head.factAt === time : head.factAt >= time);
  if (!fits || !(isHead || isOld(head.factAt, now))) faults.push('the last facts do not match the head of the record');
  return faults;
};

// What the log says that each revision of the answers must give. Text that was purged gives another receipt from then on.
const receiptsIn = (facts) => {
  const receipts = new Map();
  let current = 0;
  for (const { type, data } of facts) {
    if (typeof data.revision === 'number' && /^(ProposalSubmitted|ProposalAmended|QuestionAnswered)$/.test(type)) {
      current = data.revision;
      if (data.receipt !== undefined) receipts.set(current, data.receipt);
    }
    if (type === 'TextPurged') {
      receipts.clear();
      if (data.receipt !== undefined) receipts.set(current, data.receipt);
    }
  }
  return receipts;
};

export const receiptFaults = ({ reference, facts, salt, revisions, receipt }) => {
  if (salt === '' && revisions.length > 0) return ['the salt of the receipts is missing'];
  if (salt === '' && facts.some(({ type }) => type === 'ItemAnonymised')) return [];
  const told = receiptsIn(facts);
  const last = Math.max(0, ...revisions.map(({ revision }) => revision));
  const faults = [];
  for (const { revision, answers } of revisions) {
    const given = sha256(canonical({ answers, reference, revision, salt }));
    const expected = told.get(revision) ?? (revision === last ? receipt : undefined);
    if (expected !== undefined && given !== expected) faults.push('the answers of revision ' + revision + ' do not give the receipt in the log');
    if (revision === last && receipt !== undefined && expected !== receipt) faults.push('the receipt of the proposal is not the one in the log');
  }
  for (const revision of told.keys()) if (!revisions.some((each) => each.revision === revision)) faults.push('revision ' + revision + ' is missing');
  return faults;
};

const newest = (revisions) => [...revisions].sort((a, b) => a.revision - b.revision).at(-1);

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
  return fits ? [] : ['the log says outcome ' + (isDecided || !UNDECIDED.test(stage) ? told ?? 'none' : 'none') + ', the proposal says ' + (outcome ?? 'none')];
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
    if (told.get(reviewer) !== status) faults.push('the log says assignment ' + (told.get(reviewer) ?? 'none') + ' of ' + reviewer + ', the proposal says ' + status);
  return faults;
};

// Facts name people by number. Which name belongs to a number stands beside the facts, and no hash covers it: both files must say the same.
export const nameFaults = ({ assignments, reviews, decisions }, { facts, people = {} }) => {
  const faults = [];
  if (facts.length === 0 || facts[0].seq !== 1) return faults;
  const nameOf = (id) => people[id] ?? '';
  for (const { reviewer, name } of [...assignments, ...reviews]) if (name !== nameOf(reviewer)) faults.push('the name of ' + reviewer + ' is another one in facts.json');
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
  const stage = facts.map(({ state }) => state?.after).filter(Boolean).at(-1)?.split('|')[0];
  if (stage !== undefined && stage !== proposal.stage) faults.push('the log ends at ' + stage + ', the proposal says ' + proposal.stage);
  for (const { n, outcome } of proposal.decisions)
    if (!facts.some(({ data }) => data.decision === n && data.outcome === outcome)) faults.push('no fact says decision ' + n + ' with outcome ' + outcome);
  for (const { reviewer, round, revision } of proposal.reviews) {
    const said = ({ type, data }) => type === 'ReviewSubmitted' && data.reviewer === reviewer && data.round === round && data.revision === revision;
    if (!facts.some(said)) faults.push('no fact says the review of ' + reviewer + ' in round ' + round);
  }
  return [...faults, ...outcomeFaults(proposal, facts), ...assignmentFaults(proposal, facts)];
};

// What people wrote, beside the digest of it in the log. Each text has a salt; where words were taken out for good, the salt is gone too.
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
    wereTakenOut || facts.some((later) => later.seq > seq && /^(ReviewerRecused|ConflictDecided|ConflictDetected|ConflictDeclared|ActUndone)$/.test(later.type) && [undefined, data.reviewer].includes(later.data.reviewer ?? later.data.person));
  const latest = new Map(facts.filter(({ data }) => data.digest !== undefined).map((fact) => [fact.data.reviewer ?? 'decision ' + fact.data.decision, fact]));
  for (const fact of latest.values()) {
    const { reviewer, round, decision } = fact.data;
    const name = reviewer !== undefined ? 'review ' + reviewer + ' ' + round : decision !== undefined ? 'decision ' + decision : undefined;
    if (name !== undefined && !known.has(name) && !isGone(fact)) faults.push(name + ' is missing');
  }
  return { faults, uncovered };
};

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

export const fileFaults = (folder, manifest) => {
  const faults = [];
  for (const { name, sha256: expected } of manifest.files) {
    const path = join(folder, ...name.split('/'));
    if (!existsSync(path)) faults.push(name + ' is missing');
    else if (sha256(readFileSync(path)) !== expected) faults.push(name + ' was changed');
  }
  const known = new Set(['manifest.json', ...manifest.files.map(({ name }) => name)]);
  for (const path of filesBelow(folder)) {
    const name = relative(folder, path).split(sep).join('/');
    if (!known.has(name)) faults.push(name + ' was added');
  }
  return faults;
};

const read = (folder, name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const talkIn = (folder) => (existsSync(join(folder, 'discussion.json')) ? read(folder, 'discussion.json') : []);

export const uncovered = (folder) => [
  ...textFaults(read(folder, 'proposal.json'), talkIn(folder), read(folder, 'facts.json')).uncovered,
  'names of people',
  'what proposal.json says beside answers, stage, outcome, assignments, reviews, decisions and messages',
];

export const verify = (folder) => {
  try {
    const [manifest, log, proposal] = [read(folder, 'manifest.json'), read(folder, 'facts.json'), read(folder, 'proposal.json')];
    return [
      ...fileFaults(folder, manifest),
      ...(log.facts.every(({ record }) => record === proposal.id) ? [] : ['a fact is of another record']),
      ...chainFaults(log.facts, log.head, manifest.takenAt),
      ...receiptFaults(log),
      ...(log.reference === proposal.reference ? [] : ['the log is of another proposal']),
      ...answerFaults(proposal, log),
      ...storyFaults(proposal, log.facts),
      ...nameFaults(proposal, log),
      ...textFaults(proposal, talkIn(folder), log).faults,
    ];
  } catch (error) {
    return ['the dossier cannot be read: ' + error.message];
  }
};

const self = realpathSync(fileURLToPath(import.meta.url));
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === self) {
  const folder = process.argv[2] ?? dirname(self);
  const faults = verify(folder);
  for (const fault of faults) console.log('WRONG: ' + fault);
  if (existsSync(join(folder, 'manifest.json'))) console.log('manifest.json: ' + sha256(readFileSync(join(folder, 'manifest.json'))));
  if (faults.length === 0) for (const name of uncovered(folder)) console.log('Not covered by the log: ' + name);
  console.log(faults.length === 0 ? 'Nothing is wrong.' : faults.length + ' wrong.');
  process.exitCode = faults.length === 0 ? 0 : 1;
}
`;
