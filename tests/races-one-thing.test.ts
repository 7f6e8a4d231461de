import { fortyWindows } from './harness/presets.ts';
import { describeRacesForOneThing } from './harness/races-one-thing.ts';
import { startServer } from './harness/server.ts';

describeRacesForOneThing(() => startServer({ PRESET: fortyWindows() }));
