import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import type { World } from './world.ts';

/** The dossier of a proposal as this person takes it out, unpacked into a folder of its own. */
export const dossierIn = async (world: World, cookie: string, id: string, language = 'en'): Promise<string> => {
  const reply = await world.request({ method: 'GET', path: `/api/desk/proposals/${id}/dossier`, cookie, headers: { 'accept-language': language } });
  if (reply.status !== 200) throw new Error(`the dossier answered ${reply.status} ${reply.text}`);
  const to = mkdtempSync(join(tmpdir(), 'sluis-dossier-'));
  for (const [name, bytes] of Object.entries(unzipSync(Buffer.from(reply.text, 'base64')))) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), bytes);
  }
  return to;
};

/** Makes the manifest of a folder anew, as somebody would who knows how. */
export const sealAnew = (folder: string): void => {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const file of manifest.files)
    file.sha256 = createHash('sha256')
      .update(readFileSync(join(folder, file.name)))
      .digest('hex');
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
};
