import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSET_FILES } from '../web/shared/assets';

/** Run after `nest build`: copies what pages need and the compiler leaves, the font and htmx from their packages, our icon. */
function buildAssets(): void {
  const built = join(__dirname, '../web/assets');
  const sources = join(__dirname, '../../../src/web/assets');
  for (const { name, package: source } of ASSET_FILES) {
    const from = source === null ? join(sources, name) : require.resolve(source);
    if (name.endsWith('.css')) writeFileSync(join(built, name), withoutNotes(readFileSync(from, 'utf8')));
    else copyFileSync(from, join(built, name));
  }
}

/** A style sheet as browsers need it: our notes and our margins stay in the source. */
function withoutNotes(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*/g, '\n');
}

buildAssets();
