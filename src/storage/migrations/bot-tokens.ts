/** Bot tokens that expire, and who may renew them. */
export const botTokens: readonly string[] = [
  `create table bot_token (
    installation text not null primary key,
    token text,
    refresh_token text,
    expires_at bigint,
    reserved_until bigint not null
  )`,
];
