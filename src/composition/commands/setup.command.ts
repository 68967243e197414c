import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { AccountService } from '../../account/account.service';
import { AuditService } from '../../audit/audit.service';
import { DomainError } from '#lib/kernel';
import { readSettings, writeSetting } from '../instance/settings';
import { QUESTIONS, type Question, type SetupAnswers } from '../instance/setup-answers';
import { houseOptions } from '../start/house-options';
import { withHouse, type CommandHouse, type HouseOptions } from '../start/with-house';

interface Options extends HouseOptions {
  epci?: string;
  communes?: string;
  officer?: string;
  sender?: string;
  url?: string;
}

/** `maillon setup`: makes a real instance, from flags or, at a terminal, from answers to questions. */
export function addSetup(program: Command): void {
  const command = program
    .command('setup')
    .description('make a real instance: territory, first officer, sender, public address')
    .option('--epci <siren>', 'territory: an EPCI, by its SIREN')
    .option('--communes <list>', 'territory: communes, by INSEE code or name, with commas between')
    .option('--officer <email>', 'e-mail address of the first officer')
    .option('--sender <sender>', 'sender of the mails, `Name <name@domain>`')
    .option('--url <url>', 'address under which people reach the pages');
  houseOptions(command).action(async (options: Options) => {
    const answers = await answersOf(options);
    process.exitCode = await withHouse(options, (house) => setUp(house, answers));
  });
}

async function setUp({ app, db, clock, config, steps }: CommandHouse, answers: SetupAnswers): Promise<void> {
  if ((await readSettings(db)).demo !== undefined) {
    throw new DomainError(
      'setup/demo',
      'This database holds the demo, and a real instance must not start among fictional people. Give another one: --data-dir D (and start with --no-demo), or DATABASE_URL.',
    );
  }
  const { territory, officer, sender, publicUrl } = answers;
  await db.transaction(async (tx) => {
    const now = clock.now();
    await writeSetting(tx, 'territory', territory, now);
    if (sender) await writeSetting(tx, 'sender', sender, now);
    if (publicUrl) await writeSetting(tx, 'publicUrl', publicUrl, now);
    const accounts = app.get(AccountService, { strict: false });
    const person = await accounts.findOrCreatePerson(tx, { email: officer, name: officer.split('@')[0]! });
    await accounts.grantRole(tx, { personId: person.id, role: 'officer' });
    await app.get(AuditService, { strict: false }).record(tx, {
      channel: 'cli',
      action: 'instance.set-up',
      subjectType: 'instance',
      subjectId: 'instance',
      facts: { territory: territory.name, communes: territory.communes.length },
    });
  });
  steps.say(`${territory.name}: ${territory.communes.length} communes. The officer signs in at /connexion.`);
  for (const [value, name] of [
    [sender, 'MAIL_FROM'],
    [publicUrl, 'PUBLIC_URL'],
  ] as const) {
    if (value && config.given.includes(name))
      steps.say(`${name} is set in the environment, and wins over this setting.`);
  }
  steps.say('A running start takes a new sender or address once it is started again.');
}

async function answersOf(options: Options): Promise<SetupAnswers> {
  const given: Record<keyof SetupAnswers, string | undefined> = {
    territory: options.epci ?? options.communes,
    officer: options.officer,
    sender: options.sender,
    publicUrl: options.url,
  };
  const answers: Partial<Record<keyof SetupAnswers, unknown>> = {};
  const problems: string[] = [];
  const open: Question[] = [];
  for (const question of QUESTIONS) {
    const text = given[question.name]?.trim();
    const read = text ? question.read(text) : undefined;
    if (!read) open.push(question);
    else if ('problem' in read) problems.push(`${question.flag}: ${read.problem}`);
    else answers[question.name] = read.value;
  }
  const missing = open.filter(({ optional }) => !optional);
  if (missing.length > 0 && !process.stdin.isTTY) {
    problems.push(...missing.map(({ flag }) => `${flag}: missing, and there is no terminal to ask at.`));
  }
  if (problems.length > 0) throw new DomainError('setup/bad-answers', problems.join('\n'));
  // Whoever gave every flag that matters wants no conversation
  if (missing.length > 0) Object.assign(answers, await asked(open));
  return { sender: null, publicUrl: null, ...answers } as SetupAnswers;
}

async function asked(questions: readonly Question[]): Promise<Record<string, unknown>> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers: Record<string, unknown> = {};
  try {
    for (const { name, ask, optional, read } of questions) {
      for (;;) {
        const text = (await terminal.question(`${ask}\n> `)).trim();
        if (!text && optional) break;
        const result = read(text);
        if ('value' in result) {
          answers[name] = result.value;
          break;
        }
        process.stderr.write(`${result.problem}\n`);
      }
    }
    return answers;
  } finally {
    terminal.close();
  }
}
