import type { RequestHandler } from 'express';

/** Answers what stands under `/assets`, or passes on. */
export abstract class StaticFiles {
  abstract readonly serve: RequestHandler;
}
