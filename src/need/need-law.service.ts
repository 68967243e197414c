import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock, DomainError } from '#lib/kernel';
import { isBuyerType, type BuyerType } from '#lib/nomenclature';
import { AuditService } from '../audit/audit.service';
import { Need } from './need.entity';
import type { NeedWriter } from './need.service';
import { eurosTyped, monthsTyped } from './numbers-typed';

export { eurosTyped, monthsTyped } from './numbers-typed';

/** What advice on levers asks, as a buyer types it; an empty field is « not known ». */
export interface TypedLaw {
  yearTotal: string;
  buyerCategory: string;
  months: string;
}

/** A field that was not understood; nothing was kept. */
export type LawProblem = keyof TypedLaw;

interface LawAnswers {
  yearTotal: number | null;
  buyerCategory: BuyerType | null;
  durationMonths: number | null;
}

/** The facts of a need that only the law looks at: suppliers neither see them nor are matched by them. */
@Injectable()
export class NeedLawService {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /**
   * Keeps the answers, all or none. Telling the same again is free.
   * @param rowVersion the version of the need that the form was made from
   * @returns the fields that were not understood; empty when all is kept
   * @throws DomainError `need/unknown` (404), `need/closed` (409), `need/changed-meanwhile` (409)
   */
  async tell(by: NeedWriter, ref: string, rowVersion: number, typed: TypedLaw): Promise<LawProblem[]> {
    const { answers, problems } = read(typed);
    if (answers === null) return problems;
    await this.db.transaction(async (tx) => {
      const needs = tx.getRepository(Need);
      const where = { ref, organisationId: by.organisationId ?? undefined };
      const need =
        by.organisationId === null ? null : await needs.findOne({ where, lock: { mode: 'pessimistic_write' } });
      // Another organisation's need is told apart from none by nothing
      if (!need) throw refusal('need/unknown', 404, 'Ce besoin n’existe pas, ou n’est pas à vous.');
      if (need.state === 'closed' || need.state === 'archived')
        throw refusal('need/closed', 409, 'Ce besoin est clos : il ne change plus. Écrivez-en un nouveau.');
      const { yearTotal, buyerCategory, durationMonths } = answers;
      if (
        need.yearTotal === yearTotal &&
        need.buyerCategory === buyerCategory &&
        need.durationMonths === durationMonths
      )
        return;
      if (need.rowVersion !== rowVersion)
        throw refusal(
          'need/changed-meanwhile',
          409,
          'Ce besoin a changé entre-temps. Votre modification n’a pas été enregistrée et rien n’a été écrasé.',
        );
      Object.assign(need, answers, { changedAt: this.clock.now(), rowVersion: need.rowVersion + 1 });
      // A form still being typed holds the duration too: left as it was, it would bring the old one back
      if (need.typed !== null) need.typed = { ...need.typed, months: typed.months.trim() };
      await needs.save(need);
      await this.audit.record(tx, {
        personId: by.personId,
        channel: 'web',
        action: 'need.law-told',
        subjectType: 'need',
        subjectId: need.id,
        facts: { ref: need.ref, rowVersion: need.rowVersion },
      });
    });
    return [];
  }
}

function read(typed: TypedLaw): { answers: LawAnswers | null; problems: LawProblem[] } {
  const problems: LawProblem[] = [];
  const field = <T>(name: LawProblem, understood: (text: string) => T | null): T | null => {
    const text = typed[name].trim();
    const value = text === '' ? null : understood(text);
    if (text !== '' && value === null) problems.push(name);
    return value;
  };
  const answers = {
    yearTotal: field('yearTotal', eurosTyped),
    buyerCategory: field('buyerCategory', (text) => (isBuyerType(text) ? text : null)),
    durationMonths: field('months', monthsTyped),
  };
  return problems.length > 0 ? { answers: null, problems } : { answers, problems };
}

function refusal(code: `need/${string}`, status: number, message: string): DomainError {
  return new DomainError(code, message, { status, level: 'info' });
}
