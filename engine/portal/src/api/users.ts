import * as v from 'valibot';
import { get } from './http';
import { collection } from './values';

const userSchema = v.pipe(
  v.object({ id: v.string(), name: v.optional(v.string()), user_name: v.optional(v.string()) }),
  v.transform(({ id, name, user_name: userName }) => ({
    id,
    name: userName?.replace(/-authz$/, '') ?? name ?? id,
  })),
);

/** Names of users, by which tasks say who started them. */
export const fetchUsers = (signal?: AbortSignal) => get('users', collection('user', userSchema), signal);
