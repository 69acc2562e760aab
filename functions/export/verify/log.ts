/** The chain, and the receipts of the answers. */
export const VERIFY_LOG = `#!/usr/bin/env node
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
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
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
`;
