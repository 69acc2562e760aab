import { describe, expect, it } from 'vitest';
import { atLeast, atMost, goalsTable, isTrue, notMeasured, tableText } from '../bench/routing/bench.ts';
import { type Plot, plotSvg } from '../bench/routing/plot.ts';

const GOAL = { id: 'B0', what: 'a figure', data: 'some' };

describe('goals', () => {
  it('are compared before they are rounded, and tell met from missed', () => {
    expect(atMost({ ...GOAL, value: 0.2621, must: 0.262, digits: 3 })).toMatchObject({ value: '0.262', state: 'missed' });
    expect(atMost({ ...GOAL, value: 0.25, must: 0.262, aim: 0.245 }).state).toBe('met');
    expect(atMost({ ...GOAL, value: 0.24, must: 0.262, aim: 0.245 }).state).toBe('aim');
    expect(atLeast({ ...GOAL, value: 0.9, must: 0.9 }).state).toBe('met');
    expect(atLeast({ ...GOAL, value: 0.8999, must: 0.9 }).state).toBe('missed');
    expect(atLeast({ ...GOAL, value: Number.NaN, must: 0.9 }).state).toBe('missed');
    expect(isTrue({ ...GOAL, must: 'equal', value: '1 of 2', holds: false }).state).toBe('missed');
    expect(notMeasured({ ...GOAL, must: 'equal', why: 'no data' })).toMatchObject({ state: 'not measured', why: 'no data' });
  });

  it('are shown with what was missed', () => {
    const text = tableText(goalsTable([atMost({ ...GOAL, value: 0.3, must: 0.262, why: 'too few texts' })]));
    expect(text).toContain('missed');
    expect(text).toContain('too few texts');
  });
});

describe('a table', () => {
  it('keeps its columns when a cell holds a bar or a new line', () => {
    const lines = tableText({
      title: 'T',
      head: ['a', 'b'],
      rows: [
        ['x|y', 1.5],
        ['p\nq', 2],
      ],
    })
      .split('\n')
      .slice(2);
    expect(lines).toHaveLength(4);
    expect(lines.map((line) => line.replaceAll('\\|', '').split('|').length)).toEqual([4, 4, 4, 4]);
  });
});

describe('a plot', () => {
  const plot: Plot = {
    name: 'x-y',
    title: 'Loss & gain',
    text: 'It falls from <3> to 1.',
    x: { label: 'load' },
    y: { label: 'loss' },
    series: [
      { label: 'one', look: 'line', points: [0, 1, 2].map((x) => ({ x, y: 3 - x, low: 2 - x, high: 4 - x })) },
      { label: 'two', look: 'dots', points: [{ x: 1, y: 1 }] },
    ],
    mark: { y: 2, label: 'at most 2' },
  };

  it('says what it shows, in words of its own, and runs nothing', () => {
    const svg = plotSvg(plot);
    expect(svg).toContain('<title id="x-y-title">Loss &amp; gain</title>');
    expect(svg).toContain('<desc id="x-y-desc">It falls from &lt;3&gt; to 1.</desc>');
    for (const label of ['load', 'loss', 'one', 'two', 'at most 2']) expect(svg).toContain(`>${label}</text>`);
    expect(svg).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)| on\w+=|NaN|Infinity/);
    expect(plotSvg(plot)).toBe(svg);
  });

  it('is finite for one point, and refused without any', () => {
    expect(plotSvg({ ...plot, series: [{ label: 'one', look: 'line', points: [{ x: 5, y: 0 }] }], mark: { y: 0, label: '0' } })).not.toMatch(/NaN|Infinity/);
    expect(plotSvg({ ...plot, x: { label: 'set', names: ['a', 'b'] }, series: [{ label: 'one', look: 'bars', points: [{ x: 1, y: 3 }] }] })).not.toMatch(/NaN/);
    expect(() => plotSvg({ ...plot, series: [] })).toThrow('one to four series');
  });
});
