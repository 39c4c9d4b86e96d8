/** Whether a text starts like an OCPP-J frame: `[2,"id",` (OCPP-J 1.6, 4.2). */
export function looksLikeFrame(text: string): boolean {
  return /^\s{0,20}\[\s{0,20}[2-6]\s{0,20},\s{0,20}"/.test(text.slice(0, 100));
}

/** Whether a text holds sampled values as OCPP writes them. */
export function looksLikeMeterValue(text: string): boolean {
  return /^\s{0,20}[[{]/.test(text.slice(0, 40)) && /"sampledValue"\s{0,20}:/.test(text.slice(0, 4_000));
}
