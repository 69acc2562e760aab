import { describe, expect, it, test } from 'vitest';
import { headOf } from '../../shared/domain/mail-head.ts';
import { readMail, wordOfMail } from '../../shared/domain/pasted-mail.ts';
import { calendar, fieldsOf, refusalOf } from '../support/build.ts';

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
  'a German Outlook': {
    head: 'Von: Noor Vondst <noor@lekdetect.example>\nGesendet: Donnerstag, 19. November 2026 um 09:15 Uhr\nAn: Intake <intake@example.org>\nBetreff: Re: uw bericht',
    at: '2026-11-19T08:15:00.000Z',
  },
  'a source with what servers wrote above it': {
    head: [
      'Return-Path: <bounce@relay.example>',
      'Received: from relay.example (relay.example [192.0.2.1])',
      '\tby mx.example.org with ESMTPS id abc; Thu, 19 Nov 2026 09:15:02 +0100',
      'DKIM-Signature: v=1; a=rsa-sha256; d=lekdetect.example;',
      '        h=from:subject:date; b=AbC=',
      'X-Spam-Status: No, score=-1.9',
      'Lines: 4',
      'MIME-Version: 1.0',
      'Message-ID: <1@lekdetect.example>',
      'From: =?utf-8?Q?else=40corp.example?= <noor@lekdetect.example>',
      'Subject: =?UTF-8?B?UmU6IHV3?=',
      ' =?UTF-8?Q?_bericht?=',
      'Date: Thu, 19 Nov 2026 09:15:00 +0100 (CET)',
    ].join('\n'),
    at: '2026-11-19T08:15:00.000Z',
  },
  'a Dutch head with lines of a program between': {
    head: 'Message-ID: <1@lekdetect.example>\nVan: noor@lekdetect.example\nX-Mailer: Post 1.0\nOnderwerp: Re: uw bericht\nVerzonden op: 19-11-2026 09:15',
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
    'Van: maandag\nAan: dinsdag',
    'Re-aan: sluiten: kan dat?\nMorgen graag.',
    'E-mail: noor@lekdetect.example\nVan: Noor\n\nBel me.',
    '-----',
    '> Wanneer past het?\n\nMorgen.',
    'Morgen!\n\n> Van: lia@example.org\n> Onderwerp: Wanneer past het?\n>\n> Wanneer?',
  ])('is a text like any other without one at its beginning: %j', (text) => {
    expect(headOf(text)).toEqual({ text });
  });

  test.each([
    'Van: noor@lekdetect.example\nOnderwerp: niets hieronder',
    'Von: Noor\nGesendet: 19.11.2026\nBetreff: x\n\n',
    'Received: from relay.example\n by mx.example.org\nFrom: Noor\nSubject: x',
    'From: noor@lekdetect.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nAAAA\n--b--',
  ])('is refused where there is no text below it: %j', (text) => {
    expect(fieldsOf(() => readMail({ text }, { at: NOW, calendar }))).toEqual(['text mail.no-text']);
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

describe('the text below the source of a mail', () => {
  const below = (head: string, body: string): string => headOf(`Message-ID: <1@x.example>\nFrom: noor@lekdetect.example\n${head}\n\n${body}`).text;
  const base64 = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding).toString('base64');

  it('is decoded as its head says', () => {
    const latin = 'Content-Type: text/plain; charset="iso-8859-1"\nContent-Transfer-Encoding: quoted-printable';
    expect(below(latin, 'Een caf=E9 aan de ga=\nng=3D.\n\nNoor')).toBe('Een café aan de gang=.\n\nNoor');
    expect(below('Content-Transfer-Encoding: quoted-printable', 'Re=C3=ABel =3D waar')).toBe('Reëel = waar');
    expect(below('Content-Transfer-Encoding: BASE64', `${base64('Reëel\r\nwaar').slice(0, 8)}\n${base64('Reëel\r\nwaar').slice(8)}`)).toBe('Reëel\nwaar');
    expect(below('Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64', 'Geen base64, gewoon tekst.')).toBe(
      'Geen base64, gewoon tekst.',
    );
    expect(below('Content-Type: text/plain; charset=unheard-of\nContent-Transfer-Encoding: quoted-printable', 'Re=C3=ABel=00')).toBe('Reëel');
    expect(below('Content-Transfer-Encoding: 7bit', '=C3=AB')).toBe('=C3=AB');
  });

  it('is the words of a page, and of several parts the plain one that is no file', () => {
    expect(below('Content-Type: text/html; charset=utf-8', '<b>Hallo</b>,<script>x</script> &amp; tot ziens')).toBe('Hallo, & tot ziens');
    const parts = [
      'Voor wie geen MIME leest.\n--buiten',
      'Content-Type: multipart/alternative; boundary=binnen\n\n--binnen',
      'Content-Type: text/html\n\n<p>Als pagina</p>\n--binnen',
      `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64('Als één tekst')}\n--binnen--\n--buiten`,
      'Content-Type: text/plain; name=bijlage.txt\nContent-Disposition: attachment\n\nBijlage\n--buiten--',
    ].join('\n');
    expect(below('Content-Type: multipart/mixed;\n boundary="buiten"', parts)).toBe('Als één tekst');
    expect(below('Content-Type: multipart/mixed; boundary="b"', '--b\nContent-Type: text/html\n\n<p>Als pagina</p>\n--b--')).toBe('Als pagina');
    expect(below('Content-Type: multipart/mixed; boundary="elsewhere"', 'Zomaar tekst')).toBe('Zomaar tekst');
  });
});

it('keeps the address of a mail only where that is not the one of the sender', () => {
  const word = (from: string) => wordOfMail({ text: 'Hallo', from }, { at: NOW, by: 'per_lia', id: 'msg_1', sender: 'noor@lekdetect.example' });
  expect(word('Noor@Lekdetect.example')).toEqual({ id: 'msg_1', kind: 'mail', at: NOW, text: 'Hallo', pastedBy: 'per_lia' });
  expect(word('else@corp.example').from).toBe('else@corp.example');
});
