import type { ProblemText } from './index.ts';
import type { en } from './intake.en.ts';

type Intake = {
  readonly problems: { readonly [C in keyof typeof en.problems]: ProblemText };
  readonly fields: { readonly [F in keyof typeof en.fields]: string };
};

export const nl: Intake = {
  problems: {
    'team.not-allowed': { title: 'Dit hoort niet bij uw rol in dit team', detail: 'Vraag de indiener om het te doen, of om u een andere rol te geven.' },
    'team.exists': {
      title: 'Deze persoon zit al in het team',
      detail: 'Wilt u een andere rol geven? Haal de persoon dan eerst uit het team en nodig opnieuw uit.',
    },
    'team.full': {
      title: 'Het team is compleet',
      detail: 'Er kunnen vijf mensen met u meedoen. Haal eerst iemand weg, ook als een uitnodiging nog openstaat.',
    },
    'team.unknown': { title: 'Deze persoon zit niet in het team', detail: 'Laad de pagina opnieuw om te zien wie er nu meedoet.' },
    'screening.open': {
      title: 'Nog niet alle punten van de controle zijn in orde',
      detail: 'Kijk naar de genoemde punten. Vraag de indiener wat onduidelijk is, of beëindig het voorstel als een punt niet klopt.',
    },
    'screening.reason': {
      title: 'Deze reden hoort bij een punt dat wel klopt',
      detail: 'Beantwoord dat punt met nee, of kies de reden van het punt dat niet klopt.',
    },
    'screening.target': {
      title: 'Zeg waar het thuishoort',
      detail: 'Kies een plek als u een voorstel doorverwijst; laat die weg als u dat niet doet.',
    },
    'proposal.step-2-missing': {
      title: 'De tweede stap is nog niet ingevuld',
      detail: 'Vraag de indiener om de rest van het formulier. Is die er, dan kunt u het voorstel toelaten.',
    },
    'proposal.step-2-there': {
      title: 'Het formulier is al compleet',
      detail: 'Er valt niets meer op te vragen. Laat het voorstel toe, of stel een vraag in uw eigen woorden.',
    },
    'call.unknown': { title: 'Deze oproep bestaat niet', detail: 'Kijk in de lijst met oproepen, of begin een voorstel in de doorlopende intake.' },
    'call.invitation': {
      title: 'Deze oproep is alleen op uitnodiging',
      detail: 'Vul de code uit uw uitnodiging in, of begin een voorstel in de doorlopende intake.',
    },
    'call.not-open': {
      title: 'Deze oproep is nog niet open',
      detail: 'Uw concept blijft bewaard. Dien het in zodra de oproep open is, of zet het over naar de doorlopende intake.',
    },
    'call.closed': {
      title: 'Deze oproep is gesloten',
      detail:
        'U kunt hier niets meer indienen of verbeteren. Een concept blijft bewaard; u kunt het overzetten naar de doorlopende intake, die altijd open is.',
    },
    'call.full': {
      title: 'Uw organisatie kan in deze oproep niets meer indienen',
      detail: 'Trek eerst een ander voorstel van uw organisatie in, of zet dit concept over naar de doorlopende intake.',
    },
    'call.frozen': {
      title: 'Deze oproep is al open geweest',
      detail: 'U kunt alleen de tekst en de sluitingsdatum nog wijzigen. Maak voor andere regels een nieuwe oproep.',
    },
    'call.extension': {
      title: 'Deze code werkt hier niet',
      detail: 'Controleer de code. Misschien hoort die bij een andere oproep, of is de termijn voorbij.',
    },
    'call.no-code': {
      title: 'Deze oproep heeft geen toegangscode',
      detail: 'Iedereen kan er een voorstel voor beginnen. Alleen een oproep op uitnodiging heeft een code.',
    },
  },
  fields: {
    'team.self': 'Dit is uw eigen adres. Vul dat van iemand anders in.',
    'team.unknown': 'Deze persoon zit niet in het team. Laad de pagina opnieuw.',
    'check.missing': 'Dit punt is nog niet bekeken.',
    'check.no': 'Op dit punt is nee geantwoord.',
    'check.ask': 'Dit punt wacht op de indiener. Vraag het eerst.',
    'check.reason': 'De reden hoort bij dit punt, en daarop is geen nee geantwoord.',
    'check.target': 'Kies waar het thuishoort als u het doorverwijst, en alleen dan.',
    'call.unknown': 'Deze oproep bestaat niet. Kies er een uit de lijst.',
    'call.not-open': 'Deze oproep gaat open op {date}. Wacht tot dan, of zet uw concept over naar de doorlopende intake.',
    'call.closed': 'Deze oproep sloot op {date}. Zet uw concept over naar de doorlopende intake; daar kunt u het altijd indienen.',
    'call.full': 'Eén organisatie kan hier hoogstens {n} keer indienen. Zet dit concept over naar de doorlopende intake.',
    'call.frozen': 'Dit kunt u niet meer wijzigen, want de oproep is al open geweest.',
    'call.dates': 'Deze datum is te vroeg. Kies een latere.',
    'call.past': 'Dit einde is al voorbij. Kies een later moment, of laat de datum leeg: dan blijft de oproep open.',
    'call.far': 'Dit einde is nog jaren weg. Controleer het jaartal.',
    'call.over': 'Deze verzegelde oproep is voorbij en mogelijk al gelezen. Geef een code voor uitstel, of maak een nieuwe oproep.',
    'call.sealed': 'Een verzegelde oproep heeft een einddatum nodig: dan gaat het zegel eraf.',
    'call.rubric': 'Dit beoordelingskader bestaat niet. Kies er een uit de lijst.',
    'call.quorum': 'Er kunnen niet meer beoordelingen nodig zijn dan er beoordelaars worden gevraagd.',
    'call.extension': 'Deze code werkt hier niet. Controleer de code of vraag een nieuwe.',
  },
};
