/** Loaded into a process with `--import`: writes its peak memory in KiB to the file that `LADEAKTE_PEAK` names when it ends. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const file = process.env['LADEAKTE_PEAK'];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
