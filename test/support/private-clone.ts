import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/**
 * A copy of the installed and built product in a folder that only its owner can traverse.
 * Files are linked where the disk allows, so that a copy of 400 MB takes a moment.
 * @param owner whose folder it is; ours when absent
 */
export function aPrivateClone(owner?: { uid: number; gid: number }): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'maillon-clone-'));
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  copyTree(join(ROOT, 'dist'), join(folder, 'dist'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    copyTree(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  chmodSync(folder, 0o700);
  // Only the folder changes hands: a linked file is one with the original
  if (owner) chownSync(folder, owner.uid, owner.gid);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** @returns the numbers of the user `nobody` */
export function nobody(): { uid: number; gid: number } {
  const id = (option: string): number => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function copyTree(from: string, to: string): void {
  try {
    execFileSync('cp', ['-rdl', from, to], { stdio: 'ignore' });
  } catch {
    // Links do not cross disks
    execFileSync('cp', ['-rd', from, to]);
  }
}
