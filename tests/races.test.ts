import { fortyWindows } from './harness/presets.ts';
import { describeRaces } from './harness/races.ts';
import { startServer } from './harness/server.ts';

describeRaces(() => startServer({ PRESET: fortyWindows() }));
