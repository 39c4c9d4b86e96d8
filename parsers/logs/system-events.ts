import type { LogEventKind } from '../model/log-event.ts';

/*
 * What the operating system below a station says about itself (issue 4): kernel, systemd, journald, NetworkManager, ModemManager, chrony, ntpd,
 * OpenWrt. By content, because every distribution words and places it differently; the first that fits counts.
 */
export const systemEvents: readonly (readonly [RegExp, LogEventKind])[] = [
  [
    /\bLinux version \d+\.\d+|\bBooting Linux on physical CPU|syslogd[^\n]{0,40}(?:started|restart)|systemd\[1\]: systemd \d+[^\n]{0,200}running in system mode|\brsyslogd[^\n]{0,80}\bstart\b|procd: - early -/,
    'system-started',
  ],
  [
    /\bOut of memory\b|\boom-killer\b|\boom[-_]kill\b|\boom_reaper\b|Killed process \d+|Memory cgroup out of memory|invoked oom/i,
    'out-of-memory',
  ],
  [
    /\bwatchdog\b[^\n]{0,60}(?:timeout|timed out|expired|did not stop|reset|hard LOCKUP|BUG|lockup|triggered|bark|bite)|soft lockup|reset[^\n]{0,30}\bby watchdog\b|Watchdog timeout|boot (?:reason|status)[^\n]{0,20}watchdog/i,
    'watchdog',
  ],
  [/Kernel panic|\bBUG: unable to handle|Internal error: Oops|\bOops:|Unable to handle kernel/, 'kernel-crash'],
  [
    /No space left on device|disk (?:is )?full|file ?system (?:is )?full|\bENOSPC\b|insufficient (?:disk|storage) space|Runtime journal is full/i,
    'disk-full',
  ],
  [
    /EXT[234]-fs (?:error|warning)|EXT[234]-fs \([^)]{1,40}\): (?:error|warning)|EXT[234]-fs[^\n]{0,60}(?:recovery|orphan|unclean|corrupt|remount)|Buffer I\/O error|\bI\/O error\b|blk_update_request|JFFS2[^\n]{0,40}(?:error|CRC|failed)|UBIFS (?:error|warning)|UBI (?:error|warning)|SQUASHFS error|Remounting filesystem read-only|read-only file ?system|mmc\d[^\n]{0,60}(?:error|timeout|Timeout)|FAT-fs[^\n]{0,60}(?:error|not properly unmounted)|BTRFS[^\n]{0,40}(?:error|critical)|XFS[^\n]{0,40}(?:[Cc]orruption|error)|fsck[^\n]{0,80}(?:error|corrupt|UNEXPECTED)/,
    'file-system-error',
  ],
  [
    /(?:usb|USB)[^\n]{0,60}(?:disconnect|device not (?:accepting|responding))|GSM modem[^\n]{0,60}disconnected|option\d?[^\n]{0,60}disconnected|(?:cdc_(?:mbim|ether|acm|wdm|ncm)|qmi_wwan)[^\n]{0,80}unregister|modem[^\n]{0,40}(?:removed|lost|disappeared|not found|no response|disabled)|\bwwan\d[^\n]{0,40}\bdown\b|(?:SIM|sim)[^\n]{0,30}(?:missing|not inserted|removed|failure)/,
    'modem-lost',
  ],
  [
    /usb [\d.-]{1,20}: new [^\n]{0,40}USB device|GSM modem[^\n]{0,60}(?:now attached|converter detected)|(?:cdc_(?:mbim|ether|acm|wdm|ncm)|qmi_wwan)[^\n]{0,80}: register|modem[^\n]{0,60}(?:registered|connected|state changed[^\n]{0,30}-> connected|\benabled\b|found|detected)|ttyUSB\d[^\n]{0,20}attached/i,
    'modem-found',
  ],
  [
    /System clock (?:was stepped|wrong|TAI)|time stepped by|clock (?:was )?(?:stepped|jumped)|step(?:ping)? (?:the )?(?:system )?(?:clock|time)|Time has been changed|adjusting (?:system )?(?:clock|time)|setting (?:system )?(?:clock|time)|System time (?:set|changed)|Initial synchronization to time server|Synchronized to time server|(?:rtc|hwclock)[^\n]{0,40}setting system clock|settimeofday|ntpd?[^\n]{0,60}(?:step time server|synchroni[sz]ed|adjust time server)|RTC Info: ?\d{4}\.\d{2}\.\d{2}-\d{2}:\d{2}:\d{2}|time jumped/i,
    'clock-set',
  ],
  [
    /segfault at|dumped core|\bcore dump(?:ed)?\b|Main process exited, code=(?:killed|dumped)|terminated by signal|SIGSEGV|SIGABRT|traps: |general protection|Failed with result '(?:signal|core-dump|watchdog|exit-code|timeout)'/,
    'process-crashed',
  ],
  [
    /Scheduled restart job|Service (?:hold-off|RestartSec)[^\n]{0,60}scheduling restart|procd: Instance [^\n]{1,80} (?:s in a crash loop|respawn)|restarting (?:process|service|daemon)|(?:process|service|daemon) [^\n]{1,60} restarted|supervisor[^\n]{0,60}restarting|monit[^\n]{0,80}restart/i,
    'process-restarted',
  ],
  [
    /(?:Link is Down|link is not ready|carrier lost|lost carrier|NO-CARRIER|link down|Lost carrier|NIC Link is Down|network is unreachable|link becomes down)|(?:eth|wlan|wwan|ppp|usb|br-lan|enp|ens|eno|wlp)\w{0,8}[^\n]{0,40}\b(?:link )?down\b|pppd[^\n]{0,60}(?:Connection terminated|Modem hangup|LCP terminated|No response)|deauthenticat|CTRL-EVENT-DISCONNECTED|state changed?: \w{1,20} -> (?:disconnected|unavailable|failed)|-> (?:disconnected|unavailable) \(reason/i,
    'network-down',
  ],
  [
    /(?:Link is Up|link becomes ready|carrier acquired|Gained carrier|NIC Link is Up|link up\b)|pppd[^\n]{0,60}(?:local +IP address|Connect:|remote IP)|CTRL-EVENT-CONNECTED|(?:DHCPACK|udhcpc[^\n]{0,40}lease of|leased? [\d.]{7,15} )|state changed?: \w{1,20} -> activated|-> activated \(reason/i,
    'network-up',
  ],
  [
    /Under-?voltage detected|PowerFail|power (?:fail|loss|lost|failure)|brown-?out|mains (?:lost|failure)|AC (?:lost|fail)/i,
    'power-lost',
  ],
  [/(?:voltage normali[sz]ed|power (?:restored|good|back)|mains (?:restored|back))/i, 'power-restored'],
  [
    /(?:systemd-shutdown\[|The system (?:is going down|will (?:reboot|power off))|Reached target (?:System )?(?:Reboot|Power-Off|Shutdown|Final Step)|System is (?:rebooting|powering down)|reboot: (?:Restarting|Power down)|shutting down for system|Received SIGTERM from PID 1|syslogd[^\n]{0,20}exiting|\brebooting\b)/i,
    'system-stopping',
  ],
];

/**
 * Words without which a line is none of these; in groups, because an engine finds a few words many times faster than many. Only lines that hold one are
 * looked at more closely.
 */
export const systemEventHints: readonly RegExp[] = [
  /[Mm]emory|oom[-_]|[Kk]illed|[Ww]atchdog|lockup|[Pp]anic|BUG:|[Oo]ops|[Nn]o space|[Ff]ull|ENOSPC|space/g,
  /EXT[234]-fs|I\/O|blk_upd|JFFS2|UBI|SQUASHFS|[Rr]ead-only|mmc\d|FAT-fs|BTRFS|XFS|fsck/g,
  /USB|usb|[Mm]odem|MODEM|wwan|cdc_|qmi_|SIM|ttyUSB/g,
  /[Cc]lock|settimeofday|RTC|[Ss]ynchroni|[Tt]ime (?:stepped|has|set|changed|server|jumped)|setting /g,
  /segfault|core|Main process|signal|SIG[ST]|traps: |protection|Failed with|kernel paging|kernel NULL|handle kernel/g,
  /[Rr]estart|respawn|crash loop|[Rr]eboot|[Ss]hutdown|[Ss]hutting|going down|powering|SIGTERM|exiting/g,
  /[Ll]ink|[Cc]arrier|CARRIER|pppd|unreachable|[Dd]eauth|CTRL-EVENT|DHCPACK|lease|udhcpc/g,
  /[Ss]tate change|-> (?:dis|un|act)|\b(?:eth|wlan|ppp|usb|enp|ens|eno|wlp|br-lan)\w{0,8}[^\n]{0,40}down|[Vv]oltage|[Pp]ower|[Bb]rown|[Mm]ains|\bAC (?:lost|fail)/g,
  /Linux version|Booting|syslogd|systemd \d|procd: -/g,
];
