import { typo } from '#lib/html';
import { renderPart, renderShareReason, shareTitle, type ShareMember, type SharePlan } from '#lib/matching-engine';
import { supplierHref } from './need-cards';
import type { SupplierFacts } from './need-results.query';

/** How a need may be shared among several suppliers, as its buyer reads it. */
export interface ShareView {
  why: string;
  proposals: ProposalView[];
  /** What sharing does not change */
  reminder: string;
}

interface ProposalView {
  title: string;
  members: MemberView[];
  reasons: string[];
  /** Widths of a bar of 400; empty when nothing is shared by amount */
  bars: { x: number; width: number; tone: number }[];
}

interface MemberView {
  name: string;
  href: string;
  /** « mandataire », or empty */
  role: string;
  part: string;
  /** 1 and 2 in turn; 3 when its part is to be confirmed */
  tone: number;
}

/** @param suppliers those of the plan that still exist; a proposal that lacks one is left out */
export function shareView(plan: SharePlan | null, suppliers: readonly SupplierFacts[]): ShareView | null {
  if (plan === null) return null;
  const byId = new Map(suppliers.map((one) => [one.supplierId, one]));
  const proposals = plan.proposals
    .filter(({ members }) => members.every(({ supplierId }) => byId.has(supplierId)))
    .map(({ form, members, reasons }): ProposalView => {
      return {
        title: shareTitle(form, members.length),
        members: members.map((member, index) => {
          const supplier = byId.get(member.supplierId)!;
          return {
            name: supplier.name,
            href: supplierHref(supplier),
            role: form === 'group' && index === 0 ? ', mandataire' : '',
            part: renderPart(member, 'buyer', true),
            tone: toneOf(member, index),
          };
        }),
        reasons: reasons.map((one) => typo(renderShareReason(one, 'buyer') ?? '')),
        bars: barsOf(members),
      };
    });
  if (proposals.length === 0) return null;
  const said = (reason: SharePlan['because']): string => typo(renderShareReason(reason, 'buyer') ?? '');
  return { why: said(plan.because), proposals, reminder: said(plan.reminder) };
}

/** @returns the ids of all suppliers of a plan, each once */
export function suppliersOf(plan: SharePlan | null): string[] {
  return [...new Set((plan?.proposals ?? []).flatMap(({ members }) => members.map(({ supplierId }) => supplierId)))];
}

function toneOf({ part, room }: ShareMember, index: number): number {
  return part !== null && room === null ? 3 : (index % 2) + 1;
}

function barsOf(members: readonly ShareMember[]): ProposalView['bars'] {
  const whole = members.reduce((sum, { part }) => sum + (part ?? 0), 0);
  if (whole === 0) return [];
  let x = 0;
  return members.map((member, index) => {
    const width = Math.round(((member.part ?? 0) / whole) * 400);
    const bar = { x: x + 1, width: Math.max(2, width - 3), tone: toneOf(member, index) };
    x += width;
    return bar;
  });
}
