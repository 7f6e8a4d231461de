import { build, install } from './prepare.js';

install();
build();
await import('../server.js');
