import { Injectable } from '@nestjs/common';
import { Config } from '#lib/config';
import { Clock, DomainError } from '#lib/kernel';
import type { SupplierSource } from '../supplier-source.port';
import { esusList } from './esus/esus-list.source';
import { FinessSource } from './finess/finess.source';
import { MarcheInclusionSource } from './marche-inclusion/marche-inclusion.source';
import { RechercheEntreprisesSource } from './recherche-entreprises/recherche-entreprises.source';
import { directoryFile } from './supplier-file/directory-file.source';
import { supplierFile } from './supplier-file/supplier-file.source';

/** The sources that are asked over HTTP, in the order in which pages list them. */
export const REGISTERS = ['recherche-entreprises', 'marche-inclusion', 'finess'] as const;
export type Register = (typeof REGISTERS)[number];

/** The lists that somebody imports from a file, in the order in which pages list them. */
export const LISTS: readonly string[] = [directoryFile.name, supplierFile.name, esusList.name];

/** @returns whether a source is a register that is asked */
export function isRegister(source: string): source is Register {
  return (REGISTERS as readonly string[]).includes(source);
}

/** The sources of suppliers, each once. */
@Injectable()
export class SupplierSources {
  readonly all: readonly SupplierSource[];

  constructor(config: Config, clock: Clock) {
    this.all = [
      directoryFile,
      supplierFile,
      esusList,
      new RechercheEntreprisesSource(config.rechercheEntreprisesUrl, clock),
      new MarcheInclusionSource(config.marcheInclusionUrl, config.marcheInclusionToken, clock),
      new FinessSource(config.finessUrl),
    ];
  }

  /** @throws DomainError `ingest/unknown-source` */
  named(name: string): SupplierSource {
    const source = this.all.find((one) => one.name === name);
    if (source) return source;
    const names = this.all.map((one) => one.name).join(', ');
    throw new DomainError('ingest/unknown-source', `No source of suppliers is called ${name}: ${names}.`, {
      field: 'source',
    });
  }
}
