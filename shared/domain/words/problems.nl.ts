import type { Problems } from './index.ts';
import { nl as files } from './files.nl.ts';
import { nl as imports } from './import.nl.ts';
import { nl as intake } from './intake.nl.ts';
import { nl as deciding } from './deciding.nl.ts';
import { nl as support } from './support.nl.ts';
import { nl as reviewing } from './reviewing.nl.ts';
import { nl as routing } from './routing.nl.ts';
import { nl as people } from './people.nl.ts';
export const nl: Problems = /* @__PURE__ */ ((): Problems => ({
  problems: {
    ...intake.problems,
    ...files.problems,
    ...people.problems,
    ...support.problems,
    ...deciding.problems,
    ...routing.problems,
    'item.not-found': { title: 'Niet gevonden', detail: 'Hier staat niets voor u. Controleer het adres, of vraag met uw e-mailadres een nieuwe link aan.' },
    'session.missing': { title: 'Log eerst in', detail: 'Vraag met uw e-mailadres een link aan en open die in deze browser.' },
    'session.not-enough': {
      title: 'Hiervoor hebt u meer toegang nodig',
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
    'request.charset': { title: 'Deze tekst heeft een andere codering', detail: 'Verstuur alles als UTF-8 en noem geen andere charset.' },
    'request.cross-site': { title: 'Dit kwam van een andere site', detail: 'Open de pagina op ons eigen adres en verstuur het daarvandaan.' },
    'request.direct': {
      title: 'Dit is niet het adres van de site',
      detail: 'Hier krijgt u geen antwoord. Open de site op het gewone adres en probeer het daar.',
    },
    'request.too-many': { title: 'Te veel verzoeken', detail: 'Wacht even en probeer het opnieuw. Wat u eerder instuurde, is bewaard.' },
    'request.busy': { title: 'Het is nu erg druk', detail: 'Uw verzoek is niet uitgevoerd. Wacht een ogenblik en verstuur het opnieuw.' },
    'form.too-soon': {
      title: 'Druk nog een keer op de knop',
      detail:
        'Het formulier kwam sneller terug dan een mens het invult, of stond langer dan een dag open. Zo houden wij programma’s tegen die formulieren rondsturen. Alles wat u typte, staat er nog.',
    },
    'key.missing': {
      title: 'De sleutel van dit verzoek ontbreekt',
      detail: 'Laad de pagina opnieuw en verstuur nog een keer, zodat niets dubbel gebeurt. Een programma stuurt de header Idempotency-Key mee.',
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
      detail: 'Een liaison heeft het opgepakt. Wat er nog aan moet veranderen, loopt via die liaison.',
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
    'proposal.move-illegal': { title: 'Dit kan nu niet', detail: 'Het voorstel is intussen in een andere fase. Kijk waar het nu staat en wat u kunt doen.' },
    'proposal.target-ended': {
      title: 'Het andere voorstel loopt niet meer',
      detail: 'Het is ingetrokken, verlopen of zelf al met een ander samengevoegd. Kies het voorstel dat doorgaat.',
    },
    'proposal.other-applicant': {
      title: 'Deze voorstellen hebben verschillende indieners',
      detail: 'Een later besluit bereikt alleen de indiener van het andere voorstel. Klopt dat? Bevestig dan dat u ze toch wilt samenvoegen.',
    },
    'proposal.incomplete': {
      title: 'Uw voorstel is niet compleet',
      detail: 'Vul de genoemde punten in en dien het opnieuw in. Wat u hebt getypt, is bewaard.',
    },
    'proposal.address-unverified': {
      title: 'Wij weten nog niet of dit adres van u is',
      detail: 'Open de link in de mail die wij u stuurden en probeer het daarna nog eens.',
    },
    'proposal.label-refused': {
      title: 'Dit label kunnen wij niet aannemen',
      detail: 'Kies een label tot en met TLP:AMBER+STRICT en laat weg wat onder TLP:RED valt, of bel ons.',
    },
    'proposal.part-changed': {
      title: 'Dit deel is in een ander venster gewijzigd',
      detail: 'Bekijk de nieuwere tekst, zet uw wijziging daarin en bewaar opnieuw.',
    },
    'assignment.none': {
      title: 'U hebt geen rol in deze beoordeling',
      detail: 'De rol is beëindigd of ingetrokken. Klopt dat volgens u niet? Vraag het de liaison.',
    },
    'assignment.not-invited': {
      title: 'Deze uitnodiging staat niet meer open',
      detail: 'De uitnodiging is beantwoord, vervallen of ingetrokken. Wilt u toch meedoen? Vraag het de liaison.',
    },
    'assignment.not-accepted': {
      title: 'U hebt deze beoordeling niet aangenomen',
      detail: 'Neem eerst de uitnodiging aan. Is die vervallen? Vraag het de liaison.',
    },
    'assignment.terms': { title: 'Ga eerst akkoord met de voorwaarden', detail: 'Bevestig dat u geen belang hebt en dat u de tekst voor uzelf houdt.' },
    ...reviewing.problems,
    'round.quorum': { title: 'Er zijn te weinig beoordelingen', detail: 'Wacht op meer beoordelingen, nodig iemand uit, of sluit de ronde met een reden.' },
    'round.invitations-open': { title: 'Er staan nog uitnodigingen open', detail: 'Wacht op de antwoorden, of trek die uitnodigingen eerst in.' },
    'conflict.blocks': {
      title: 'Deze persoon heeft een belang bij dit voorstel',
      detail: 'Kies iemand anders. Een voorzitter zonder eigen belang kan het conflict met een reden ongegrond verklaren of toestaan.',
    },
    'conflict.own': { title: 'U kunt niet over uw eigen belang oordelen', detail: 'Vraag een collega zonder belang om dit te doen.' },
    'conflict.none': { title: 'Dit belangenconflict bestaat niet', detail: 'Laad de pagina opnieuw; misschien is er al over besloten.' },
    'decision.safety-blocks': {
      title: 'De veiligheidsregel houdt deze uitkomst tegen',
      detail: 'Kies een andere uitkomst, of schrijf op waarom het toch kan.',
    },
    'decision.letter-unread': { title: 'De brief is gewijzigd', detail: 'Lees de nieuwste brief en maak het besluit daarna bekend.' },
    'decision.outcome-wrong': { title: 'Uitkomst en brief passen niet bij elkaar', detail: 'Noem ten minste één voorwaarde, of kies een andere uitkomst.' },
    'contact.not-open': {
      title: 'Dit bericht staat niet meer open',
      detail: 'Laad de pagina opnieuw om te zien waar het staat. Een later antwoord opent het weer.',
    },
    'contact.move-illegal': { title: 'Dit kan nu niet', detail: 'Het bericht is intussen in een andere fase. Kijk waar het nu staat en wat u kunt doen.' },
    'contact.looks-like-incident': {
      title: 'Dit lijkt een incident dat nu gaande is',
      detail:
        'Bel eerst het CSIRT dat hier staat: wij zijn geen alarmpost en kunnen niet direct helpen. Er is niets opgeslagen. U kunt het ons daarna toch sturen.',
    },
    'contact.looks-like-vulnerability': {
      title: 'Dit lijkt een kwetsbaarheid',
      detail: 'Meld die op de pagina die hier staat; daar is uw melding veilig. Er is niets opgeslagen. U kunt ons toch schrijven, zonder details.',
    },
    'contact.guarded': { title: 'Dit bericht is afgeschermd', detail: 'Het hoort ergens anders. Verwijs door, of bepaal eerst de soort en het label.' },
    'contact.other-sender': {
      title: 'Deze berichten hebben verschillende afzenders',
      detail: 'Latere antwoorden bereiken alleen de afzender van het andere bericht. Klopt dat? Bevestig dan dat u ze toch wilt samenvoegen.',
    },
    'contact.target-ended': { title: 'Het andere bericht is afgesloten', detail: 'Kies een bericht dat nog openstaat, of voeg ze andersom samen.' },
    'contact.nobody-asked': {
      title: 'Er is geen collega gevraagd',
      detail: 'Iemand heeft al geantwoord, of er is niets gevraagd. Schrijf liever een notitie.',
    },
    'contact.not-asked': {
      title: 'De vraag ging naar iemand anders',
      detail: 'Alleen de gevraagde collega of de behandelaar kan antwoorden. Schrijf liever een notitie.',
    },
    'contact.own-question': {
      title: 'U hebt deze vraag zelf gesteld',
      detail:
        'De collega aan wie u het vroeg, geeft antwoord. Wilt u niet wachten, pak het bericht dan zelf weer op; wat u zelf weet, schrijft u in een notitie.',
    },
    'contact.not-privacy': {
      title: 'Dit is geen openstaand privacyverzoek',
      detail: 'Alleen de termijn van een openstaand privacyverzoek kan worden verlengd. Bepaal eerst de soort.',
    },
    'contact.extended': { title: 'De termijn is al verlengd', detail: 'De wet staat dat één keer toe. Antwoord uiterlijk op de datum die er nu staat.' },
    'contact.extend-late': {
      title: 'De eerste maand is voorbij',
      detail: 'Een verlenging moet binnen de eerste maand worden gemeld. Antwoord nu, en leg uit waarom het langer duurde.',
    },
    'item.links-full': { title: 'Hieraan kan niets meer worden gekoppeld', detail: 'Koppel het aan een van de zaken die er al aan vastzitten.' },
    'template.unknown': { title: 'Deze standaardtekst bestaat niet', detail: 'Laad de lijst opnieuw; misschien heeft iemand de tekst verwijderd.' },
    'template.changed': {
      title: 'Iemand heeft deze standaardtekst intussen gewijzigd',
      detail: 'Bekijk de nieuwere tekst, zet uw wijziging daarin en bewaar opnieuw.',
    },
    'template.too-many': { title: 'Er zijn te veel standaardteksten', detail: 'Verwijder er een die niemand gebruikt en bewaar deze daarna.' },
    'search.unclear': {
      title: 'Het is niet duidelijk waarnaar u zoekt',
      detail: 'Geef ten minste één woord uit een titel, de naam van een organisatie of een kenmerk.',
    },
    'undo.nothing': {
      title: 'Er valt niets ongedaan te maken',
      detail:
        'U kunt alleen uw eigen laatste handeling ongedaan maken, en niet elke handeling. Misschien is iemand intussen verdergegaan. Herstel het met een nieuwe handeling.',
    },
    'undo.other': {
      title: 'Er is intussen iets anders gedaan',
      detail:
        'Er is niets ongedaan gemaakt: wat u bedoelde, is niet meer de laatste handeling. Bekijk wat er is veranderd en herstel het met een nieuwe handeling.',
    },
    'undo.too-late': { title: 'Ongedaan maken kan niet meer', detail: 'Dat kan één minuut lang. Herstel het met een nieuwe handeling.' },
    'undo.draft-begun': { title: 'De afzender is al met het concept bezig', detail: 'Het concept blijft bij de afzender en dit bericht blijft gesloten.' },
    'undo.place-taken': {
      title: 'De plaats binnen de oproep is al vergeven',
      detail: 'Er kwam intussen een ander voorstel van dezelfde organisatie binnen en het aantal per organisatie is beperkt. De handeling blijft staan.',
    },
    'undo.letter-left': {
      title: 'Er is al een brief over verstuurd',
      detail: 'De handeling blijft staan, want de lezer weet ervan. Herstel het met een nieuwe handeling.',
    },
    'letter.arrived': {
      title: 'Deze brief is niet mislukt',
      detail: 'Alleen een brief die niet verstuurd kon worden of terugkwam, gaat opnieuw uit. Laad de lijst met brieven opnieuw.',
    },
    'letter.too-soon': { title: 'Deze brief is net opnieuw verstuurd', detail: 'Wacht een uur met de volgende poging, of bel de ontvanger.' },
    'task.not-open': { title: 'Deze taak is klaar', detail: 'Iemand anders heeft die al afgerond. U hoeft niets te doen.' },
    'purge.nothing': { title: 'Niets te verwijderen', detail: 'Geen van deze passages komt in deze zaak voor. Neem de tekst precies over zoals die er staat.' },
    'person.by-another': { title: 'Iemand anders moet dit doen', detail: 'U kunt deze persoon niet wissen. Vraag het een andere beheerder.' },
    'person.erased': { title: 'Deze persoon is gewist', detail: 'Hier is niets meer te wijzigen of te versturen.' },
    'person.is-staff': { title: 'Deze persoon werkt hier nog', detail: 'Neem eerst de rollen van medewerker weg, zodat geen zaak zonder behandelaar blijft.' },
    'person.exists': { title: 'Deze persoon is al bekend', detail: 'Zoek de persoon op e-mailadres en pas daar de rollen aan.' },
    'person.unknown': { title: 'Wij kennen deze persoon niet', detail: 'Controleer de naam, of voeg de persoon eerst toe.' },
    'person.no-address': { title: 'Van deze persoon hebben wij geen adres', detail: 'Voeg eerst een e-mailadres toe, zodat een uitnodiging kan aankomen.' },
    'person.has-address': {
      title: 'Deze persoon heeft een ander adres',
      detail: 'Een adres waar al mail naartoe gaat, kunt u hier niet vervangen. Laat het weg, of voeg een nieuwe persoon toe.',
    },
  },
  fields: {
    ...intake.fields,
    ...files.fields,
    ...support.fields,
    ...deciding.fields,
    ...people.fields,
    ...routing.fields,
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
    'text.web': 'Vul het hele adres van een pagina in, zoals https://example.org, zonder gebruikersnaam en zonder spaties.',
    'text.no-address': 'Vul een e-mailadres in.',
    'text.address': 'Vul een volledig e-mailadres in, zoals naam@example.org; vóór de @ alleen letters zonder accent, cijfers en leestekens.',
    'text.country': 'Kies een land.',
    'list.twice': 'Hier staat iets dubbel. Haal er een weg.',
    'gate.failure':
      'Uw oplossing kan het proces beïnvloeden. Kies en beschrijf wat er gebeurt als die uitvalt, geen stroom of netwerk heeft, of overbelast raakt.',
    'gate.red':
      'Wat onder TLP:RED valt, kunnen wij niet aannemen: dit systeem is daar niet voor gemaakt. Laat het weg en kies een ander label, of bel ons eerst: {phone}.',
    'gate.terms': 'Dit is niet de versie die nu geldt. Lees de huidige en ga daarmee akkoord.',
    'gate.trl': 'Het niveau over 12 maanden kan niet lager zijn dan het niveau nu.',
    'gate.which': 'Zeg in een paar woorden om welk fysiek proces het gaat.',
    'gate.parties': 'Noem ten minste één partner, adviseur of pilotlocatie, of geef aan dat er geen zijn.',
    'gate.touches': 'Uw oplossing kan het proces beïnvloeden. Beantwoord daarom ook dit.',
    'gate.sis': 'U noemde een veiligheidssysteem (SIS). Beantwoord daarom ook dit.',
    'gate.unknown': 'U weet nog niet hoe uw oplossing het proces raakt. Tot die tijd vragen wij ook dit.',
    'gate.untouched': 'Dit vragen wij niet: uw oplossing raakt het proces niet en schrijft nooit naar een besturing.',
    'gate.evidence': 'Vanaf TRL 5 vragen wij om bewijs. Vertel wat er is getest, met cijfers, en wie dat kan bevestigen.',
    'gate.market': 'U zoekt een pilot voor een product. Beschrijf de markt, het prijsmodel en de concurrenten.',
    'gate.version': 'Geef aan uit welke versie van ATT&CK for ICS deze technieken komen.',
    'gate.earlier': 'Vertel waar en wanneer u het eerder indiende, en wat eruit kwam.',
    'question.options': 'Een keuzevraag heeft ten minste twee mogelijkheden nodig; andere vragen hebben er geen.',
    'question.limits': 'Deze grenzen passen niet bij het soort vraag, of de ondergrens ligt boven de bovengrens.',
    'question.order': 'Een voorwaarde kan alleen kijken naar een vraag die hiervóór staat.',
    'question.equals': 'Op de vraag waar dit van afhangt, kan dit antwoord niet worden gegeven.',
    'question.file': 'Een bestand hoort bij de bijlagen. Voeg het daar toe en laat dit leeg; het houdt niets op.',
    'template.placeholder': 'De invulplek “{n}” bestaat niet. U kunt name, reference, liaison, community, phone en site gebruiken.',
    'release.reason': 'Dit bericht is afgeschermd. Geef aan waarom het label omlaag mag.',
    'snooze.past': 'Kies een moment dat nog moet komen.',
    'snooze.far': 'Kies een dag binnen een half jaar.',
    'absence.order': 'De laatste dag ligt voor de eerste. Controleer beide.',
    'colleague.self': 'Dit bent u zelf. Kies een collega.',
    'colleague.unknown': 'Deze persoon werkt niet bij de intake. Kies iemand anders.',
    'link.self': 'Dit is het bericht zelf. Kies een ander.',
    'link.unknown': 'Wij vinden geen voorstel met dit kenmerk. Controleer het, of kies er een uit de lijst.',
    'mail.no-text': 'Hier staat alleen de kop van een mail. Plak ook de tekst die eronder staat.',
    'mail.future': 'Deze mail zou uit de toekomst komen. Controleer de datum.',
    'cursor.unknown': 'Deze plek in de lijst bestaat niet meer of is van iemand anders. Begin bij de eerste pagina.',
    'search.reference': 'Typ het hele kenmerk, of in elk geval de eerste drie tekens achter het jaar.',
    'search.words': 'Geef een woord van ten minste drie letters; woorden als “het” en “voor” tellen niet mee.',
    'decision.not-read': 'Lees het besluit dat er nu staat, en zet dan een vinkje dat het uwe ervoor in de plaats komt.',
    'letter.not-read': 'Lees de brief, en zet dan een vinkje bij “Ik heb de brief hierboven gelezen”.',
    'letter.left-out': 'Kies een oordeel, of maak de toelichting leeg: zonder oordeel komt zij niet in de brief.',
    'letter.do-first': 'Schrijf wat de indiener het eerst kan doen: bij deze uitkomst hoort dat in de brief.',
    'letter.resubmit-not': 'Bij deze uitkomst valt er niets opnieuw in te dienen. Haal het vinkje weg, of kies een andere uitkomst.',
    'letter.resubmit-day': 'Een dag past alleen bij opnieuw indienen. Laat de dag leeg, of zeg dat het opnieuw kan.',
    'letter.resubmit-past': 'Kies vandaag of een latere dag, of laat de dag leeg als het meteen kan.',
    'terms.not-agreed': 'Zet hier een vinkje als u akkoord gaat met de voorwaarden.',
    ...reviewing.fields,
    ...imports.fields,
  },
}))();
