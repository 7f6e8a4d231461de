/** Stands in for engine.io's WebTransport, which needs HTTP/3: no hall's server speaks it, and every page would carry it. */
export const WT = undefined;
