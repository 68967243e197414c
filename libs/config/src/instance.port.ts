/** The territory whose suppliers and purchases the pages show first; it limits nothing that is read, matched or alerted. */
export interface Territory {
  /** `Grand Poitiers` */
  name: string;
  /** SIREN of the EPCI, when the territory is one */
  epci: string | null;
  /** INSEE codes */
  communes: string[];
}

/** What the running instance is, as `maillon setup` or the demo wrote it. */
export interface InstanceSettings {
  territory: Territory | null;
  /** Everything in it is fictional */
  isDemo: boolean;
}

/** The settings of the instance, which live in the database because people choose them, not machines. */
export abstract class Instance {
  /** @returns the settings, at most a few seconds old */
  abstract settings(): Promise<InstanceSettings>;
  /** @returns what was last read, without waiting nor failing: an error page needs it when the database is gone */
  abstract known(): InstanceSettings;
}
