import * as v from 'valibot';
import { postForm, read } from './http';
import { session } from './session';

const SCOPE = 'ovirt-app-api';
const granted = v.object({ access_token: v.pipe(v.string(), v.minLength(1)) });

/** Trades a user name and a password for a session. */
export async function logIn(user: string, password: string): Promise<void> {
  const path = 'sso/oauth/token';
  const body = await postForm(path, { grant_type: 'password', scope: SCOPE, username: user, password });
  const first: unknown = Array.isArray(body) ? body[0] : body;
  session.begin({ user, token: read(path, granted, first).access_token });
}

/** Ends the session here at once and asks the engine to forget the token. */
export async function logOut(): Promise<void> {
  const token = session.current()?.token;
  session.end('logout');
  if (token !== undefined) await postForm('services/sso-logout', { scope: SCOPE, token });
}
