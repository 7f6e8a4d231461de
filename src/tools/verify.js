import { build, install, ROOT } from './prepare.js';

install();
build();
await import(`${ROOT}build/tools/verify.js`);
