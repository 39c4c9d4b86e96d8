import { useContext } from 'react';
import { Button } from 'react-aria-components';
import { RangeBrush } from '../charts/range-brush.tsx';
import { StationZoneContext } from '../text/zone-context.ts';
import { useWords } from '../text/texts-context.ts';
import { visibleText } from '../text/visible-text.ts';
import { titled } from '../widgets/button.tsx';
import { Icon } from '../widgets/icon.tsx';
import { useCase } from './case-context.ts';
import { handlerOf } from './command-handlers.ts';
import { showKey } from './commands.ts';
import { isMac } from './platform.ts';
import { RangeTrail } from './range-trail.tsx';
import { SettingsMenu } from './settings-menu.tsx';

/** Case, stations and zone; committed ranges; search; below them the brush over all of the case's time. */
export function TopBar() {
  const { t } = useWords();
  const info = useCase();
  const zone = useContext(StationZoneContext);
  return (
    <header className="top-bar">
      <div className="top-line">
        <h1 className="case-name ellipsis" title={visibleText(info.name)} data-testid="case-name">
          {visibleText(info.name)}
        </h1>
        <span className="top-facts ellipsis">
          <span title={info.stations.map((station) => visibleText(station)).join('\n')}>
            {info.stations.length === 0
              ? info.conclusions === 'none'
                ? ''
                : t.frame.noStation
              : info.stations.length === 1
                ? visibleText(info.stations[0] ?? '')
                : t.frame.stations(info.stations.length)}
          </span>
          <Button
            className="zone-button"
            onPress={() => handlerOf('zone')?.()}
            ref={titled(`${t.frame.changeZone} ${zone}. ${t.frame.zoneReason[info.zoneReason]}`)}
            aria-label={`${t.frame.changeZone} ${zone}. ${t.frame.zoneReason[info.zoneReason]}`}
          >
            {zone}
            {info.zoneReason !== 'given' && (
              <span className="zone-doubt">{info.zoneReason === 'default' ? '?' : '~'}</span>
            )}
          </Button>
        </span>
        <RangeTrail />
        <Button className="search-button" onPress={() => handlerOf('palette')?.()} data-testid="search">
          <Icon name="search" />
          <span className="ellipsis">{t.frame.search}</span>
          <kbd>{showKey('Mod+k', isMac(), t.common.controlKey)}</kbd>
        </Button>
        <SettingsMenu />
      </div>
      <RangeBrush />
    </header>
  );
}
