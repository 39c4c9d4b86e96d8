/** Whether a text starts like an OCPP-J frame: `[2,"id",` (OCPP-J 1.6, 4.2). */
export function looksLikeFrame(text: string): boolean {
  return /^\s{0,20}\[\s{0,20}[2-6]\s{0,20},\s{0,20}"/.test(text.slice(0, 100));
}

/** Whether a text holds sampled values as OCPP writes them. */
export function looksLikeMeterValue(text: string): boolean {
  const head = text.slice(0, 4_000);
  return (/^\s{0,20}[[{]/.test(head) && /"sampledValue"\s{0,20}:/i.test(head)) || isSampledValues(head);
}

/** Whether a text is the list of sampled values alone, without the time that belongs to them (1.6, 7.43 SampledValue). */
export function isSampledValues(text: string): boolean {
  return (
    /^\s{0,20}\[\s{0,20}\{/.test(text.slice(0, 60)) &&
    /"value"\s{0,20}:/.test(text.slice(0, 4_000)) &&
    /"(?:measurand|unit|unitOfMeasure|context)"\s{0,20}:/.test(text.slice(0, 4_000)) &&
    !/"sampledValue"\s{0,20}:/i.test(text.slice(0, 4_000))
  );
}
