import { describe, expect, it, test } from 'vitest';
import { flagsOf, gatesOf, suggestsQuestion } from '../../shared/domain/form/gates.ts';
import { answersOf } from '../../shared/domain/form.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import interactionModes from '../../shared/domain/vocabulary/interaction-modes.json' with { type: 'json' };
import { hasFieldText } from '../../shared/domain/words/index.ts';
import { answers } from '../support/build.ts';

type Given = Partial<Record<PartName, Record<string, unknown>>>;
const errorsOf = (parts: Given, step: 1 | 2) => answersOf(parts, { step }).errors.map(({ path, code }) => `${path} ${code}`);
/** Complete answers without the OT block, with what a case says. */
const asked = (more: Given = {}): Given => {
  const { operation: _, ...rest } = answers();
  const { failure: _failure, failureText: _text, ...process } = rest.process;
  const base: Given = { ...rest, process };
  return { ...base, ...Object.fromEntries(Object.entries(more).map(([part, content]) => [part, { ...base[part as PartName], ...content }])) };
};
const gates = (parts: Given, state: 'required' | 'hidden') =>
  gatesOf(parts)
    .filter((gate) => gate.state === state)
    .map(({ step, path, code }) => `${step} ${path} ${code}`);

const FAILURE = ['process/failure gate.failure', 'process/failureText gate.failure'];
const FURTHER = ['addedDelay', 'rollback', 'rollbackBy', 'rollbackMinutes', 'operatorBypass', 'interferenceTest'];
const OPERATION = {
  addedDelay: 'None',
  rollback: 'Unplug it.',
  rollbackBy: 'The shift',
  rollbackMinutes: 0,
  operatorBypass: 'no',
  interferenceTest: 'On the test bench.',
};
const FAILS = { failure: 'fail-open', failureText: 'Everything stays as it was.' };
const HIDDEN = ['process/failure', 'process/failureText', ...FURTHER.slice(0, 5).map((field) => `operation/${field}`)];

describe('how it touches the process', () => {
  it.each(interactionModes.items)('asks for failure, delay, rollback and test from rank 4 on: $id ($rank)', ({ id, rank }) => {
    const parts = asked({ process: { interaction: ['passive', id].filter((mode, i, all) => all.indexOf(mode) === i), writesToController: 'no' } });
    const code = id === 'unknown' ? 'gate.unknown' : 'gate.touches';
    expect(errorsOf(parts, 1)).toEqual(rank >= 4 ? FAILURE : []);
    expect(errorsOf(parts, 2)).toEqual(rank >= 4 ? [...FAILURE, ...FURTHER.map((field) => `operation/${field} ${code}`)] : []);
    const filled = { ...parts, process: { ...parts.process, ...FAILS }, operation: OPERATION };
    expect(errorsOf(filled, 2)).toEqual([]);
  });

  it.each(interactionModes.items)('hides them up to rank 1 where nothing is ever written: $id ($rank)', ({ id, rank }) => {
    for (const [writesToController, hides] of [
      ['no', rank <= 1],
      ['unsure', false],
      ['yes', false],
      [undefined, false],
    ] as const) {
      const found = gates(asked({ process: { interaction: [id], writesToController } }), 'hidden');
      expect(found.map((gate) => gate.split(' ')[1])).toEqual(hides ? HIDDEN : []);
      expect(found.every((gate) => gate.endsWith(' gate.untouched'))).toBe(true);
    }
  });

  it('counts the most intrusive, and hides nothing before it is known', () => {
    expect(errorsOf(asked({ process: { interaction: ['none', 'offline', 'inline'] } }), 1)).toEqual(FAILURE);
    expect(gates(asked({ process: { interaction: ['offline', 'passive'], writesToController: 'no' } }), 'hidden')).toEqual([]);
    expect(gatesOf({ process: { writesToController: 'no' } }).filter(({ state }) => state === 'hidden')).toEqual([]);
    expect(gates({}, 'required')).toEqual(['1 organisation/noParties gate.parties']);
  });

  it('says why: touching comes before not knowing, not knowing before a safety system', () => {
    const why = (interaction: string[], assets: string[] = ['sis']) =>
      gates(asked({ process: { interaction }, maturity: { assets } }), 'required').find((gate) => gate.includes('interferenceTest'));
    expect([why(['inline', 'unknown']), why(['unknown', 'passive']), why(['passive']), why(['passive'], ['plc'])]).toEqual([
      '2 operation/interferenceTest gate.touches',
      '2 operation/interferenceTest gate.unknown',
      '2 operation/interferenceTest gate.sis',
      undefined,
    ]);
  });

  it('asks about a safety instrumented system even where nothing seems to touch it', () => {
    const parts = asked({ maturity: { assets: ['plc', 'sis'] }, process: { interaction: ['none'], writesToController: 'no' } });
    expect(gates(parts, 'hidden')).toEqual([]);
    expect(errorsOf(parts, 1)).toEqual(FAILURE);
    expect(errorsOf(parts, 2)).toEqual([...FAILURE, ...FURTHER.map((field) => `operation/${field} gate.sis`)]);
  });

  it('wants both a choice and a text about failure, and points at the one that is missing', () => {
    const left = (process: object) => errorsOf(asked({ process: { interaction: ['inline'], ...process } }), 1);
    expect([left({ failure: 'fail-open' }), left({ failureText: 'It stays open.' }), left({ failure: 'fail-open', failureText: ' ' }), left(FAILS)]).toEqual([
      ['process/failureText gate.failure'],
      ['process/failure gate.failure'],
      ['process/failureText gate.failure'],
      [],
    ]);
  });

  it('takes nought minutes for an answer', () => {
    expect(errorsOf(asked({ process: { interaction: ['inline'], ...FAILS }, operation: { ...OPERATION, rollbackMinutes: 0 } }), 2)).toEqual([]);
  });

  it('is not blind because something beside it is wrong, and names each field once', () => {
    expect(errorsOf(asked({ process: { interaction: ['inline'], safetyFunction: undefined } }), 1)).toEqual([
      'process/safetyFunction field.missing',
      ...FAILURE,
    ]);
    expect(errorsOf(asked({ process: { interaction: ['inline'], failure: 'explodes', failureText: 'It explodes.' } }), 1)).toEqual([
      'process/failure field.choice',
    ]);
  });

  it('keeps what was typed in a field that is now hidden, and asks nobody for it', () => {
    const parts = { ...answers(), process: { ...answers().process, interaction: ['offline'], writesToController: 'no' } };
    expect(gates(parts, 'hidden').length).toBe(HIDDEN.length);
    expect(answersOf(parts, { step: 2 }).answers).toEqual(parts);
  });
});

describe('other gates', () => {
  const { text: _, ...marketWithoutText } = answers().market;
  test.each<[string, Given, 1 | 2, string[]]>([
    ['evidence from TRL 5 on', asked({ maturity: { trl: 5 }, evidence: { text: undefined } }), 2, ['evidence/text gate.evidence']],
    ['no evidence at TRL 4', asked({ maturity: { trl: 4 }, evidence: { text: undefined } }), 2, []],
    ['no evidence in the short form', asked({ maturity: { trl: 9, trlIn12Months: 9 }, evidence: { text: undefined } }), 1, []],
    ['the market of a product', { ...asked({ outline: { track: 'product-pilot' } }), market: marketWithoutText }, 2, ['market/text gate.market']],
    ['the market of nothing else', { ...asked({ outline: { track: 'service-training' } }), market: {} }, 2, []],
    ['the market of a product, absent', { ...asked({ outline: { track: 'product-pilot' } }), market: undefined } as Given, 2, ['market/text gate.market']],
    ['which process', asked({ outline: { whichProcess: undefined } }), 1, ['outline/whichProcess gate.which']],
    ['no process where there is none', asked({ outline: { controlsProcess: 'no', whichProcess: undefined } }), 1, []],
    ['no process of who is not sure', asked({ outline: { controlsProcess: 'unsure', whichProcess: undefined } }), 1, []],
    ['names or none', asked({ organisation: { noParties: undefined } }), 1, ['organisation/noParties gate.parties']],
    ['names or a tick, not its absence', asked({ organisation: { noParties: false } }), 1, ['organisation/noParties gate.parties']],
    ['a tick alone', asked({ organisation: { noParties: true, partners: undefined, advisers: undefined, pilotSites: undefined } }), 1, []],
    [
      'neither a tick nor a list',
      asked({ organisation: { noParties: undefined, partners: undefined, advisers: undefined, pilotSites: undefined } }),
      1,
      ['organisation/noParties gate.parties'],
    ],
    ['one list alone', asked({ organisation: { noParties: undefined, partners: undefined, advisers: ['Ans Wijs'], pilotSites: undefined } }), 1, []],
    ['one name is enough', asked({ organisation: { noParties: undefined, advisers: ['Ans Wijs'] } }), 1, []],
    ['a name counts more than the tick', asked({ organisation: { noParties: true, pilotSites: ['Gemaal Zuid'] } }), 1, []],
    ['the version of the techniques', asked({ standards: { attackVersion: undefined } }), 2, ['standards/attackVersion gate.version']],
    ['no version without techniques', asked({ standards: { attackVersion: undefined, techniques: [] } }), 2, []],
    ['where it was before', asked({ earlier: { here: true } }), 2, ['earlier/text gate.earlier']],
    ['where else it is', asked({ earlier: { elsewhere: true, text: '' } }), 2, ['earlier/text field.empty']],
    ['what came of it', asked({ earlier: { elsewhere: true, text: 'A fund abroad, declined.' } }), 2, []],
    ['the solution', asked({ substance: { solution: undefined } }), 2, ['substance/solution field.missing']],
    ['no solution in the short form', asked({ substance: { solution: undefined } }), 1, []],
  ])('ask for %s', (_what, parts, step, errors) => {
    expect(errorsOf(parts, step)).toEqual(errors);
  });

  it('have a sentence each', () => {
    const all = [
      asked({ process: { interaction: ['inline'] }, earlier: { here: true } }),
      asked({ process: { interaction: ['unknown'] } }),
      asked({ maturity: { assets: ['sis'] } }),
      asked({ process: { interaction: ['none'], writesToController: 'no' } }),
      {},
    ].flatMap((parts) => gatesOf(parts).map(({ code }) => code));
    expect([...new Set(all)].sort()).toEqual([
      'gate.earlier',
      'gate.evidence',
      'gate.failure',
      'gate.market',
      'gate.parties',
      'gate.sis',
      'gate.touches',
      'gate.unknown',
      'gate.untouched',
      'gate.version',
      'gate.which',
    ]);
    for (const code of all) expect([code, hasFieldText(code)]).toEqual([code, true]);
  });
});

describe('what staff should know', () => {
  test.each<[string, Given, string[]]>([
    ['nothing of a passive sensor', {}, []],
    ['nothing of an empty draft', undefined as unknown as Given, []],
    ['a safety function', { process: { safetyFunction: 'yes' } }, ['safety-seat']],
    ['perhaps a safety function', { process: { safetyFunction: 'unsure' } }, ['safety-seat']],
    ['an agent', { process: { interaction: ['agent'] } }, ['score-safety']],
    ['a safety instrumented system', { maturity: { assets: ['sis'] } }, ['score-safety']],
    ['something that actuates', { process: { interaction: ['passive', 'actuating'] } }, ['score-safety', 'chair-warned']],
    ['an active scan', { process: { interaction: ['active-scan'] } }, ['score-safety', 'chair-warned']],
    ['an unknown touch', { process: { interaction: ['unknown'] } }, ['score-safety', 'ask-interaction']],
    ['an unknown failure', { process: { failure: 'unknown' } }, ['ask-failure']],
    ['an unknown failure that is not asked', { process: { failure: 'unknown', interaction: ['none'], writesToController: 'no' } }, []],
    ['no physical process', { outline: { controlsProcess: 'no' } }, ['scope-doubt']],
    ['perhaps a physical process', { outline: { controlsProcess: 'unsure' } }, ['scope-doubt']],
  ])('is %s', (_what, more, flags) => {
    const parts = more === undefined ? {} : asked(more);
    expect(flagsOf(parts)).toEqual(flags);
    expect(suggestsQuestion(parts)).toBe(flags.some((flag) => flag.startsWith('ask-')));
  });
});
