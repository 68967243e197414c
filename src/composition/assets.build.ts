import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSET_FILES } from '../web/shared/assets';

/** Run after `nest build`: copies what pages need and the compiler leaves, the font and htmx from their packages, our icon. */
function buildAssets(): void {
  const built = join(__dirname, '../web/assets');
  const sources = join(__dirname, '../../../src/web/assets');
  for (const { name, package: source } of ASSET_FILES) {
    copyFileSync(source === null ? join(sources, name) : require.resolve(source), join(built, name));
  }
}

buildAssets();
