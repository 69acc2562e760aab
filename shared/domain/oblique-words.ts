import { phrases } from './plain.ts';

/** What happens or is found, as somebody tells it who does not know its name, or does not want to say it. */
export const OBLIQUE_WORDS = {
  /** What only those who run a plant should have. */
  innards: phrases(
    '%drawings?|%diagrams?|floor ?plans?|emergency plans?|%tekening|%tekeningen|plattegronden?|noodplannen|(full |whole |complete |our |plc |controller )(configurations?|projects?)',
    '%configuratie|plc projecten|back ?ups?|(customer|client|access|login|maintenance) (data|details)|%inloggegevens|toegangsgegevens|klantgegevens|inlognamen',
    'logins|accounts?|credentials|passwords?|wachtwoord%|(access|toegangs|maintenance|inlog|alarm) ?codes?|vpn (details|access|profiles?)|%schermafdruk%|screenshots?',
    '(master|main|hoofd|super) ?(password|wachtwoord|code|key|sleutel)|verbindingsgegevens|(pictures?|photos?|photographs?|copies|copy) of .. (screens?|plant|control|network|cabinets?)|foto%|source code|broncode|(key|sleutel) ?(files?|bestand%)',
    '(staff|user|operator)s? (lists?|names)|namen van (medewerkers|operators)',
  ),
  spilled: phrases(
    '(public|openbare?|publieke?|shared|open) (\\w{1,8} )?(forum|repository|repo|folder|share|map|schijf|website|site|bucket)',
    '(turned up|appeared|posted|put|placed|leaked|published|offered|circulat%|circuleert|circuleren|opgedoken|staan|staat|stonden|stond|gezet|geplaatst|beland%) .. (online|internet|forum|web|channel|kanaal|website|veilingsite|marktplaats)',
    '(online|internet|forum|web) .. (turned up|appeared|posted|circulat%|circuleert|circuleren|opgedoken|staan|staat|stonden|stond|geplaatst|beland%)',
    '(passing|passed|going|doorgestuurd|gaat|gaan|rond) (round|around|rond|gestuurd)|file sharing|chat ?groups?|groepsapp%|(on|op) (its|their|his|her|hun|zijn|haar) (\\w{1,8} )?(website|site|page|pagina)|turned up online|offered for sale|for sale on|te koop (op|aangeboden)|(for|voor) (anyone|everyone|everybody|iedereen) .. (readable|visible|leesbaar|zichtbaar|in te zien|te openen)',
    '(anyone|anybody|everyone|everybody|iedereen) (could|can|kon|kan) .. (open|read|see|copy|download|openen|lezen|inzien|bekijken|downloaden)',
    '(wrong|verkeerde) (recipient|person|address|mailbox|geadresseerde|persoon|adres|ontvanger|partij)',
    '(was|were|has been|have been|is|zijn|werd|werden) (\\w{1,8} )?(taken|copied|gekopieerd|meegenomen|buitgemaakt|ontvreemd|uit de (auto|tas|trein|kantine))',
    '(stolen|taken|gestolen|gehaald|meegenomen|lost|kwijt|verloren|forgotten|vergeten|left) .. (car|van|train|bag|auto|bus|trein|tas|taxi)',
    '(car|van|train|bag|auto|bus|trein|tas|taxi) .. (stolen|taken|gestolen|gehaald|meegenomen)',
    'who (has )?copied|auction site|veilingsite',
  ),
  slip: phrases(
    'by (mistake|accident)|accidentally|per ongeluk|abusievelijk|(not|never|niet|nooit) (\\w{1,6} )?(wiped|erased|encrypted|gewist|versleuteld)',
    'geen versleuteling|no encryption|unencrypted|onversleuteld|(just|only now) found out|net achter gekomen|er net achter|how do we get (them|it|that) (off|removed|down)',
    'hoe krijgen we (die|dat|het|ze) .. weg|have not told|nog niemand verteld|(sent|gestuurd|gemaild|mailed|forwarded) .. (wrong|verkeerde)',
  ),
  hush: phrases(
    'keep quiet|stay quiet|stay silent|keep silent|keep it (quiet|secret)|say nothing|zwijg%|stil te houden|zijn mond|niets te zeggen|openbaar te maken|openbaar maken',
    '(publish|release|show|leak|publiceren|tonen|lekken) (them|it|everything|these|ze|die|alles)|naar buiten te brengen|to the press|naar de pers',
  ),
  /** Nobody of the own people did it. */
  unasked: phrases(
    '(nobody|no one|none of us|no operator) (\\w{1,8} )?(issued|gave|changed|made|touched|ordered|created|added|installed|did|asked|was (there|near|logged))',
    '(niemand|geen van ons|geen operator) .. (gewijzigd|veranderd|aangemaakt|gegeven|bediend|gedaan|gevraagd|ingelogd|aangeraakt|aan het werk)',
    '(that|which) (we|none of us) (did not|didn.t|never)? ?(create|created|add|added|make|made|install|installed|order)|die (wij|we) niet .. (aangemaakt|gemaakt|geplaatst|toegevoegd)',
    'without (an? |any |the )?(\\w{1,9} )?(touching|doing|pressing|asking|giving)|(that|which|he|she|we|i|they) never (set up|wrote|made|asked for|ordered|sent|installed|created|did)|(niemand|none) .. (ingesteld|geplaatst|geinstalleerd|set)|(i|ik|hij|he|she|zij) (was|lag|zat) .. (bed|asleep|thuis|home|holiday|vakantie)|zonder dat .. (gedaan|bediend|gedrukt|aangeraakt|gevraagd|opdracht)',
    'while .. (asleep|on holiday|off duty|at home|on leave)|terwijl .. (sliep|vrij was|op vakantie|thuis was)',
  ),
  differs: phrases(
    '(differs?|different%|other) .. (from|than) .. (we|ours|downloaded|left|loaded|saved|yesterday|approved)',
    '(anders|andere waarden?|een andere versie|afwijk%) .. (dan) .. (wij|we|gisteren|achtergelaten|ingesteld|geladen|goedgekeurd)|than we left|anders dan (wij|we)',
  ),
  program: phrases('programs?|programma%|logic|projects?|software|settings?|instellingen?|versie|version|configurat%|production lines?|productielijn%'),
  emptied: phrases(
    '(logs?|log ?books?|log ?files?|event logs?|audit trail|history|logboek%|logbestand%|historie|gebeurtenissen) .. (empty|leeg|wiped|gewist|cleared|erased|deleted|gone|verdwenen|geleegd)',
  ),
  traffic: phrases('(network )?traffic|talks|talking|connects|connecting|connections?|packets|sends|calling home|verkeer|verbinding%|pakketten|stuurt|praat'),
  nobodysPlace: phrases(
    '(address|host|server|machine|computer|country|site|adres|land) .. (abroad|buitenland|nobody|no one|niemand|unknown|onbekend%|not (own|know|recogni[sz]e)|don.t (own|know|recogni[sz]e)|niet (kennen|kent|van ons))',
    '(unknown|foreign|onbekende?|vreemde?|buitenlandse?) (\\w{1,10} )?(address|addresses|host|server|country|adres|adressen|machine)',
  ),
  stuckFiles: phrases(
    '(won.t|will not|cannot|can.t|can no longer|refuse to) (\\w{1,8} )?open (any|one|our|their) (\\w{1,8} ){0,3}(files|documents|projects|recipes)',
    '(files|documents|drawings|projects|bestanden|documenten|tekeningen|projecten) .. (won.t open|no longer open|cannot be opened|niet meer open|niet meer te openen|onleesbaar|unreadable)',
    '(strange|odd|weird|unknown|same|rare|vreemde|onbekende|dezelfde) (\\w{1,6} )?(extensions?|extensies?|suffix)',
  ),
  fallback: phrases(
    '(switched|went|gone|fell|fallen|falling|moved|back|terug%|overgeschakeld|overgestapt|overgegaan) .. (to|on|op|naar) (\\w{1,5} )?(manual%|hand|paper|pen|papier|handbediening|handmatig%) .. (because|as|since|omdat|want|doordat|sinds|nadat)',
  ),
  offHours: phrases(
    '(connection|session|account|remote access|login|vpn|verbinding|sessie|inlog%|toegang) .. (active|used|open|opened|logged|actief|gebruikt|openstond|open stond) .. (\\d{1,2} ?(am|a.m|uur)|night|nacht%|asleep|sliep|holiday|vakantie|weekend)',
    '(account|login|user|gebruiker) .. (left (the company|us)|uit dienst|no longer works|retired|weg is|vertrokken)',
  ),
  leftover: phrases(
    '(former|previous|ex|old|oud|vorige|voormalige?) (employees?|staff|colleagues?|integrators?|contractors?|suppliers?|medewerkers?|collega%|leveranciers?|werknemers?|installateur%) .. (still|nog)',
  ),
  reaches: phrases(
    'log in|logs in|access|see|watch%|get in|gets in|read|control%|meekijk%|mee te kijken|inlog%|kijkt|kijken|toegang|meelezen|bedien%|in .. (systeem|system)',
  ),
  broughtIn: phrases(
    '(have|has|had|hebben|heeft) (sat|been|gezeten|zitten) (in|on|inside) (our|the|his|her|their|ons|onze)|iemand (op|in) .. geweest|(has|have) been (sending|writing|logging) .. never|draait (iets|wat) .. (terug|niet)|(keeps|komt) .. (coming back|terug|terugkomt)|(somebody|someone|iemand) .. (has|have|had|is|was|heeft|zijn) (\\w{1,8} )?(been (in|inside|on|at)|binnen geweest|in gezeten|aan gezeten)',
    '(new|extra|unknown|nieuwe|onbekende) (\\w{1,8} )?(users?|accounts?|administrators?|gebruikers?|beheerders?) .. (added|created|appeared|there|aangemaakt|toegevoegd|verschenen)',
    '(anti ?virus|virus ?scanner|firewall|logging|monitoring|alarms?|endpoint%|back ?ups?) .. (switched off|turned off|disabled|uitgezet|uitgeschakeld) (by|door)',
    '(program|process|software|service|task|programma|proces|taak) .. (not know|don.t know|nobody knows|niet kent|niet kennen|niemand kent|nobody installed)',
    '(starts? itself|start zichzelf|keeps coming back|komt steeds terug)',
  ),
  gaveAway: phrases(
    '(gave|given|told|shared|entered|typed|handed|gegeven|doorgegeven|ingevuld|verteld|ingetypt|afgegeven) .. (%passwords?|logins?|%codes?|credentials|%wachtwoord|%gegevens)',
    '(%passwords?|logins?|%codes?|credentials|%wachtwoord|%gegevens) .. (gave|given|told|gegeven|doorgegeven|ingevuld|verteld|ingetypt|afgegeven)',
  ),
  posed: phrases(
    'pretend%|pos(ed|ing) as|claim(ed|ing) to be|said (he|she|they) (was|were)|voordeed|voorgedaan|deed zich voor|zei dat (hij|zij|ze)|turned out to be|bleek (geen|niet|nep)|not (him|her|them|us)',
  ),
  lockedOut: phrases(
    '(logged|thrown|kicked|locked|shut) out (of|at)|can.t get past|cannot get past|(kregen|krijgen) .. niet (meer )?terug|(uitgelogd|buitengesloten|eruit gegooid)',
    '(passwords?|logins?) (\\w{1,6} )?no longer (work|accepted|valid)|(wachtwoord%|inlog%) .. (werken|werkt|doen|doet) .. niet meer',
  ),
  payNotice: phrases(
    '(message|notice|note|text|window|page|screen|melding|bericht|tekst|venster|pagina|beeld|brief) .. (paying|pay up|bitcoins?|betalen|te betalen|geld|losgeld|contact .. (hours|days|uur|dagen)|(hours|uur|dagen) contact)',
    '(binnen|within|in) \\d{1,3} (uur|hours|dagen|days) .. (contact|betal%|pay)',
  ),
  mismatch: phrases(
    '(by hand|met de hand|ter plaatse|on site|ourselves) .. (different|else|anders|other)|geknoeid|fiddled with|been altered|(not|niet|don.t) (\\w{1,4} )?(trust|vertrouwen) .. (readings?|values?|screens?|waarden|metingen|schermen)',
    '(readings?|values?|levels?|trend|waarden|metingen|standen) .. (as if|alsof|flat|frozen|bevroren|kloppen niet|klopten niet|not match|not agree)',
  ),
  /** Somebody can do what nobody like that should be able to. */
  canDo: phrases(
    '(i|we|you|one|anyone|anybody|whoever|everyone|passers?by|customer|customers|student%|ik|wij|we|je|men|iedereen|wie|klant|klanten|buitenstaander%) .. (can|could|able to|kan|kunnen|kun|kon|konden|kunt|kom|komt|lukt%) .. (%operate|control|open|opened|close|switch|stop|start|write|read|restart|reset|install|turn|see|watch|change|take over|bedienen|openen|sluiten|schakelen|uitzetten|aanzetten|stoppen|starten|herstarten|schrijven|lezen|uitlezen|meekijken|zien|wijzigen|overnemen|bij)',
    '(can|could|kan|kon|laat zich|laten zich) .. (be )?(switched off|turned off|opened|controlled|stopped|taken over|uitzetten|uitgezet|bediend|bedienen|geopend|openen|overgenomen|overnemen|stilzetten)',
    '(lets|let|allows|laat|liet) (me|us|anyone|anybody|everyone|one|mij|ons|iedereen) .. (see|open|control|read|write|change|zien|openen|bedienen|lezen|wijzigen)|(makes?|make) it (change|stop|start|open|close|move)',
  ),
  /** Things of a plant that people name without calling them a system. */
  asset: phrases(
    '%pumps?|%cranes?|%kraan|%kranen|silos?|%kas|%kassen|greenhouses?|heat ?pumps?|warmtepomp%|boilers?|%meters?|%kasten|cabinets?|%kast|switchboards?|%verdeler|routers?',
    'sensors?|%sensor%|tanks?|%lines?|%lijn|%lijnen|%stations?|%reiniger|%portaal|%portal|alarm ?(unit|system|installatie)s?|%poort|%poorten|gates?|doors?|deur|deuren|locks?|slot|sloten',
    'elevators?|lift|liften|fans?|ventilator%|%compressor%|turbines?|windmill%|solar|zonne%|chargers?|laadpa%|trains?|treinen|tunnels?|bridges?|%brug|%bruggen|weirs?|%stuw',
    'relays?|gateways?|controllers?|process network|building controls?|%netwerk|thermostat%|camera%|badges?|tags?|toegangspas%|scada|plcs?|hmis?|%besturing|%bediening',
  ),
  /** A way that takes no skill, or somebody whom nobody checked. */
  trivial: phrases(
    '(only|just) (need|have) to|all (it|you) (takes?|needs?)|simply|gewoon|zomaar|eenvoudig%|(with|using|met) (my|a|any|mijn|een|elke) (\\w{1,8} )?(phone|telefoon|magnet|magneet|paperclip|remote|afstandsbediening)|whatever (is|you|one)|wat je (ook )?(intikt|invult|typt)',
    '(from|by|for|van|door|voor) (anybody|anyone|everybody|everyone|iedereen|wie dan ook)|(wireless|draadloze?|wifi) .. (canteen|kantine|lobby|hal|parking|parkeer%|hotel)|(leave|left|laat|liet) .. (blank|empty|leeg)|(\\w{3,8}) (times|keer) (a |een )?(wrong|verkeerde?)',
    'never asks|does not ask|vraagt (niet|nooit|nergens)|trusts|vertrouwt (alles|elke)|pull(ing)? (out )?the (\\w{1,8} )?(plug|cable|fuse)|(stekker|kabel|zekering) .. (trek%|haal%|eruit)|test ?(button|knop)|via een (zoekopdracht|zoekmachine|omweg)|(through|by|with) a search|(wrong|random|verkeerde|willekeurige) (code|number|nummer)|(next|ander|volgende) (number|nummer)',
  ),
  /** What that leads to. */
  effect: phrases(
    '(open|opens|opened|unlock%|move%|start%|stop%|reset%|change%|enter%|control%) (every|all|any|the|its|it|each|other)|springs? open|springt .. open|(gaat|gaan|ging|gingen) .. (open|uit|aan)|shows? (you|me|its|everything|all)|ended up in|kwam .. (in|uit)|resets?|takes (new|any)',
    '(laten|laat|liet) .. (bewegen|draaien|openen|stoppen|sluiten|starten|dalen|stijgen)|(zet|zette|zetten|schakel%) .. (uit|aan|open|stil|om)|(in te|kan ik|kun je|kon ik|konden wij) .. (stellen|instellen|bedienen|openen|zien|wijzigen)|settings page|(its|the) (whole )?(settings|instellingen)|te zien en',
  ),
  shouldNot: phrases(
    '(should|hoort|zou|mag|kan) (\\w{1,6} )?(not|niet|never|nooit) (\\w{1,4} )?(be possible|kunnen|mogelijk)|is (that|this) (meant|intended|supposed)|(not|niet) .. (de bedoeling|the intention|intended)|shrugs?|schouders op|(maker|vendor|fabrikant|leverancier) .. (calls it normal|vindt .. normaal|doet .. niets|does nothing)',
  ),
  /** A thing in which the keys of a plant travel. */
  carrier: phrases(
    'laptops?|tablets?|phones?|telefoon|bag|tas|usb ?sticks?|sticks?|disks?|drives?|schijf|schijven|box|doos|koffer|case|notebook|notitieboek%|folder|map|key ?ring|sleutelbos',
  ),
  lost: phrases(
    'stolen|gestolen|blijven liggen|laten liggen|lost|kwijt|verloren|missing|vermist|verdwenen|went missing|left (in|on|behind)|achtergelaten|vergeten (in|op)|weg(gehaald)? uit|gejat|given away|weggegeven|sold with|verkocht met',
  ),
  keysOfPlant: phrases(
    '(waarmee|with which|that we use to|used to|we use for|for) .. (bedien%|stur%|operat%|control%|log in|inlog%|maintain|onderhoud%)|%codes?|passwords?|wachtwoord%|plc%|(controller|control) (projects?|programs?)|configurations?|configuraties?|besturing%|toegang%|access',
  ),
  imposter: phrases(
    '(technician|engineer|mechanic|caller|visitor|man|woman|monteur|installateur|bezoeker|beller|inspecteur|inspector) .. (not|niet|nooit|never|no) .. (work|werk%|known|bekend|sent|gestuurd|employ%|exist%|bestaat|hired)|(nobody|niemand) .. (sent|gestuurd|ordered|besteld) .. (technician|engineer|monteur|installateur)',
  ),
  vanished: phrases(
    '(back ?ups?|safety copies|copies|recipes|projects?|programs?|settings|files|history|reservekopie%|kopie%|recepten|programma%|projecten|instellingen|bestanden|gegevens) .. (gone|vanished|disappeared|empty ones|overwritten|replaced by|verdwenen|weg|overschreven|leeg|vervangen door)',
  ),
  contradicts: phrases(
    '(shows?|reads?|says?|reports?|toont|meldt|staat|geeft|stond) .. (while|whereas|although|but|terwijl|maar|hoewel) .. (overflow%|clearly|in reality|really|actually|by eye|empty|full|in bed|werkelijk|echt|vloer|leeg|vol|stroom%|thuis|gesloten|open|closed)',
    '(waarden|standen|metingen|values|readings) .. (kloppen|klopten|klopt|match%|agree%) .. (niet|not|no longer|niet meer)|(niet|not|no longer) .. (kloppen|klopten|match|agree) .. (met|with) .. (meters?|gauges?|vloer|floor)',
  ),
  /** Who or where that is. */
  unfit: phrases(
    'guest ?(wifi|network)|gast%wifi|gast%netwerk|visitors?|bezoekers?|(from|in|on|op|vanaf) (the |de )?(street|straat|parking%|parkeer%|pavement)|bluetooth',
    '(my|a|any|an ordinary|mijn|een|gewone|elke|eigen) (\\w{1,8} )?(home|phone|browser|telefoon|laptop|thuis)|from home|van(uit)? (huis|thuis)|home connection',
    'without (a |any )?(log%|pass%|sign%|pin)|zonder (in te |een )?(log%|wachtwoord|pin%|aanmeld%)|no (password|login|pin)|geen (wachtwoord|inlog%|pin%)|no password asked|unauthenticated',
    'any (token|password|code|key)|elk (wachtwoord|token)|(another|other) (customers?|compan%|sites?|plants?|tenants?)|(een )?andere? (klant|klanten|bedrijf|bedrijven|vestiging%)|buitenstaander%|outsiders?',
  ),
  gadget: phrases(
    'chargers?|chargepoints?|locks?|slot|sloten|robots?|elevators?|liften?|meters?|%meter|%kaarten|%app|barriers?|slagbomen|tokens?|badge%|toegangssysteem|cloud',
  ),
  trips: phrases(
    '(makes?|made|laat|laten|causes?|zorgt|get) .. (restart|reboot|crash|stop|hang|freeze|trip|change speed|herstart%|vastlop%|uitval%|stilval%|stoppen)',
    'stops? (answering|responding|working) .. (until|unless|till)|(turns?|switches|zet|schakelt) (off|out|uit) the (trip|safety|protection|alarm)%|(trip|safety|protection|alarm|beveilig%) function .. off|(off|uit) .. trip function',
    'until .. power ?cycl%|reageert .. (niet meer|tot)',
  ),
  trigger: phrases(
    '(if|when|as soon as|als|wanneer|zodra) (you|one|we|i|somebody|je|men|wij|we|ik|iemand) .. (send|sends|type|types|stuurt|sturen|stuur|verstuurt|typt|intypt)|(one|a single|single|few) (packet|request|message|frame|telegram)',
    '(een|enkel|1|paar) (\\w{1,6} )?(pakket%|bericht%|verzoek%|telegram%)|(overly |too |very |te )?(long|lange) (name|string|text|naam|tekst)|(crafted|malformed|empty|leeg) (packet|request|message|bericht)|unauthenticated request|proof of concept|(simple|small|simpel|klein) script%',
  ),
  weakSecret: phrases(
    '(same|identical|hetzelfde|dezelfde) (\\w{1,12} )?(%passwords?|keys?|accounts?|%codes?|%wachtwoord|sleutel)|(%passwords?|keys?|%wachtwoord|sleutel) .. (is|are|the) the same|(%passwords?|keys?|%wachtwoord|sleutel) .. (same|hetzelfde|dezelfde) .. (every|all|each|alle|elk%|ieder%)',
    '(%passwords?|key|%wachtwoord|sleutel|pin%) .. (cannot|can.t|niet|never) .. (be )?(changed|wijzigen|veranderen|aanpassen)|(calculate|compute|derive|guess|uitrekenen|afleiden|raden) .. (%password|key|%wachtwoord|code)',
    '(%password|key|%wachtwoord|code) .. (calculat%|comput%|deriv%|guess%|uitrekenen|uitgerekend|afleiden|afgeleid|raden)',
    '(built|baked|voorgebakken|ingebakken|fixed|vast|vaste) (in|into|administrator|beheerder%)? ?.. (account|password|wachtwoord|pincode)|(account|password|wachtwoord|pincode) .. (built in|baked in|voorgebakken|ingebakken|vastgelegd|four zeros|vier nullen)|(hidden|secret|undocumented|verborgen|geheime?|ongedocumenteerde?) (\\w{1,12} )?(account|user|login|menu|service|mode|gebruiker|modus)',
    '(firmware|image|update|app|toestel|apparaat|gateway) .. (key|sleutel|password|wachtwoord) (in|inside|erin|waarmee|that|with which)|(key|sleutel|password|wachtwoord) .. (in|inside|uit) (the|de|its|een) (firmware|image|app|memory|geheugen)',
  ),
  forged: phrases(
    'accepts? (any|every|whatever)|accepteert (elke?|alles|iedere?)|unsigned|not signed|never checks|niet ondertekend|ongetekende?|(our|my|own|eigen|onze) (build|firmware|image|code|version) (\\w{1,8} )?(on|onto|op|to)?',
    '(pretend|pose|voordoen|uitgeven|impersonate) .. (vendor|supplier|manufacturer|leverancier|fabrikant)|als de (leverancier|fabrikant) .. voordoen|install our own|controleert .. niet (wie|of)',
  ),
  otherTenant: phrases(
    '(change|changed|raise|raised|increase%|edit%|add one|verhoog%|ophoog%|wijzig%|verander%|een hoger|een ander) .. (id|number|nummer|url|address|adresbalk|webadres%|adres)',
    '(number|nummer|id) .. (verhoog%|ophoog%|hoger|higher|changed|aangepast)',
  ),
  ofOthers: phrases(
    '(see|saw|seen|read|shows?|view|zag|zie|zien|lees|las|toont|kreeg) .. (another|other|others|somebody else|someone else|een ander|andere|anderen|iemand anders|vreemde)',
  ),
  pastLogin: phrases(
    '(langs|voorbij|om) (de|het) (aanmeld%|inlog%|login)|(past|around|behind|bypassing) the (login|log in|sign in|authentication|password)|(skip|skips|skipped|omzeil%) .. (login|inlog%|aanmeld%|sign in)',
  ),
  reward: phrases(
    'buyers?|rewards?|bount(y|ies)|a (fair )?(fee|price|sum)|(in )?exchange for|compensation|worth to you|(what|how much) (would|will|do) you (pay|give)|u waard|jullie waard|vergoeding|beloning|kopers?|tegen betaling|in ruil voor|bedrag',
  ),
  knowHow: phrases(
    '(method|technique|trick|details|way|hole|know how|methode|techniek|truc|manier|werkwijze|gat|gaatje) .. (take over|taking over|into|break|bypass|stop|open|over te nemen|overnemen|binnen%|omzeil%|uit te zetten)',
    '(details|information|informatie) .. (hole|gap|weakness|flaw|gat|zwakte|fout) .. (in|of|van)|(know|knows|weet|weten|vertel%|tell%) (\\w{1,4} )?(how|hoe) .. (into|inside|in|binnen|bij|erbij)|how (one|you|to) (gets?|come|enter%) (in|into)|(hold|have|own|found|heb|bezit|vond) .. (working|werkende?) (method|way|technique|methode|manier|techniek)',
  ),
  nobodyHears: phrases(
    '(vendor|maker|manufacturer|supplier|producer|fabrikant|leverancier|producent) .. (twice|three times|no answer|no reply|not answer%|not reply|not respond%|silent|reageert niet|antwoordt niet|geen antwoord|zwijgt|stil)',
    '(told|mailed|informed|warned) the (maker|vendor|manufacturer|supplier|producer)|(get hold of|reach|contact with|in contact) .. (manufacturer|vendor|maker|fabrikant|producent)|(should|moet|moeten) .. (maker|fabrikant|vendor|leverancier) .. (weten|know)',
    'disclos%|who (do|should|can|must) (i|we) (tell|inform|report)|(aan|bij) wie .. (vertel%|meld%|kwijt|terecht|melden)|wie moet (ik|dit|dat) .. (weten|horen|vertellen|melden)|moet de (maker|fabrikant)',
  ),
  cameUpon: phrases(
    '(search engine|web search|zoekmachine|simple search|zoekopdracht|via google|scanning|scan) .. (shows?|found|login|panel|folder|toont|laat zien|tegen|vond)|came across|stumbled|(through|via|with|met) a (simple )?(web )?search',
    '(kwam%|liep|stuitte%) .. (tegen|op)|(found|discovered|vond|vonden|ontdekt%) .. (folder|panel|port|map|paneel|poort|scherm|page|pagina)',
  ),
  layOpen: phrases(
    'login page|(live|trend|control|operator) (\\w{1,8} )?screens?|wide open|wagenwijd|(folder|file|list|map|bestand|lijst) (with|met|of|van) .. (passwords?|wachtwoorden|logins)|open%? .. (to the (outside|internet|world)|naar buiten|aan (het )?internet)',
    '(maintenance|service|onderhouds%|debug) ?(port|poort) .. open%|everyone can (see|open)|voor iedereen (open|zichtbaar|te zien)',
  ),
} as const;
