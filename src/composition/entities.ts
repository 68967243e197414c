import { AuditEntry } from '../audit/audit-entry.entity';
import { Consent } from '../delivery/consent.entity';
import { Delivery } from '../delivery/delivery.entity';
import { Suppression } from '../delivery/suppression.entity';
import { MailboxMessage } from '#lib/mail';
import { OutboxReceipt, OutboxRow } from '#lib/outbox';
import { AlertProfile } from '../alert/alert-profile.entity';
import { SavedSearch } from '../alert/saved-search.entity';
import { DigestItem } from '../alert/digest-item.entity';
import { DigestRound } from '../alert/digest-round.entity';
import { Digest } from '../alert/digest.entity';
import { AnswerLink } from '../answer/answer-link.entity';
import { Answer } from '../answer/answer.entity';
import { MatchHistory } from '../matching/match-history.entity';
import { MatchRun } from '../matching/match-run.entity';
import { Match } from '../matching/match.entity';
import { RematchRow } from '../matching/rematch.entity';
import { Membership } from '../account/membership.entity';
import { Organisation } from '../account/organisation.entity';
import { Person } from '../account/person.entity';
import { Session } from '../account/session.entity';
import { SignIn } from '../account/sign-in.entity';
import { IngestCursor } from '../ingest/ingest-cursor.entity';
import { IngestRun } from '../ingest/ingest-run.entity';
import { QuarantinedRecord } from '../ingest/quarantined-record.entity';
import { RawRecord } from '../ingest/raw-record.entity';
import { SupplierCheck } from '../ingest/supplier-check.entity';
import { NeedExclusion } from '../need/need-exclusion.entity';
import { Need } from '../need/need.entity';
import { Award } from '../notice/award.entity';
import { ProcedureKey } from '../notice/procedure-key.entity';
import { NoticeLink } from '../notice/notice-link.entity';
import { Notice } from '../notice/notice.entity';
import { ProcedureDecision } from '../notice/procedure-decision.entity';
import { ProcedureLot } from '../notice/procedure-lot.entity';
import { Procedure } from '../notice/procedure.entity';
import { OpportunityVersion } from '../opportunity/opportunity-version.entity';
import { ReferenceList } from '../ingest/references/reference-list.entity';
import { ReferenceRow } from '../ingest/references/reference-row.entity';
import { Opportunity } from '../opportunity/opportunity.entity';
import { EvidenceWatchDay } from '../supplier/evidence-watch.entity';
import { Evidence } from '../supplier/evidence.entity';
import { SupplierActivity } from '../supplier/supplier-activity.entity';
import { SupplierContact } from '../supplier/supplier-contact.entity';
import { SupplierListItem } from '../supplier/supplier-list-item.entity';
import { SupplierList } from '../supplier/supplier-list.entity';
import { SupplierMessage } from '../supplier/supplier-message.entity';
import { SupplierMerge } from '../supplier/supplier-merge.entity';
import { SupplierChange } from '../supplier/supplier-change.entity';
import { SupplierReference } from '../supplier/supplier-reference.entity';
import { SupplierTombstone } from '../supplier/supplier-tombstone.entity';
import { Supplier } from '../supplier/supplier.entity';
import { InstanceSetting } from './instance/instance-setting.entity';

/** Every entity of every room; a guard test compares them with the migrated tables. */
export const entities: (new () => object)[] = [
  OutboxRow,
  OutboxReceipt,
  MailboxMessage,
  AuditEntry,
  Delivery,
  Consent,
  Suppression,
  Organisation,
  Person,
  Membership,
  SignIn,
  Session,
  Need,
  NeedExclusion,
  Opportunity,
  OpportunityVersion,
  Procedure,
  Notice,
  NoticeLink,
  ProcedureKey,
  Award,
  ProcedureLot,
  ProcedureDecision,
  Supplier,
  SupplierActivity,
  Evidence,
  EvidenceWatchDay,
  SupplierReference,
  SupplierChange,
  SupplierContact,
  SupplierMerge,
  SupplierList,
  SupplierListItem,
  SupplierMessage,
  SupplierTombstone,
  IngestRun,
  IngestCursor,
  RawRecord,
  QuarantinedRecord,
  SupplierCheck,
  ReferenceList,
  ReferenceRow,
  Match,
  MatchHistory,
  MatchRun,
  RematchRow,
  Answer,
  AnswerLink,
  AlertProfile,
  SavedSearch,
  Digest,
  DigestItem,
  DigestRound,
  InstanceSetting,
];
