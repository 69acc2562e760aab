import type { Problems } from './index.ts';

export const nl: Problems = {
  problems: {
    'item.not-found': { title: 'Niet gevonden', detail: 'Hier staat niets voor u. Controleer het adres, of vraag met uw e-mailadres een nieuwe link aan.' },
    'session.missing': { title: 'Log eerst in', detail: 'Vraag met uw e-mailadres een link aan en open die in deze browser.' },
    'session.not-enough': {
      title: 'Hiervoor bent u niet ver genoeg ingelogd',
      detail: 'Kwam u binnen met een link uit een mail? Vraag dan een inloglink aan. Bent u medewerker? Dan hoort dit bij een andere rol.',
    },
    'request.invalid': {
      title: 'Er is iets niet goed ingevuld',
      detail: 'Kijk naar de genoemde punten, pas ze aan en verstuur opnieuw. Tot dan is er niets van opgeslagen.',
    },
    'request.too-large': { title: 'Dit is te groot', detail: 'Maak de tekst korter of het bestand kleiner en verstuur opnieuw.' },
    'request.unreadable': {
      title: 'Wij konden dit niet lezen',
      detail: 'Laad de pagina opnieuw en verstuur nog een keer. Gebeurt het weer? Laat het ons weten.',
    },
    'request.cross-site': { title: 'Dit kwam van een andere site', detail: 'Open de pagina op ons eigen adres en verstuur het daarvandaan.' },
    'request.too-many': { title: 'Te veel verzoeken', detail: 'Wacht even en probeer het opnieuw. Wat u eerder instuurde, is bewaard.' },
    'request.busy': { title: 'Het is nu erg druk', detail: 'Uw verzoek is niet uitgevoerd. Wacht een ogenblik en verstuur het opnieuw.' },
    'key.missing': {
      title: 'De sleutel van dit verzoek ontbreekt',
      detail: 'Laad de pagina opnieuw en verstuur nog een keer, zodat niets dubbel gebeurt. Een programma stuurt de kop Idempotency-Key mee.',
    },
    'key.reused': {
      title: 'Dit is al eerder verstuurd, met andere inhoud',
      detail: 'Laad de pagina opnieuw om te zien wat er is bewaard, en verstuur uw wijziging daarna.',
    },
    'item.changed': { title: 'Iemand anders was u voor', detail: 'Bekijk wat er is veranderd en doe het daarna opnieuw, als dat nog nodig is.' },
    'link.dead': { title: 'Deze link werkt niet meer', detail: 'De link is gebruikt, verlopen of vervangen. Vraag met uw e-mailadres een nieuwe aan.' },
    'proposal.not-draft': {
      title: 'Dit voorstel is ingediend',
      detail: 'U kunt het niet meer als concept wijzigen. Op de pagina ervan ziet u wat u nog kunt doen.',
    },
    'proposal.not-submitted': {
      title: 'Dit voorstel is al verder',
      detail: 'Een liaison heeft het al opgepakt; verbeteringen lopen nu via die liaison.',
    },
    'proposal.not-screening': { title: 'Dit voorstel wordt nu niet bekeken', detail: 'Laad de pagina opnieuw om te zien waar het nu staat.' },
    'proposal.not-in-review': { title: 'Dit voorstel is niet in beoordeling', detail: 'Laad de pagina opnieuw om te zien waar het nu staat.' },
    'proposal.not-deliberating': {
      title: 'Er is nu niets te besluiten',
      detail: 'Sluit eerst de beoordelingsronde, of laad de pagina opnieuw om te zien waar het staat.',
    },
    'proposal.not-decided': {
      title: 'Er ligt geen besluit klaar',
      detail: 'Neem eerst een besluit, of laad de pagina opnieuw om te zien of het al bekend is gemaakt.',
    },
    'proposal.not-announced': {
      title: 'Hier valt nu niets te bevestigen',
      detail: 'Bevestigen kan één keer, nadat een voorstel is geaccepteerd. De statuspagina zegt waar het staat.',
    },
    'proposal.question-open': { title: 'Er staat nog een vraag open', detail: 'Wacht op het antwoord van de indiener voordat u verdergaat.' },
    'proposal.no-question': {
      title: 'Er staat geen vraag open',
      detail: 'De vraag is beantwoord of ingetrokken. Laad de pagina opnieuw om te zien waar het voorstel staat.',
    },
    'proposal.move-illegal': { title: 'Dit kan nu niet', detail: 'Het voorstel is in een andere fase. Laad de pagina opnieuw om te zien wat u kunt doen.' },
    'proposal.incomplete': {
      title: 'Uw voorstel is niet compleet',
      detail: 'Vul de genoemde punten in en dien het opnieuw in. Wat u hebt getypt, is bewaard.',
    },
    'proposal.address-unverified': {
      title: 'Wij weten nog niet of dit adres van u is',
      detail: 'Open de link in de mail die wij u stuurden en dien daarna uw voorstel in.',
    },
    'proposal.label-refused': {
      title: 'Dit label kunnen wij niet aannemen',
      detail: 'Kies een label tot en met TLP:AMBER+STRICT en laat weg wat onder TLP:RED valt, of bel ons.',
    },
    'proposal.part-changed': {
      title: 'Dit deel is in een ander venster gewijzigd',
      detail: 'Bekijk de nieuwere tekst, zet uw wijziging daarin en sla opnieuw op.',
    },
    'assignment.none': {
      title: 'U hebt geen rol in deze beoordeling',
      detail: 'De rol is beëindigd of ingetrokken. Klopt dat volgens u niet? Vraag het de liaison.',
    },
    'assignment.exists': { title: 'Deze beoordelaar is al gevraagd', detail: 'Kies iemand anders, of wacht op het antwoord.' },
    'assignment.not-invited': {
      title: 'Deze uitnodiging staat niet meer open',
      detail: 'De uitnodiging is beantwoord, vervallen of ingetrokken. Wilt u toch meedoen? Vraag het de liaison.',
    },
    'assignment.not-accepted': {
      title: 'U hebt deze beoordeling niet aangenomen',
      detail: 'Neem eerst de uitnodiging aan. Is die vervallen? Vraag het de liaison.',
    },
    'assignment.terms': { title: 'Ga eerst akkoord met de voorwaarden', detail: 'Bevestig dat u geen belang hebt en dat u de tekst voor uzelf houdt.' },
    'review.incomplete': {
      title: 'Uw beoordeling is niet compleet',
      detail: 'Vul de genoemde punten in en stuur de beoordeling opnieuw in.',
    },
    'review.round-closed': {
      title: 'Deze beoordelingsronde is gesloten',
      detail: 'U kunt geen beoordeling meer insturen. Vertel de liaison wat de voorzitter nog moet weten.',
    },
    'round.quorum': { title: 'Er zijn te weinig beoordelingen', detail: 'Wacht op meer beoordelingen, nodig iemand uit, of sluit de ronde met een reden.' },
    'round.invitations-open': { title: 'Er staan nog uitnodigingen open', detail: 'Wacht op de antwoorden, of trek die uitnodigingen eerst in.' },
    'conflict.blocks': {
      title: 'Deze persoon heeft een belang bij dit voorstel',
      detail: 'Kies iemand anders. Een voorzitter zonder eigen belang kan het conflict met een reden ongegrond verklaren of toestaan.',
    },
    'conflict.own': { title: 'U kunt niet over uw eigen belang oordelen', detail: 'Vraag een collega zonder belang om dit te doen.' },
    'conflict.none': { title: 'Dit belangenconflict bestaat niet', detail: 'Laad de pagina opnieuw; misschien is er al over besloten.' },
    'decision.reviews-missing': {
      title: 'Er zijn minder dan twee beoordelingen',
      detail: 'Wacht op meer beoordelingen, of geef de reden waarom u zonder besluit.',
    },
    'decision.safety-blocks': {
      title: 'De veiligheidsregel houdt deze uitkomst tegen',
      detail: 'Kies een andere uitkomst, of schrijf op waarom het toch kan.',
    },
    'decision.letter-unread': { title: 'De brief is gewijzigd', detail: 'Lees de nieuwste brief en maak het besluit daarna bekend.' },
    'decision.outcome-wrong': {
      title: 'De uitkomst en de brief passen niet bij elkaar',
      detail: 'Noem ten minste één voorwaarde, of kies een andere uitkomst.',
    },
    'contact.not-open': {
      title: 'Dit bericht staat niet meer open',
      detail: 'Laad de pagina opnieuw om te zien waar het staat. Een later antwoord opent het weer.',
    },
    'contact.move-illegal': { title: 'Dit kan nu niet', detail: 'Het bericht is in een andere fase. Laad de pagina opnieuw om te zien wat u kunt doen.' },
    'task.not-open': { title: 'Deze taak is klaar', detail: 'Iemand anders heeft die al afgerond. U hoeft niets te doen.' },
    'person.exists': { title: 'Deze persoon is al bekend', detail: 'Zoek de persoon op e-mailadres en pas daar de rollen aan.' },
    'person.unknown': { title: 'Wij kennen deze persoon niet', detail: 'Controleer de naam, of voeg de persoon eerst toe.' },
  },
  fields: {
    'field.missing': 'Vul dit in.',
    'field.empty': 'Vul dit in.',
    'field.short': 'Schrijf ten minste {n} tekens.',
    'field.long': 'Schrijf niet meer dan {n} tekens.',
    'field.few': 'Het minimum is hier {n}.',
    'field.many': 'Het maximum is hier {n}.',
    'field.unknown': 'Dit formulier heeft zo’n veld niet. Laat het weg.',
    'field.type': 'Dit soort waarde hoort hier niet. Vul het opnieuw in.',
    'field.choice': 'Kies een van de mogelijkheden.',
    'field.format': 'Dit is niet geschreven zoals het hoort. Controleer het.',
    'field.invalid': 'Dit klopt niet. Controleer het.',
    'text.control-character': 'In deze tekst staat een onzichtbaar of onbruikbaar teken. Typ de tekst opnieuw, of plak die zonder opmaak.',
    'text.address': 'Vul een volledig e-mailadres in, zoals naam@example.org; vóór de @ alleen letters zonder accent, cijfers en leestekens.',
    'text.country': 'Kies een land.',
    'list.twice': 'Hier staat iets dubbel. Haal er een weg.',
    'gate.failure':
      'Uw oplossing kan het proces beïnvloeden. Kies en beschrijf wat er gebeurt als zij uitvalt, geen stroom of netwerk heeft, of overbelast raakt.',
    'gate.red':
      'Wat onder TLP:RED valt, kunnen wij niet aannemen: dit systeem is daar niet voor gemaakt. Laat het weg en kies een ander label, of bel ons eerst: {phone}.',
    'gate.terms': 'Dit is niet de versie die nu geldt. Lees de huidige en ga daarmee akkoord.',
    'gate.trl': 'Het niveau over 12 maanden kan niet lager zijn dan het niveau nu.',
    'review.safety-mark': 'U beoordeelt de veiligheid van dit voorstel. Geef voor dit criterium een cijfer.',
    'assignment.exists': 'Deze beoordelaar is al gevraagd. Kies iemand anders.',
    'conflict.own': 'Deze persoon heeft het voorstel ingediend. Kies iemand anders.',
    'conflict.same-org': 'Deze persoon werkt bij dezelfde organisatie. Kies iemand anders.',
    'conflict.named': 'Deze persoon of de werkgever staat in het voorstel. Kies iemand anders.',
    'conflict.family': 'Deze persoon is familie van iemand die erbij betrokken is. Kies iemand anders.',
    'conflict.financial': 'Deze persoon heeft er een financieel belang bij. Kies iemand anders.',
    'conflict.competing-proposal': 'Deze persoon heeft een concurrerend voorstel. Kies iemand anders.',
    'conflict.competitor': 'Deze persoon werkt bij een concurrent. Vraag de voorzitter, of kies iemand anders.',
    'conflict.co-author': 'Deze persoon werkte kort geleden samen met de indiener. Vraag de voorzitter, of kies iemand anders.',
    'conflict.customer': 'Deze persoon is klant of leverancier van de indiener. Vraag de voorzitter, of kies iemand anders.',
  },
};
