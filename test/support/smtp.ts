import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** A mail server of our own, in this process: it keeps what it accepted, and fails as it is told to. */
export class SmtpCatcher {
  readonly mails: { mail: ParsedMail; to: string[] }[] = [];
  /** Answers to a recipient: null accepts */
  onRecipient: (address: string) => string | null = () => null;
  /** Answers to a whole mail: null accepts. Its promise holds the answer back. */
  onMail: () => Promise<string | null> | string | null = () => null;
  /** Called at each connection; its promise holds the greeting back */
  onConnection: () => Promise<void> | void = () => {};
  private readonly server: SMTPServer;

  constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onConnect: (_session, done) => {
        void this.greet(done);
      },
      onRcptTo: ({ address }, _session, done) => done(refusal(this.onRecipient(address))),
      onData: (stream, session, done) => {
        void this.take(stream, session, done);
      },
    });
    // Killed clients reset their connections
    this.server.on('error', () => {});
  }

  private async greet(done: () => void): Promise<void> {
    await this.onConnection();
    done();
  }

  /** @returns the address to give as SMTP_URL */
  async start(port = 0): Promise<string> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** Cuts every connection at once, without a word. */
  breakConnections(): void {
    for (const connection of this.server.connections) (connection as { _socket: Socket })._socket.destroy();
  }

  private async take(
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
    done: (error?: Error | null) => void,
  ): Promise<void> {
    try {
      const mail = await simpleParser(stream);
      const answer = refusal(await this.onMail());
      if (!answer) this.mails.push({ mail, to: envelope.rcptTo.map(({ address }) => address) });
      done(answer);
    } catch (error) {
      done(error as Error);
    }
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
    });
  }
}

/** @param answer as `550 5.1.1 no such user` */
function refusal(answer: string | null): Error | null {
  if (answer === null) return null;
  const [, code, text] = /^(\d{3}) (.*)$/.exec(answer)!;
  return Object.assign(new Error(text), { responseCode: Number(code) });
}
