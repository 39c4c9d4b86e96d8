import { userInfo } from 'node:os';

/** Who sits at this computer, as the journal names them. */
export function person(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers may run under a user id without an entry in the user list.
    return 'unknown';
  }
}
