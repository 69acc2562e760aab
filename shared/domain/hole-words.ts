import { CONTROL } from './incident-words.ts';
import { phrases } from './plain.ts';

/** What a vulnerability is told by: a weakness, an open door, somebody who found it, somebody who wants money for it. */
export const HOLE_WORDS = {
  panel: phrases(
    ...CONTROL,
    '%panels?|%paneel|%panelen|bedien%|%schermen|%scherm|vnc|rdp|modbus|mqtt|bacnet|opc ua|s7|s7comm|logins?( page)?|interfaces?|web ?servers?',
    'web ?pages?|web interfaces?|webinterface|routers?|modems?|gateways?|bms|dashboards?|cameras?|broker|ports? \\d{2,5}|poort \\d{2,5}|substations?',
    'registers?|historian|controls?|system|systems|systeem|systemen|tunnels?|%zuivering|devices?|appara%|firmware|modules?|i/o|converters?|%protocol',
    '%omvormer|%regelaar|inverters?|%network|%netwerk|remote access|%portal|vpn|mail ?server|%app',
  ),
  hole: phrases(
    '(critical|serious|severe|dangerous|ernstige?|kritieke?|gevaarlijke?) (\\w{1,10} )?(findings?|bevinding%|issues?|problems?|weakness%|fout%|bugs?)',
    '(a|een) (way|manier|truc|trick) (to|om|in|into)|(a|the) bug (that|which|in)|een fout (in|waardoor)|insecure %|kwetsbaar|%vulnerabilit%',
    '%kwetsbaarhe%|%beveiligingslek%|lek|lekken|flaws?|security (hole|bug|issue|problem|weakness|gap|leak)s?|beveiligingsprobleem',
    '(a|serious|ernstig|groot|the|one) (hole|gat|gap)|beveiligingsgat|gat in de beveiliging|zwakke plek%|exploits?|rce|remote code execution',
    'code execution|zero ?days?|0 ?days?|o ?days?|back ?doors?|achterdeur%|hard ?coded (password|key|credential|account|wachtwoord)%|bypass%|omzeil%',
    '(sql|command|code) injection|%overflow|path traversal|xss|ssrf|csrf|privilege escalation|unauthenticated|root shell|poc attached|working poc',
    'cve \\d{4} \\d{4,7}|misconfigur%|denial of service (bug|flaw)|(one|single|crafted|malformed) packet',
    '(way|manier|trick|truc|mogelijkheid) .. (to|om)',
  ),
  holds: phrases('(has|have|own|hold|heeft|heb|hebben|bevat|contains?|got|is|zit) (a|an|een|the)'),
  zero: phrases(
    'zero ?days?|0 ?days?|o ?days?|unauthenticated (rce|remote|code|%overflow|access)|remote code execution|rce|working exploit|werkende exploit',
    'unpublished exploit|pre auth%|root shell|nog niet gemeld|undisclosed|unreported|not (yet )?(been )?(reported|disclosed)|(onbekend|ongemeld) lek',
    'unknown (vulnerability|flaw)|(nog )?nergens gemeld|nooit gemeld|(reported|disclosed) nowhere|not (yet )?reported anywhere|never (reported|disclosed)',
  ),
  cve: phrases('cve \\d{4} \\d{4,7}'),
  unpatched: phrases(
    'misbruiken|exploiteren|zit nog|staat nog|nog niet (gepatcht|opgelost|verholpen)|remains|unfixed|unresolved|is being exploited|wordt misbruikt',
    'unpatched|(not|no) (\\w{1,8} )?patch%|still (runs?|open|exposed|vulnerable)|exploitable|vulnerable to|exposed to|kwetsbaar voor|ongepatcht%',
    'niet gepatcht|nog (open|kwetsbaar)|geen patch|uit te buiten|misbruikt|nog niet gemeld|not (yet )?reported',
  ),
  found: phrases(
    'i (can )?tell you|attached|bijgevoegd|hierbij|als bijlage|ik geef (u|jullie)|weet iedereen|everybody knows|stuitte%|ontdekte%|vond|vonden|zag',
    'zagen|merkte%|saw|spotted|identified|informed',
    '(has|have|heeft|bevat|contains|is) (a|an|een|the) (\\w{1,10} )?(vulnerabilit%|kwetsbaarhe%|flaw|hole|lek|backdoor|gat|bug|achterdeur)|there is a',
    'er zit een|waar kan ik|where (can|do) i|whom do i|who do i|wie moet ik|kwijt',
    "(i|we|i've|we've|i have|we have|colleague|student|students|ik|wij|we|collega|heb|hebben) (\\w{1,12} ){0,2}(found|discovered|identified|noticed|saw|seen|spotted|see|uncovered|stumbled|know|ontdekte|ontdekten|vond|vonden|zag|zagen|zie|zien|merkte|weet|ken|kwam|stuitte|found)",
    'found|discovered|came across|stumbled|ran into|noticed|gives me|my mails?|one of your members',
    '(heb|have) (\\w{1,3} )?(a|an|een) (zero|0|\\w{1,12} exploit|working)|report(ing)? (a|an|this|the|it)|disclos(e|ing)|ontdekt|gevonden|te vinden',
    'tegengekomen|aangetroffen|gestuit|opgemerkt|melden|melding|meld|gezien|constateer%|geconstateerd|bevindingen|shows?|toont|laat zien',
    '(responsible|coordinated) disclosure|coordinate|embargo',
    '(fabrikant|leverancier|vendor|supplier) (\\w{1,10} )?(ignores|reageert niet|does not (answer|respond)|antwoordt niet)|kwam .. terecht',
    'kwam .. tegen|via google|who(m)? should i tell|laten zien|how i|hoe ik',
  ),
  able: phrases(
    'kom (je|ik|men)|komt (u|men|je|iedereen)|binnen ?komt|binnen ?komen|lets (anyone|anybody|you|me)|laat (iedereen|mij)|how to|can|could|able to',
    'managed to|possible to|kan|kon|konden|kun|kunt|kunnen|lukt|lukte|gelukt|succeeded in',
  ),
  operates: phrases(
    'put them on|gebruiken|komt|kom|get in|turn|uit te zetten|uitzetten|aanzetten|binnen ?komt|binnen ?komen|crash|reset|shut|log|login|log in',
    'logging in|access|reach|open|control|operate|read|write|switch|press|see|watch|change|start|stop|bedienen|inloggen|in te loggen|openen|lezen',
    'uitlezen|bekijken|meekijken|besturen|schakelen|zien|komen|starten|stoppen|aanpassen|wijzigen',
  ),
  report: phrases(
    '(get|request|assign|aanvragen|krijg ik) .. (cve|cve nummer|cve id)',
    '(report|disclose|reporting|disclosing|melden|meld|melding|cvd) .. (vulnerabilit%|kwetsbaarhe%|lek|flaw|hole|backdoor|achterdeur|zero ?day|0 ?day|beveiligingsprobleem|security (issue|bug|problem))',
    '(%vulnerabilit%|kwetsbaarhe%|%lek|flaw|backdoor|achterdeur) .. (melden|te melden|to report|to disclose)|cvd melding|melding beveiligingsprobleem',
    '%lekmelding',
  ),
  scanner: phrases('shodan|censys|zoomeye|fofa|binaryedge|google dork%|onyphe|scanned (a|the|your|some|an)|scande'),
  open: phrases(
    'accepts? (writes|commands|connections|logins)|wagenwijd|vrij te|zomaar|niet afgeschermd|te bedienen|te benaderen|te misbruiken|misbruiken|hackable',
    'te hacken|directly connected|rechtstreeks (aan|op)|control it|erbij|open|opened|openly|openstaan%|openstaande?|exposed|accessible|reachable',
    'bereikbaar|bereik|toegankelijk|benaderbaar|zichtbaar|visible|reach|unprotected|unsecured|onbeveiligde?|onbeschermde?|publicly|publiek|openbaar',
    'hangs?|hangt|listens|answers on|online|at \\d{1,3}|straight (on|to|into)',
  ),
  /** Said beside a network address, it tells how to get in. */
  wayIn: phrases(
    'internet|access|toegang|logins?|log in|logged in|inlog%|ingelogd|passwords?|wachtwoord%|credentials?|%authenticat%|authenticatie|exposed|reachable',
    'accessible|bereikbaar|toegankelijk|benaderbaar|unprotected|unsecured|onbeveiligde?|wide open|openstaan%',
  ),
  userAndPass: phrases('(user|usr|username|gebruiker|gebruikersnaam|account) \\S{2,40} (and |en |met |with )?(pass|passwd|pwd|pw|ww|wachtwoord|password)'),
  outside: phrases(
    'ports? \\d{2,5}|poort \\d{2,5}|straight on|directly (on|connected)|rechtstreeks (aan|op)|wagenwijd|zomaar|open wifi|world wide|telegram',
    '(from|with|on|vanaf|met|op) (my|mijn|any|a|een) (mobile |eigen )?(phone|telefoon|couch|home|bank|laptop|browser|smartphone)|not my (company|plant)',
    'niet (mijn|van mij)|github|pastebin|forum|webadres|url|internet|online|the web|van buiten%|from (the )?outside|anyone|anybody|iedereen|everyone',
    'everybody|the world|de wereld|public|publicly|publiek|openbare?|%browser|from home|thuis|vanuit huis|google|visitor wifi|gastennetwerk',
    'guest (wifi|network)|in de buurt|near my home|in our (town|village)',
  ),
  /** Unprotected, said in one word. */
  bare: phrases('unprotected|unsecured|onbeveiligde?|onbeschermde?|exposed|wide open|openstaan%|openstaande?'),
  noPassword: phrases(
    '(without|no|geen|zonder|needs no|missing|lacks?|hoeft niet|niet hoeven) (a |any |een |enige? |enkel )?(\\w{1,12} )?(passwords?|logins?|log in|login needed|authentication|authori[sz]ation|credentials|wachtwoord%|wacht woord|inlog%|authenticatie|beveiliging|in te loggen|protection|pincode|pin)',
    'not password protected|unauthenticated|(default|factory|standard|standaard|fabrieks) ?%(password|credential|login|wachtwoord|inlog|pin)%',
    '(admin|guest|root|user) ?[/:] ?(admin|guest|root|1234%|password)|(password|wachtwoord) is',
    '(log in|login|inloggen|logged in) .. (with|met) (1234|0000|admin|guest)%|admin (as|als) %|met admin',
  ),
  leakedSecret: phrases(
    '(passwords?|credentials?|keys?|logins?|wachtwoord%|inloggegevens|sleutels?|certificate|certificaat) .. (on|op|in) (\\w{1,8} )?(github|gitlab|pastebin|the internet|internet|their|hun|the manual|de handleiding|the website|de website|telegram|a forum|een forum|google|docker%|whiteboard)',
    '(leaked|gelekte?|public) (\\w{1,8} )?(passwords?|credentials?|keys?|wachtwoord%|sleutels?)',
  ),
  money: phrases(
    'buy|buying|buyers|kopen|koper|offer|monero|\\d{1,3}[.,]\\d{3} in|\\d[\\d.,\\s]{0,10}(eur%|usd|dollars?|btc|bitcoins?|k|xmr)',
    '(eur|usd|btc) ?\\d{1,7}|bitcoins?|btc|payment|pay|pays|paid|paying|fee|reward%|bount(y|ies)|vergoeding|betaling%|betaal%|betalen|beloning%|price',
    'prijs|highest bidder|hoogste bieder|for sale|te koop|sell|selling|sells|verkoop%|verkopen|bid|bidder|biedingen|bod|compensation|money|geld|waard',
    'worth|hire me|huur mij|transfer|overmaken|over te maken|maak .. over|escrow|\\d{2,6} euro|contract',
  ),
  payFirst: phrases(
    'after you (pay|paid|transfer)|once (you|i am|we are) (pay|paid|have paid)|na (uw )?(betaling|overboeking)',
    'before i (tell|share|send|give|disclose|hand)|voordat ik .. (deel|vertel|geef|stuur)|only (tell|share|say|disclose)|(vertel|deel|geef) .. pas',
    'payment first|eerst (de )?betal%|first the payment|after a (reward|payment|fee|bounty)|tegen (een )?(beloning|vergoeding|betaling)',
    'in exchange for (money|payment|a reward|a fee)',
  ),
  ultimatum: phrases(
    '(give|geef) (you|u|jullie) .. (hours|days|uur|dagen|weeks|weken)|before (i|we) publish|voordat ik .. publiceer|or (i|we) (will )?publish|anders publiceer%',
    '(i|we) will publish (it|the details|everything)|ik publiceer .. (anders|na)',
  ),
  condition: phrases(
    'interested in buying|make an offer|interesse in|krijgt u|krijg je|you (will )?(get|receive)|make me an offer|doe een bod|vertel ik|ik vertel',
    'i.ll tell|i (will )?(tell|send|share|show)|after .. (signed|paid|contract)|buyers|kopers|contract|before|first|unless|until',
    'or (i|we|else|it|they|your|the|all)|and (i|we) (tell|share|send|will)|otherwise|else|if (not|we do|you do)',
    'als (we|wij|u|jullie) (\\w{1,10} )?(\\w{1,10} )?niet|eerst|vooraf|voordat|anders|tenzij|alvorens|pas|in exchange|in return|in ruil|tegen een',
    'for sale|te koop|sell|selling|verkoop|verkopen|want|wil|bount(y|ies)|bod|bidder|bieder|biedingen|reward|beloning|what .. pay|what .. worth',
    'wat .. (betaal%|waard)|na betaling|after payment|after .. (paid|pay)|only (if|after|when)|and .. will tell|on request|no details|available',
    'beschikbaar|only (serious|bitcoin|btc)|(bitcoin|btc|crypto) only|dm me|contact me|after a|in exchange for|tegen betaling',
  ),
  harm: phrases(
    'go(es)? (dark|black|down)|put .. (on|online)|(on|op) (a|een) forum|shut down|switch off|take down|publish|published|leak|attack|ddos|destroy',
    'release|encrypt|platleggen|plat|uitschakelen|openbaar|publiceren|gepubliceerd|lekken|aanvallen|lamleggen|sell (your|the|it)|verkopen (uw|de)',
    'stilleggen|uitzetten|delete|wissen|will regret|flood|turn off|turns off|gaat .. (uit|plat)|goes off|black',
  ),
  accessSale: phrases(
    '(have|got|heb|own) (the|all|de|alle)? ?(credentials|passwords|logins|inloggegevens|wachtwoorden) (of|van|to|for)',
    '(heb|hebben|have|got) .. (toegang|access) (tot|to)|(weet|know|weten) .. (hoe|how) .. (binnen%|get in|access|bij|in|log in|inlog%|turn off|uitzet%)',
    '(sell|selling|for sale|te koop|verkoop|verkopen|offer|offering|aanbod|bieden) .. (access|toegang|credentials|shell|admin|exploits?|logins)',
    '(access|toegang) (to|tot) .. (network|scada|plc|system|%netwerk|systeem|%bedrijf|water company|plant) .. (te koop|for sale)',
    'toegang tot het netwerk|(can|kan) .. (log in|inloggen|access|get in) .. (at|bij|in) .. members?',
  ),
  /** Leaks and openings that are no security matter. */
  pipe: phrases(
    '%leiding%|pipes?|pipeline%|waterlek%|lekdetectie|lekkage%|leakage|%dijk%|gas ?lek%|olielek%|rivier|vacanc%|vacature%',
    'open (dag|day|source|standard%|access|call|question|vraag|vragen|sollicitatie)|de lek|injection mou?ld%|boot|plumb%|seo|ranking|backlinks|redesign',
  ),
  published: phrases(
    'published|publiceerde%|gepubliceerd|advisor(y|ies)|disclosed|(?<!(not|never)[\\s-])patched|fixed|(?<!niet[\\s-])gepatcht|verholpen|opgelost|closed|dichtgezet|public advisory',
    'already public|publication|there is none|known vulnerabilit%|bekende kwetsbaarhe%',
  ),
} as const;
