/** English words for what is wrong with a file beside the answers. */
export const en = /* @__PURE__ */ (() => ({
  problems: {
    'file.not-now': {
      title: 'Files cannot be changed now',
      detail: 'That is possible in a draft, until a liaison takes the proposal, and while a question lies with you.',
    },
    'file.too-many': { title: 'There are three files already', detail: 'Remove one of them first, then add this one.' },
    'file.scanning': {
      title: 'A file is still being checked',
      detail: 'Reviewers read no file that was not checked for malware. That takes a few minutes; do this again then.',
    },
  },
  fields: {
    'file.name': 'Give the file a name of at most 300 characters.',
    'file.size': 'The file is empty or larger than 10 MB. Choose a smaller one, such as one with smaller pictures.',
    'file.not-pdf': 'This is no PDF. Save the document as a PDF and add that.',
    'file.threat': 'Malicious code was found in this file, so that nobody can read it. Check the computer it comes from, then add a clean file.',
    'file.unreadable': 'This file could not be looked into. Remove its password or protection, or save it anew as a PDF, and add it again.',
    'file.unscanned': 'We could not check this file; that is our fault. Add it again.',
    'file.purged': 'We took this file out because something in it should not lie with us. Add it again without that.',
    'file.scanning': 'File {n} is still being checked.',
  },
}))();
