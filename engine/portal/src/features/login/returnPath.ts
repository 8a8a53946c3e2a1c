/** Where to go after the login: a place inside of the portal, whatever the address says. */
export function returnPath(from: string | null): string {
  if (from === null || !/^\/(?![/\\])/.test(from) || from.startsWith('/login')) return '/vms';
  return from;
}
