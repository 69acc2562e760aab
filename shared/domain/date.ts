const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const;

const instant = (iso: string | undefined): Date | undefined => {
  const date = new Date(iso ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? undefined : date;
};

/** A date in words, such as "maandag 7 december 2026", where the community is at home; undefined for what is no instant. */
export const dateIn = (language: 'nl' | 'en', iso: string | undefined, timeZone: string, withTime = false): string | undefined => {
  const date = instant(iso);
  const time = withTime ? ({ hour: '2-digit', minute: '2-digit' } as const) : {};
  const format = new Intl.DateTimeFormat(LOCALE[language], { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...time });
  return date && format.format(date).replace(',', '');
};
