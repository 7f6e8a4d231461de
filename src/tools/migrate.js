import { buildTools, install, ROOT } from './prepare.js';

install();
buildTools();
await import(`${ROOT}build/tools/migrate.js`);
