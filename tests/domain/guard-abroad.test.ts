import { describe, expect, it } from 'vitest';
import { guardOf } from '../../shared/domain/guard.ts';

/** Incidents that came under another kind, in a language that the desk does not write. */
const CASES: Readonly<Record<'de' | 'fr', readonly string[]>> = {
  de: [
    'Unsere Server sind seit heute Nacht verschlüsselt und auf dem Bildschirm steht eine Lösegeldforderung.',
    'Guten Tag, wir möchten Mitglied werden. Übrigens: Wir wurden gestern gehackt und wissen nicht weiter.',
    'Die Pumpen laufen von selbst an und niemand im Leitstand hat etwas bedient.',
    'Im Klärwerk öffnen die Ventile ohne Befehl, seit einer Stunde.',
    'Der Mauszeiger bewegt sich auf der Bedienstation wie von Geisterhand.',
    'Alle Dateien auf dem Historian wurden heute früh verschlüsselt.',
    'Unbekannte sind in unser Prozessnetz eingedrungen, wen können wir anrufen?',
    'Wir sind Opfer eines Cyberangriffs, die Produktion steht.',
    'Jemand hat die Sollwerte der Chlordosierung geändert, keiner von uns war es.',
    'Wir werden gerade angegriffen, die Fernwartung ist voller fremder Anmeldungen.',
    'Die Steuerung macht, was sie will: Die Sollwerte ändern sich von allein.',
    'Es liegt ein Erpresserschreiben auf allen Rechnern der Schleuse.',
  ],
  fr: [
    'Tous nos fichiers sont chiffrés depuis ce matin et on nous demande une rançon.',
    'Bonjour, nous avons été piratés cette nuit, qui peut nous aider ?',
    'Les vannes s’ouvrent toutes seules et personne n’a touché au pupitre.',
    'Les pompes démarrent sans commande depuis hier soir.',
    'La souris bouge toute seule sur le poste de conduite.',
    'Un rançongiciel bloque la supervision de notre usine.',
    'Question sur la lettre : nos serveurs ont été attaqués et la production est arrêtée.',
    'Des pirates ont pris le contrôle de la station de pompage.',
    'Les automates ne répondent plus et les écrans de la salle sont noirs.',
    'Nous sommes victimes d’une cyberattaque en ce moment.',
    'On nous fait chanter : nos plans ont été volés.',
    'Notre réseau industriel est infecté.',
    'Un inconnu s’est connecté à notre automate et a changé les consignes d’elles-mêmes.',
  ],
};

const HARMLESS: Readonly<Record<'de' | 'fr', readonly string[]>> = {
  de: [
    'Wir möchten Mitglied der Gemeinschaft werden.',
    'Können Sie uns den Newsletter auf Deutsch schicken?',
    'Unser Produkt erkennt, wenn Pumpen von selbst anlaufen.',
    'Ich halte einen Vortrag über Lösegeld und Versicherungen.',
    'Für eine Übung suchen wir ein Szenario, in dem Server verschlüsselt wurden.',
    'Wir entwickeln einen Sensor für die Überwachung von Ventilen.',
    'Wann findet das nächste Treffen statt?',
    'Die Daten werden verschlüsselt übertragen und in Europa gespeichert.',
    'Unsere Lösung schützt Steuerungen vor Angriffen.',
    'In meiner Masterarbeit geht es um Angriffe auf Wasserwerke.',
    'Wir suchen einen Partner für eine Testanlage in Rotterdam.',
    'Was geschieht, falls wir gehackt werden: Wen rufen wir an?',
    'Die Pumpe schaltet sich nach dem Prüflauf ab, das ist so gewollt.',
    'Bitte schicken Sie mir den Stand meines Vorschlags.',
    'Als Journalistin schreibe ich über Hacker in der Industrie.',
    'Wir bieten Schulungen für Leitwarten an.',
    'Das Ventil meldet seinen Zustand jede Sekunde.',
    'Im Workshop zeigen wir, wie Angreifer in ein Netz eindringen.',
    'Gibt es Fördermittel für die Sicherheit von Schleusen?',
    'Vielen Dank für die schnelle Antwort und die guten Hinweise.',
  ],
  fr: [
    'Nous souhaitons rejoindre la communauté.',
    'Pouvez-vous nous envoyer la lettre d’information en français ?',
    'Notre produit détecte quand une pompe démarre sans commande.',
    'Je prépare une conférence sur les rançongiciels.',
    'Pour un exercice, nous cherchons un scénario où les serveurs sont chiffrés.',
    'Nous développons un capteur pour surveiller les vannes.',
    'Quand aura lieu la prochaine réunion ?',
    'Les données sont transmises de façon chiffrée et restent en Europe.',
    'Mon mémoire porte sur les attaques contre les stations d’eau.',
    'Le dossier a été chiffré à 20 000 euros.',
    'Nous cherchons un partenaire pour une installation d’essai à Rotterdam.',
    'Que faire si nous étions piratés ?',
    'La pompe s’arrête après l’essai, c’est voulu.',
    'Merci de m’indiquer où en est ma proposition.',
    'Journaliste, j’écris un article sur les pirates dans l’industrie.',
    'Nous proposons des formations pour les opérateurs.',
    'La vanne indique son état chaque seconde.',
    'Nos chiffres de vente ont doublé et nous cherchons un distributeur.',
    'Existe-t-il des aides pour la sécurité des écluses ?',
    'Merci pour votre réponse rapide et vos bons conseils.',
  ],
};

const LANGUAGES = ['de', 'fr'] as const;
describe.each(LANGUAGES)('a message in %s', (language) => {
  it('that tells of an incident is found', () => {
    expect(CASES[language].filter((message) => guardOf({ subject: '', message }).door !== 'incident')).toEqual([]);
  });

  it('that asks or offers something passes', () => {
    expect(HARMLESS[language].filter((message) => guardOf({ subject: '', message }).door !== undefined)).toEqual([]);
    expect(HARMLESS[language]).toHaveLength(20);
  });
});
