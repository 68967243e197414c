import type { Tag } from './mark-source';

/**
 * BT-71. `res-ws` does not say whether L2113-12, -13 or both: the text decides. `res-pub-ser` is L2113-15.
 * Source of the correspondence: eForms SDK list `reserved-procurement` and directive 2014/24 articles 20 and 77.
 */
export function reservedProcurementTag(code: string): Tag | null {
  if (code === 'res-ws') return { lever: 'reserved-unspecified', articles: [], path: 'BT-71', excerpt: code };
  if (code === 'res-pub-ser') return { lever: 'reserved-ess', articles: ['L2113-15'], path: 'BT-71', excerpt: code };
  return null;
}

/** BT-736: performed within sheltered employment programmes; to whom, only words say. */
export function reservedExecutionTag(code: string): Tag | null {
  return code === 'yes' ? { lever: 'reserved-unspecified', articles: [], path: 'BT-736', excerpt: code } : null;
}

/**
 * BT-06 with BT-775. A social objective is a clause for us only when it is employment (`opp`), or when the notice does not
 * say which one; accessibility, equality or working conditions are other matters.
 */
export function strategicTags(strategic: readonly string[], social: readonly string[]): Tag[] {
  const tags: Tag[] = [];
  if (social.includes('opp')) tags.push({ lever: 'social-clause', articles: [], path: 'BT-775', excerpt: 'opp' });
  else if (strategic.includes('soc-obj') && social.length === 0) {
    tags.push({ lever: 'social-clause', articles: [], path: 'BT-06', excerpt: 'soc-obj' });
  }
  if (strategic.includes('env-imp')) {
    tags.push({ lever: 'environment-clause', articles: [], path: 'BT-06', excerpt: 'env-imp' });
  }
  return tags;
}

/** BT-726. */
export function smeTag(indicator: string): Tag | null {
  return indicator === 'true' ? { lever: 'sme', articles: [], path: 'BT-726', excerpt: indicator } : null;
}

/** BOAMP's flags of the whole notice (`criteres`, or `CRITERES_SOCIAUX_ENV` of its index). */
export function flagTags(flags: { social: string | null; environment: string | null }): Tag[] {
  const tags: Tag[] = [];
  if (flags.social) tags.push({ lever: 'social-criterion', articles: [], path: flags.social, excerpt: 'sociaux' });
  if (flags.environment) {
    tags.push({ lever: 'environment-criterion', articles: [], path: flags.environment, excerpt: 'environnementaux' });
  }
  return tags;
}
