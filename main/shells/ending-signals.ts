/**
 * By which a program is told to end. On Windows a closed console window comes as SIGHUP, with a few seconds before the system ends the process itself, and Ctrl+Break as
 * SIGBREAK; SIGTERM is never heard there (Node.js, "Signal events").
 */
export function endingSignals(platform: NodeJS.Platform = process.platform): readonly NodeJS.Signals[] {
  return platform === 'win32' ? ['SIGINT', 'SIGHUP', 'SIGBREAK'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
}

/**
 * Which of them are handed on to a program that was started. On Windows none: "sending" a signal there ends the process at once, with its private copies left behind. What
 * the console says reaches all its programs anyway, so the starter only waits.
 */
export function passedSignals(platform: NodeJS.Platform = process.platform): readonly NodeJS.Signals[] {
  return platform === 'win32' ? [] : ['SIGTERM', 'SIGHUP', 'SIGINT'];
}
