/** Puts a file that was filled in elsewhere into the field for it; without this script its text is pasted. */
const field = document.querySelector<HTMLTextAreaElement>('textarea[name="text"]');
const paper = document.querySelector<HTMLElement>('[data-paper]');
const input = paper?.querySelector<HTMLInputElement>('input');

if (field && paper && input) {
  paper.hidden = false;
  input.addEventListener('change', async () => {
    const bytes = await input.files?.[0]?.arrayBuffer();
    if (!bytes) return;
    const [first, second] = new Uint8Array(bytes);
    // Some editors write two bytes a character, and say so at the beginning.
    const coding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
    field.value = new TextDecoder(coding).decode(bytes);
    field.focus();
  });
}
