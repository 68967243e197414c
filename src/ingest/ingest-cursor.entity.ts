import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far a source was read; moved in the transaction of the rows it stands for. */
@Entity('ingest_cursor')
export class IngestCursor {
  @PrimaryColumn('text')
  source!: string;

  @Column('jsonb')
  position!: Record<string, string | number | null>;

  @Column('timestamptz', { name: 'moved_at' })
  movedAt!: Date;
}
