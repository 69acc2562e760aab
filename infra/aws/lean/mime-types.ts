/** The mail library's table of a thousand file types weighs 76 KB; a letter holds text and HTML and no attachment. */
export const detectMimeType = (): string => 'application/octet-stream';
export const detectExtension = (): string => 'bin';
