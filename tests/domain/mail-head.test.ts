import { describe, expect, it, test } from 'vitest';
import { headOf } from '../../shared/domain/mail-head.ts';
import { readMail, wordOfMail } from '../../shared/domain/pasted-mail.ts';
import { calendar, refusalOf } from '../support/build.ts';

const NOW = '2026-11-20T10:00:00.000Z';
const BODY = 'Morgen past het.\n\nTot dan,\nNoor';

/** A head as a mail program writes it, and the moment in it. */
const HEADS: Record<string, { head: string; at?: string }> = {
  'a Dutch Outlook': {
    head: 'Van: Noor Vondst <noor@lekdetect.example>\nVerzonden: donderdag 19 november 2026 09:15\nAan: Intake <intake@example.org>\nOnderwerp: Re: uw bericht',
    at: '2026-11-19T08:15:00.000Z',
  },
  'an English Outlook': {
    head: 'From: Noor Vondst <noor@lekdetect.example>\nSent: Thursday, November 19, 2026 9:15 AM\nTo: Intake\nSubject: Re: uw bericht',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a quoted mail in Dutch': {
    head: '-----Oorspronkelijk bericht-----\nVan: Noor Vondst [mailto:noor@lekdetect.example]\nVerzonden: 19-11-2026 09:15\nAan: Intake\nOnderwerp: Re: uw bericht',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a quoted mail in English': {
    head: '-----Original Message-----\n\nFrom: noor@lekdetect.example\nSent: 19 November 2026 09:15\nSubject: Re: uw bericht',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a forwarded mail': {
    head: '---------- Forwarded message ---------\nVan: Noor Vondst <noor@lekdetect.example>\nDate: Thu, 19 Nov 2026 09:15:00 +0100\nSubject: Re: uw bericht\nTo: <intake@example.org>',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a telephone': {
    head: 'Begin doorgestuurd bericht:\n\nVan: Noor Vondst <noor@lekdetect.example>\nOnderwerp: Re: uw bericht\nDatum: 19 november 2026 om 09:15:00 CET\nAan: intake@example.org',
    at: '2026-11-19T08:15:00.000Z',
  },
  'bold names': {
    head: '*Van:* Noor Vondst <noor@lekdetect.example>\n*Verzonden:* 19-11-2026 09:15\n*Onderwerp:* Re: uw bericht',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a source with folded lines': {
    head: 'From: Noor Vondst\n <noor@lekdetect.example>\nSubject: Re: uw\n bericht\nDate: Thu, 19 Nov 2026 09:15:00 +0100',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a line between all lines': { head: 'Van: Noor Vondst <noor@lekdetect.example>\n\nVerzonden: een dag\n\nOnderwerp: Re: uw bericht' },
};

describe('a text with the head of a mail above it', () => {
  test.each(Object.keys(HEADS))('gives the fields and leaves the text: %s', (name) => {
    const { head, at } = HEADS[name]!;
    const read = readMail({ text: `${head}\n\n${BODY}` }, { at: NOW, calendar });
    expect(read).toEqual({ text: BODY, subject: 'Re: uw bericht', from: 'noor@lekdetect.example', ...(at ? { receivedAt: at } : {}) });
  });

  it('is read without its quotation marks where it is quoted as a whole', () => {
    const quoted = `${HEADS['a Dutch Outlook']!.head}\n\n${BODY}`
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n');
    expect(headOf(quoted)).toMatchObject({ text: BODY, from: 'noor@lekdetect.example' });
  });

  it('takes no name for an address, and no address where there are two', () => {
    expect(headOf('From: "noor@lekdetect.example" <else@corp.example>\nSubject: x\n\nHallo').from).toBe('else@corp.example');
    expect(headOf('From: noor@lekdetect.example, else@corp.example\nSubject: x\n\nHallo').from).toBeUndefined();
    expect(headOf('From: Noor Vondst\nSubject: x\n\nHallo')).toEqual({ text: 'Hallo', subject: 'x' });
  });

  test.each([
    'Van: ons allemaal de groeten.\n\nTot ziens.',
    'Onderwerp: pompen\nDatum: morgen\n\nZullen we dan bellen?',
    'Hallo,\nVan: noor@lekdetect.example\nOnderwerp: x\n\nHallo',
    'Van: noor@lekdetect.example\nOnderwerp: niets hieronder',
    '-----',
    '> Wanneer past het?\n\nMorgen.',
    'Morgen!\n\n> Van: lia@example.org\n> Onderwerp: Wanneer past het?\n>\n> Wanneer?',
  ])('is a text like any other without one at its beginning: %j', (text) => {
    expect(headOf(text)).toEqual({ text });
  });

  it('keeps what stands below though it begins like a head', () => {
    expect(headOf('From: noor@lekdetect.example\nSubject: x\n\nDatum: dinsdag past het.\nAan: wie dan?').text).toBe('Datum: dinsdag past het.\nAan: wie dan?');
  });

  it('overrules nothing that was filled in, and proposes nothing that does not fit', () => {
    const head = `From: noor@lekdetect.example\nSubject: ${'x'.repeat(300)}\nDate: Mon, 30 Nov 2026 09:15:00 +0100`;
    const read = readMail({ text: `${head}\n\nHallo` }, { at: NOW, calendar });
    expect(read).toEqual({ text: 'Hallo', from: 'noor@lekdetect.example', subject: 'x'.repeat(200) });
    const filled = { subject: 'y', from: 'else@corp.example', receivedAt: '2026-11-18T10:00:00.000Z' };
    expect(readMail({ text: `${head}\n\nHallo`, ...filled }, { at: NOW, calendar })).toEqual({ text: 'Hallo', ...filled });
    expect(refusalOf(() => readMail({ text: 'Hallo', receivedAt: '2026-11-20T10:00:00.001Z' }, { at: NOW, calendar }))).toBe('request.invalid');
  });
});

it('keeps the address of a mail only where that is not the one of the sender', () => {
  const word = (from: string) => wordOfMail({ text: 'Hallo', from }, { at: NOW, by: 'per_lia', id: 'msg_1', sender: 'noor@lekdetect.example' });
  expect(word('Noor@Lekdetect.example')).toEqual({ id: 'msg_1', kind: 'mail', at: NOW, text: 'Hallo', pastedBy: 'per_lia' });
  expect(word('else@corp.example').from).toBe('else@corp.example');
});
