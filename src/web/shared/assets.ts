import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import { StaticFiles } from '#lib/http';

const FOLDER = join(__dirname, '../assets');

/** The stylesheet, the font, the icon and htmx; what comes from npm is copied into the folder by the build. */
export const ASSET_FILES: readonly { name: string; type: string; package: string | null }[] = [
  {
    name: 'bricolage-grotesque.woff2',
    type: 'font/woff2',
    package: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  },
  { name: 'marque.svg', type: 'image/svg+xml', package: null },
  { name: 'htmx.js', type: 'text/javascript; charset=utf-8', package: 'htmx.org/dist/htmx.min.js' },
  { name: 'maillon.css', type: 'text/css; charset=utf-8', package: null },
];

interface Asset {
  type: string;
  bytes: Buffer;
  hash: string;
  url: string;
}

/** Static files, held in memory, each under an address that holds its content's hash, so that browsers keep them for good. */
export class Assets extends StaticFiles {
  private readonly byName = new Map<string, Asset>();

  constructor() {
    super();
    for (const { name, type, package: source } of ASSET_FILES) {
      const bytes = name === 'maillon.css' ? this.stylesheet() : readFileSync(assetPath(name, source));
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
      const dot = name.lastIndexOf('.');
      const url = `/assets/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
      this.byName.set(name, { type, bytes, hash, url });
    }
  }

  /** @returns the address of a file, from `/`. @throws Error when there is no such file */
  url(name: string): string {
    const asset = this.byName.get(name);
    if (!asset) throw new Error(`No asset ${name}.`);
    return asset.url;
  }

  /** Answers `/assets/<name>.<hash>.<extension>`; a hash of another release gets the current file, kept for a minute. */
  readonly serve = (request: Request, response: Response, next: NextFunction): void => {
    const [, stem, hash, extension] = /^\/([\w-]+)\.([0-9a-f]{10})\.(\w+)$/.exec(request.path) ?? [];
    const asset = this.byName.get(`${stem}.${extension}`);
    if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) {
      next();
      return;
    }
    const kept = hash === asset.hash ? 'public, max-age=31536000, immutable' : 'public, max-age=60';
    response.setHeader('Cache-Control', kept);
    response.setHeader('Content-Type', asset.type);
    response.send(asset.bytes);
  };

  /** The stylesheet without its comments and indents, its font named by hash. */
  private stylesheet(): Buffer {
    const css = readFileSync(join(FOLDER, 'maillon.css'), 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\n\s*/g, '\n')
      .replaceAll('url("bricolage-grotesque.woff2")', `url("${this.url('bricolage-grotesque.woff2')}")`);
    return Buffer.from(css.trim());
  }
}

/** @returns where a file is: in the folder, else in the package it comes from (before a build) */
export function assetPath(name: string, source: string | null): string {
  const built = join(FOLDER, name);
  return source === null || existsSync(built) ? built : require.resolve(source);
}
