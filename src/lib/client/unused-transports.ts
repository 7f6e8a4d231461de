/**
 * Stands in for what engine.io brings and no page of ours uses: WebTransport needs HTTP/3, which no hall's server speaks,
 * and polling goes by XMLHttpRequest. Every page would carry them.
 */
export const WT = undefined;
export const Fetch = undefined;
