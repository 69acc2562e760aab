/** Why a file or a line of it is not taken in. */
export const en = {
  fields: {
    'import.binary': 'This is no text that somebody could read. Save it as CSV in UTF-8, or as JSON Lines, and import that. Nothing of it was taken.',
    'import.document': 'This is one single document in JSON. Save it as JSON Lines, with one item on each line, and import that. Nothing of it was taken.',
    'import.no-columns': 'None of its names is known here, such as subject, message, name or date. Give the columns names that are. Nothing of it was taken.',
    'import.no-lines': 'This file is empty: line 1 says nothing, nor does any below it. Nothing was taken.',
    'import.no-rows': 'Line {n} names the columns, and nothing stands below it. Nothing was taken.',
    'import.column-twice': 'Line {n}: two columns have this name. Give each a name of its own and import it again. Nothing of it was taken.',
    'import.quote-open':
      'Line {n}: a quotation mark is opened and not closed, so that nobody can tell where this row ends. Close it and import it again. Nothing of it was taken.',
    'import.empty': 'This line is empty.',
    'import.unreadable': 'This line cannot be read: it is no row of a table and no object in JSON.',
    'import.too-large': 'This line is larger than 200 KB. Shorten it, or enter it by hand.',
    'import.no-text': 'This line holds no text that somebody could read.',
    'import.red': 'This line says TLP:RED, which is not taken in here. Call the sender.',
    'import.call': 'This line describes a call without a usable title and description. Enter it by hand.',
  },
};
