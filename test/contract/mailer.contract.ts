import { MailRefused, type Mail, type Mailer } from '#lib/mail';

/** A mail as it arrived. */
export interface Arrived {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  header(name: string): string | undefined;
}

interface World {
  mailer(): Mailer;
  arrived(): Promise<Arrived[]>;
}

export const aMail: Mail = {
  messageId: '<018f0000-0000-7000-8000-000000000001@maillon.example>',
  kind: 'test',
  to: 'contact@jardins-de-brumeval.example',
  subject: 'Réservé à l’insertion : 2 marchés « verts », dont 1 près de chez vous, à l’été',
  html: '<p>Ça m’intéresse &amp; œuvre, 3 € — où ? 🌿</p>',
  text: 'Ça m’intéresse & œuvre, 3 € — où ? 🌿\n\n.\nUn point seul sur sa ligne.\n',
  headers: {
    'List-Unsubscribe': `<https://maillon.example/desinscription/${'jeton-'.repeat(12)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
};

/** What every carrier of mails does alike. */
export function mailerContract(world: World): void {
  it('answers a ping', async () => {
    await world.mailer().ping();
  });

  it('carries a mail whole: its sender, its words in any script, its headers, its Message-ID', async () => {
    await world.mailer().send(aMail);
    const [mail, ...others] = await world.arrived();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({
      messageId: aMail.messageId,
      from: 'Maillon <maillon@maillon.example>',
      to: aMail.to,
      subject: aMail.subject,
    });
    expect(mail!.html.trim()).toBe(aMail.html);
    expect(mail!.text.trim()).toBe(aMail.text.trim());
    expect(mail!.header('List-Unsubscribe')).toBe(aMail.headers!['List-Unsubscribe']);
    expect(mail!.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(mail!.header('Auto-Submitted')).toBe('auto-generated');
  });

  it('carries a mail that is sent twice twice, under the same Message-ID', async () => {
    await world.mailer().send(aMail);
    await world.mailer().send(aMail);
    expect((await world.arrived()).map(({ messageId }) => messageId)).toEqual([aMail.messageId, aMail.messageId]);
  });

  it.each(['', 'nobody', 'a@b.example, c@d.example', 'Jean <jean@b.example>', 'a@b.example\r\nBcc: c@d.example'])(
    'refuses for good what is not one bare address: %j',
    async (to) => {
      await expect(world.mailer().send({ ...aMail, to })).rejects.toThrow(MailRefused);
      expect(await world.arrived()).toEqual([]);
    },
  );

  it('keeps a subject with a line break within the subject', async () => {
    await world.mailer().send({ ...aMail, subject: 'Un\r\nBcc: autre@d.example' });
    const [mail] = await world.arrived();
    expect(mail!.header('Bcc')).toBeUndefined();
    expect(mail!.subject).toContain('Un');
  });
}
