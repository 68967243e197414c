/** Changes with any weight below and with any rule of who is ranked, and is stored with what it computed. */
export const WEIGHTS_VERSION = '2026-6';

/** What each signal brings at most, in points. A whole chain is worth about 100. */
export const WEIGHTS = {
  trade: {
    /** An activity declares the very purchase sector that is asked */
    sector: 37,
    /** An activity declares a sector of the same group as the one that is asked */
    sectorGroup: 10,
    /** An activity declares the trade that is asked: a sector beside it */
    declared: 34,
    /** An activity declares a CPV code; times its closeness */
    cpv: 34,
    /** The words of an activity name the trade */
    activity: 23,
    /** The NAF code belongs to the trade: it tells the main one, a sentence one among others */
    naf: 22,
    /** The name of the structure tells the trade */
    name: 14,
    /** The best of the five above counts whole, the others for this share: they say the same thing again */
    again: 0.2,
    /** Words that the object and an activity share, from one to three */
    words: 4,
    /** What structures of its kind usually do */
    kind: 11,
    /** What is asked is, by law, what structures of its kind are for: an AI makes staff available */
    kindLaw: 10,
    /** Its staff is made available to a holder who owes hours of insertion, whatever the trade */
    staffHours: 24,
    /** The activity sells what is asked (supplies, services, staff), or does not */
    serviceType: 2,
    otherServiceType: -4,
    /** Its name or its NAF code tells a trade that is often done beside this one */
    neighbour: 6,
    /** Its only kinds lend people (ETTI, GEIQ), and work or goods are asked */
    lends: -11,
    /** The same where staff is asked: they lend to companies first (Dares Résultats 2020-008: four in ten of their people build) */
    lendsSecond: -6,
    /** Its name or its NAF code tells another trade, and nothing tells this one */
    other: -15,
  },
  place: {
    /** Times nearness, which depends on the trade */
    near: 38,
    sameCommune: 14,
    sameDepartment: 9,
    insideArea: 5,
    /** Where the place is the seat of who buys for a whole department: the trade's half distance times this */
    wideDecay: 2.5,
    /** There, being in that very commune is worth this share of what it is elsewhere */
    wideCommune: 0.4,
  },
  capacity: {
    fits: 5,
    above: -5,
    free: 2,
    notFree: -5,
    people: 1,
    /** Under its smallest or above its largest order */
    outsideOrders: -4,
    insideOrders: 1,
    /** Nine tenths of its capacity are taken */
    loaded: -3,
    /** What it can make or carry is as much as is asked, or less */
    measureFits: 3,
    measureBelow: -3,
    /** Its profile was confirmed within a year, or not for three */
    fresh: 1,
    stale: -1,
  },
  status: {
    eligible: 6,
    clause: 2,
    /** A public body that declared nothing: it may bid for another's contract only in a public interest of its own (CE Ass., 30 December 2014, Armor SNC, no. 355563) */
    publicBody: -10,
  },
  references: { similar: 4, eachMore: 1, mostMore: 2, other: -1, near: 2 },
} as const;

/** The weights above, or others: an ablation takes a signal away by making its weights zero. */
export type Weights = DeepNumbers<typeof WEIGHTS>;
type DeepNumbers<T> = { readonly [K in keyof T]: T[K] extends number ? number : DeepNumbers<T[K]> };

/** What nearness is taken to be when a point is missing, by the finest division that both places share; a `wideEpci` spans departments (Grand Paris). */
export const NEARNESS_WITHOUT_POINT = {
  commune: 0.8,
  epci: 0.45,
  wideEpci: 0.22,
  department: 0.25,
  region: 0.06,
  none: 0,
} as const;

/** Score from which a match falls in a band; the upper two also ask Métier and Lieu held. */
export const BANDS = { 'very-likely': 70, likely: 60 } as const;

/** Beyond, a supplier of another department is too far, unless its declared area says otherwise. */
export const PLAUSIBLE_KM = 60;
/** Up to here a supplier of another department is near, whatever its trade. */
export const NEAR_KM = 30;
/** How far to look for those who are set aside for distance, to name them. */
export const SET_ASIDE_KM = 120;
/** How surely the object must name a trade for Métier to be held by it, and for it to count at all. */
export const TRADE_NAMED = 0.5;
export const TRADE_COUNTS = 0.35;
/** How surely the words of an activity must name a trade to hold it: one likely word in a long text does not. */
export const ACTIVITY_NAMED = 0.62;
