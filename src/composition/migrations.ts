import { CreateExtensions1790000000100 } from '../../migrations/1790000000100-create-extensions';
import { CreateOutbox1790000000200 } from '../../migrations/1790000000200-create-outbox';
import { CreateMailbox1790000000300 } from '../../migrations/1790000000300-create-mailbox';
import { CreateAudit1790000000400 } from '../../migrations/1790000000400-create-audit';
import { CreateDelivery1790000000500 } from '../../migrations/1790000000500-create-delivery';
import { CreateAccount1790000000600 } from '../../migrations/1790000000600-create-account';
import { CreateOpportunity1790000000700 } from '../../migrations/1790000000700-create-opportunity';
import { CreateNotice1790000000800 } from '../../migrations/1790000000800-create-notice';
import { CreateNeed1790000000900 } from '../../migrations/1790000000900-create-need';
import { CreateSupplier1790000001000 } from '../../migrations/1790000001000-create-supplier';
import { CreateMatching1790000001100 } from '../../migrations/1790000001100-create-matching';
import { CreateAnswer1790000001200 } from '../../migrations/1790000001200-create-answer';
import { CreateAlert1790000001300 } from '../../migrations/1790000001300-create-alert';
import { CreateIngest1790000001400 } from '../../migrations/1790000001400-create-ingest';
import { CreateSearch1790000001500 } from '../../migrations/1790000001500-create-search';
import { CreateInstance1790000001600 } from '../../migrations/1790000001600-create-instance';
import { ExtendIngest1790000001700 } from '../../migrations/1790000001700-extend-ingest';
import { CreateSourceValidator1790000001800 } from '../../migrations/1790000001800-create-source-validator';
import { ExtendProcedure1790000001900 } from '../../migrations/1790000001900-extend-procedure';
import { IndexQuarantine1790000002000 } from '../../migrations/1790000002000-index-quarantine';
import { CreateSupplierMessage1790000002400 } from '../../migrations/1790000002400-create-supplier-message';
import { ExtendSupplier1790000002100 } from '../../migrations/1790000002100-extend-supplier';
import { SplitSearchTables1790000002200 } from '../../migrations/1790000002200-split-search-tables';
import { CreateKeptSearches1790000002300 } from '../../migrations/1790000002300-create-kept-searches';
import { CreateSupplierCheck1790000002650 } from '../../migrations/1790000002650-create-supplier-check';
import { ExtendMatch1790000002740 } from '../../migrations/1790000002740-extend-match';
import { CreateLead1790000002760 } from '../../migrations/1790000002760-create-lead';
import { KeepVerdictFacts1790000002780 } from '../../migrations/1790000002780-keep-verdict-facts';
import { SlimMatch1790000002800 } from '../../migrations/1790000002800-slim-match';
import { WidenNeedPlace1790000002830 } from '../../migrations/1790000002830-widen-need-place';
import { CreateReferenceList1790000002500 } from '../../migrations/1790000002500-create-reference-list';
import { CreateLearntWord1790000002700 } from '../../migrations/1790000002700-create-learnt-word';
import { ExtendNeedWithLaw1790000002720 } from '../../migrations/1790000002720-extend-need-with-law';

/** Every migration, in order. A file that is not here would never run: a guard test compares the two. */
export const migrations = [
  CreateExtensions1790000000100,
  CreateOutbox1790000000200,
  CreateMailbox1790000000300,
  CreateAudit1790000000400,
  CreateDelivery1790000000500,
  CreateAccount1790000000600,
  CreateOpportunity1790000000700,
  CreateNotice1790000000800,
  CreateNeed1790000000900,
  CreateSupplier1790000001000,
  CreateMatching1790000001100,
  CreateAnswer1790000001200,
  CreateAlert1790000001300,
  CreateIngest1790000001400,
  CreateSearch1790000001500,
  CreateInstance1790000001600,
  ExtendIngest1790000001700,
  CreateSourceValidator1790000001800,
  ExtendProcedure1790000001900,
  IndexQuarantine1790000002000,
  ExtendSupplier1790000002100,
  SplitSearchTables1790000002200,
  CreateKeptSearches1790000002300,
  CreateSupplierMessage1790000002400,
  CreateReferenceList1790000002500,
  CreateSupplierCheck1790000002650,
  CreateLearntWord1790000002700,
  ExtendNeedWithLaw1790000002720,
  ExtendMatch1790000002740,
  CreateLead1790000002760,
  KeepVerdictFacts1790000002780,
  SlimMatch1790000002800,
  WidenNeedPlace1790000002830,
];
