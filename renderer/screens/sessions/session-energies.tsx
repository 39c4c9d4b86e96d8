import type { EnergyView } from '../../../main/api/views/session-views.ts';
import { formatDecimalText } from '../../text/format-number.ts';
import { useWords } from '../../text/texts-context.ts';
import { TimeText } from '../../widgets/time-text.tsx';
import { EvidenceLink } from '../../widgets/evidence-link.tsx';

/** From when to when samples tell that do not tell the whole session; their difference is no contradiction then. */
function Stretch({ of: { stretch } }: { readonly of: EnergyView }) {
  const { t } = useWords();
  if (stretch === null) return null;
  return (
    <span className="muted" data-testid="samples-stretch">
      , {t.sessions.onlyFrom} <TimeText iso={stretch.from} show="time" /> {t.sessions.onlyTo}{' '}
      <TimeText iso={stretch.to} show="time" />
    </span>
  );
}

/** The energy of a session by everyone who knows it: exact watt-hours side by side, with the difference, each leading to its bytes. */
export function SessionEnergies({ energies }: { readonly energies: readonly EnergyView[] }) {
  const { t, language } = useWords();
  if (energies.length < 2) return null;
  const exact = (text: string) => formatDecimalText(text, language);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <div className="table-scroll" role="group" aria-label={t.sessions.energies} tabIndex={0}>
      <table className="plain-table energies" data-testid="session-energies">
        <caption className="hidden-visually">{t.sessions.energies}</caption>
        <thead>
          <tr>
            <th scope="col">{t.sessions.energyBy}</th>
            <th scope="col" className="number">
              {t.sessions.start}
            </th>
            <th scope="col" className="number">
              {t.sessions.stop}
            </th>
            <th scope="col" className="number">
              {t.sessions.energy}
            </th>
            <th scope="col" className="number">
              {t.sessions.difference}
            </th>
          </tr>
        </thead>
        <tbody>
          {energies.map((each) => {
            return (
              <tr key={each.by} data-marked={each.deviates ? '' : undefined}>
                <th scope="row">
                  {each.by === 'samples' ? t.sessions.bySamples : t.witness[each.by]}
                  <Stretch of={each} />
                </th>
                <td className="number">
                  <EvidenceLink evidence={each.startEvidence}>{exact(each.startWh)}</EvidenceLink>
                </td>
                <td className="number">
                  <EvidenceLink evidence={each.stopEvidence}>{exact(each.stopWh)}</EvidenceLink>
                </td>
                <td className="number strong">{exact(each.energyWh)}</td>
                <td className="number">{each.differenceWh === null ? t.common.none : exact(each.differenceWh)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
