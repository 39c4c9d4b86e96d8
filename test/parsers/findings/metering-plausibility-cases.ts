import { lines, longSession, meter, times } from './case-lines.ts';
import type { RuleCase } from './rule-case.ts';

const energy = (wh: number): string => `Energy.Active.Import.Register=${wh}`;
const power = (watts: number): string => `Power.Active.Import=${watts}`;

export const meteringPlausibilityCases: readonly RuleCase[] = [
  {
    rule: 'metering.energy-jump',
    fires: lines(
      longSession(
        meter('10:20:00', energy(1000), power(11000)),
        meter('10:21:00', energy(1180), power(11000)),
        meter('10:22:00', energy(9000), power(11000)),
      ),
    ),
    quiet: [
      lines(
        longSession(
          meter('10:20:00', energy(1000), power(11000)),
          meter('10:21:00', energy(1180), power(11000)),
          // Twice as fast as the power told is still a matter of averages.
          meter('10:27:00', energy(3300), power(11000)),
        ),
      ),
      // Without any power told, only what no station can do.
      lines(longSession(meter('10:20:00', energy(1000)), meter('10:21:00', energy(6000)))),
    ],
  },
  {
    rule: 'metering.power-without-energy',
    fires: lines(longSession(...times('10:20:00', 7, 60).map((time) => meter(time, energy(1000), power(3600))))),
    quiet: [
      lines(longSession(...times('10:20:00', 5, 60).map((time) => meter(time, energy(1000), power(3600))))),
      lines(
        longSession(
          ...times('10:20:00', 7, 60).map((time, index) => meter(time, energy(1000 + 60 * index), power(3600))),
        ),
      ),
      lines(longSession(...times('10:20:00', 7, 60).map((time) => meter(time, energy(1000), power(0))))),
    ],
    expected: { params: { duration: '6 min', powerW: 3600 } },
  },
  {
    rule: 'metering.soc-stalls',
    fires: lines(longSession(...times('10:20:00', 5, 300).map((time) => meter(time, 'SoC=40', power(50000))))),
    quiet: [
      lines(
        longSession(...times('10:20:00', 5, 300).map((time, index) => meter(time, `SoC=${40 + index}`, power(50000)))),
      ),
      // Full, or hardly any power.
      lines(longSession(...times('10:20:00', 5, 300).map((time) => meter(time, 'SoC=100', power(50000))))),
      lines(longSession(...times('10:20:00', 5, 300).map((time) => meter(time, 'SoC=40', power(1000))))),
    ],
  },
  {
    rule: 'metering.phase-lost',
    fires: lines(
      longSession(
        meter('10:20:00', 'Current.Import=16@L1', 'Current.Import=16@L2', 'Current.Import=16@L3'),
        ...times('10:21:00', 3, 60).map((time) =>
          meter(time, 'Current.Import=16@L1', 'Current.Import=0@L2', 'Current.Import=16@L3'),
        ),
      ),
    ),
    quiet: [
      // Never three phases: a vehicle that uses two.
      lines(
        longSession(
          ...times('10:21:00', 4, 60).map((time) =>
            meter(time, 'Current.Import=16@L1', 'Current.Import=0@L2', 'Current.Import=16@L3'),
          ),
        ),
      ),
      // It goes down to one phase: the vehicle's choice.
      lines(
        longSession(
          meter('10:20:00', 'Current.Import=16@L1', 'Current.Import=16@L2', 'Current.Import=16@L3'),
          ...times('10:21:00', 3, 60).map((time) =>
            meter(time, 'Current.Import=16@L1', 'Current.Import=0@L2', 'Current.Import=0@L3'),
          ),
        ),
      ),
    ],
    expected: { params: { phase: 'L2' } },
  },
  {
    rule: 'metering.offered-too-little',
    fires: lines(longSession(...times('10:20:00', 4, 300).map((time) => meter(time, 'Current.Offered=5')))),
    quiet: [
      lines(longSession(...times('10:20:00', 4, 300).map((time) => meter(time, 'Current.Offered=6')))),
      lines(longSession(...times('10:20:00', 3, 300).map((time) => meter(time, 'Current.Offered=5')))),
    ],
  },
  {
    rule: 'metering.temperature-high',
    fires: lines(longSession(meter('10:20:00', 'Temperature=66'))),
    quiet: [lines(longSession(meter('10:20:00', 'Temperature=64')))],
  },
  {
    rule: 'metering.voltage-out-of-range',
    fires: lines(longSession(...times('10:20:00', 3, 60).map((time) => meter(time, 'Voltage=204@L1')))),
    quiet: [
      lines(longSession(...times('10:20:00', 3, 60).map((time) => meter(time, 'Voltage=208@L1')))),
      lines(longSession(...times('10:20:00', 2, 60).map((time) => meter(time, 'Voltage=204@L1')))),
      // The voltage of a vehicle's battery is no mains.
      lines(longSession(...times('10:20:00', 3, 60).map((time) => meter(time, 'Voltage=400')))),
    ],
  },
];
