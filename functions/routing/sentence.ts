export const sentenceOf = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

/** A sentence about one person without the name in front, where the name stands above it. */
export const nameless = (own: string, nameOf: (id: string) => string, say: (name: (id: string) => string) => string): string => {
  const text = say((id) => (id === own ? '\u0001' : nameOf(id)));
  const bare = text
    .slice(text.indexOf('\u0001'))
    .replace(/^\u0001[^:]*: /, '')
    .replaceAll('\u0001', nameOf(own));
  return sentenceOf(bare);
};
