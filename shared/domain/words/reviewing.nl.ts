/** Nederlandse zinnen bij een beoordeling: cijfers en toelichting, het formulier voor onderweg, de banden. */
export const nl = {
  problems: {
    'review.incomplete': { title: 'Uw beoordeling is niet compleet', detail: 'Vul de genoemde punten in en dien de beoordeling opnieuw in.' },
    'review.draft-changed': {
      title: 'Uw concept is intussen in een ander venster bewaard',
      detail: 'Wat u hier typte, is nog niet bewaard. Vergelijk het met wat daar is bewaard, en bewaar daarna wat u wilt houden.',
    },
    'review.round-closed': {
      title: 'Deze beoordelingsronde is gesloten',
      detail: 'U kunt geen beoordeling meer indienen. Vertel de liaison wat de voorzitter nog moet weten.',
    },
    'review.text-changed': {
      title: 'Het voorstel is intussen veranderd',
      detail: 'Er is nog niets ingediend en uw tekst staat er nog. Bekijk wat er anders is, pas zo nodig iets aan en dien de beoordeling opnieuw in.',
    },
    'review.sent': {
      title: 'U hebt deze beoordeling al ingediend',
      detail: 'Wat u hier typte, is niet bewaard. Kopieer het, open uw ingediende beoordeling en kies “Wijzig uw beoordeling”, zolang de ronde loopt.',
    },
    'review.not-sent': {
      title: 'Er is geen beoordeling om te openen',
      detail: 'Alleen een ingediende beoordeling die nog meetelt, kan weer open. Herlaad de pagina.',
    },
    'review.form': {
      title: 'Enkele regels van uw formulier kloppen niet',
      detail: 'Er is niets van overgenomen. Uw hele tekst staat er nog: verander de genoemde regels en stuur het opnieuw.',
    },
    'assignment.ties': { title: 'Zeg eerst of u een van deze kent', detail: 'Kruis aan met welke organisaties u een band hebt, of dat u er geen hebt.' },
  },
  fields: {
    'review.no-such-text': 'Deze versie van de tekst is er niet. Lees het voorstel opnieuw en stuur het nummer mee dat daar staat.',
    'review.no-mark': 'Geef een cijfer, of kies “Kan ik niet beoordelen”.',
    'review.safety-mark': 'Bij dit voorstel moet de veiligheid een cijfer krijgen; “kan ik niet beoordelen” volstaat hier niet.',
    'form.head': 'De regel met het kenmerk is weg. Die begint met “[[sluis-review”; neem hem over uit een formulier dat u opnieuw downloadt.',
    'form.other': 'Dit formulier gaat over een ander voorstel: {n}. Open dat, of plak het goede formulier.',
    'form.heading': 'Dit is geen kop van het formulier. Herstel die, of zet er een spatie voor als het bij uw tekst hoort.',
    'form.twice': 'Deze kop staat hier voor de tweede keer. Haal er een weg en bewaar uw tekst.',
    'form.missing': 'De kop “[[{n}]]” is weg. Zet die terug boven het antwoord dat erbij hoort.',
    'form.nowhere': 'Deze regel hoort bij geen enkele kop. Zet hem onder de kop van het antwoord.',
    'form.one-line': 'Hier past één regel. Zet dit bij een toelichting of bij de notitie.',
    'form.mark': 'Dit is geen cijfer. Schrijf 0 tot en met 5, ook halven zoals 3,5, of een streepje als u het niet kunt beoordelen.',
    'form.in-scope': 'Schrijf ja of nee.',
    'form.vote': 'Schrijf ja, nee of pitch.',
    'form.confidence': 'Schrijf 1, 2 of 3.',
    'ties.missing': 'Kruis ten minste één organisatie aan, of “Met geen van deze”.',
  },
};
