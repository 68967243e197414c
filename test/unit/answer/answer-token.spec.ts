import { answerToken, hashOfToken } from '../../../src/answer/answer-token';

const secret = 'a secret of the instance, thirty-two long';

describe('the token of a link', () => {
  it('is the same each time the mail is rendered', () => {
    expect(answerToken(secret, 'd', 'o', 'interested')).toBe(answerToken(secret, 'd', 'o', 'interested'));
  });

  it('serves one purpose, of one opportunity, of one mail, of one instance', () => {
    const tokens = [
      answerToken(secret, 'd', 'o', 'interested'),
      answerToken(secret, 'd', 'o', 'not-for-me'),
      answerToken(secret, 'd', 'p', 'interested'),
      answerToken(secret, 'e', 'o', 'interested'),
      answerToken(secret, 'd', null, 'stop'),
      answerToken(`${secret}!`, 'd', 'o', 'interested'),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('fits a URL and is not what is stored', () => {
    const token = answerToken(secret, 'd', 'o', 'interested');
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(hashOfToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfToken(token)).not.toContain(token);
  });
});
