import { Injectable } from '@nestjs/common';
import { DomainError } from '#lib/kernel';
import type { SupplierSource } from '../supplier-source.port';
import { esusList } from './esus/esus-list.source';
import { directoryFile } from './supplier-file/directory-file.source';
import { supplierFile } from './supplier-file/supplier-file.source';

/** The sources of suppliers, each once. */
@Injectable()
export class SupplierSources {
  readonly all: readonly SupplierSource[] = [directoryFile, supplierFile, esusList];

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
